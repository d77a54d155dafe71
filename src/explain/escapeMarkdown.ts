/** Escapes free text, such as the key of a map, so that it is shown as it stands in Markdown and becomes no link. */
export function escapeText(text: string): string {
  return text.replace(/[!-,:-@[-`{-~]|(?<=www)\./gi, "\\$&");
}

/**
 * Escapes an API description, which is plain text with some Markdown: keeps code in backticks and indented
 * paragraphs, and escapes the rest. A `_` inside a word has no meaning in Markdown and may be part of a URL.
 */
export function escapeDescription(text: string): string {
  const paragraphs = text.split(/(\n{2,})/).map((paragraph) => {
    if (/^(?:(?:\t| {4}).*(?:\n|$))+$/.test(paragraph)) return paragraph;
    return paragraph.replace(
      /(`[^`\n]*`)|[<*\\[\]]|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])/g,
      (special, code: string | undefined) => code ?? `\\${special}`,
    );
  });
  return paragraphs.join("");
}

/**
 * Escapes a description that anybody may have written, such as that of a custom resource: no character of it has a
 * meaning in Markdown, so that it holds no link, not even an address that would become one, no image, and no HTML. Code
 * in backticks stays code where the backticks leave no doubt.
 */
export function escapeForeign(text: string): string {
  const isClear = !text.includes("``") && text.split("\n").every((line) => line.split("`").length % 2 === 1);
  if (!isClear) return escapeAll(text);
  return text
    .split(/(`[^`\n]+`)/)
    .map((part, index) => (index % 2 === 1 ? part : escapeAll(part)))
    .join("");
}

function escapeAll(text: string): string {
  return text.replace(/[!-/:-@[-`{-~]/g, "\\$&");
}
