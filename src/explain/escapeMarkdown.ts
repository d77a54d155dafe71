/** Escapes free text, such as the key of a map, so that it is shown as it stands in Markdown. */
export function escapeText(text: string): string {
  return text.replace(/[!-,:-@[-`{-~]/g, "\\$&");
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
