import { t } from "@vscode/l10n";

/** Something in a text that may not be there. */
interface UnsafeMarkdown {
  /** The line as it begins. */
  readonly line: string;
  readonly message: string;
}

/**
 * The first line that has HTML, a picture, or a link to anything but an https address: a text that comes with a folder
 * runs no command and loads nothing. Code is text, whatever is in it.
 */
export function unsafeMarkdown(markdown: string): UnsafeMarkdown | undefined {
  let isCode = false;
  for (const line of markdown.split(/\r?\n/)) {
    if (line.trimStart().startsWith("```")) {
      isCode = !isCode;
      continue;
    }
    const message = isCode ? undefined : problemOf(line.replaceAll(/`[^`]*`/g, ""));
    if (message !== undefined) return { line: line.trim().slice(0, 40), message };
  }
  return undefined;
}

function problemOf(text: string): string | undefined {
  if (/<[a-z/!?]/i.test(text))
    return t("HTML is not shown. Write Markdown, and put names in angle brackets into `code`.");
  if (text.includes("![")) return t("Pictures are not shown. Leave them out.");
  if (/^ {0,3}\[[^\]]*\]:/.test(text)) return t("Write each link where it is: [text](https://…).");
  const targets = [...text.matchAll(/\]\(([^)\s]*)/g)].map(([, target = ""]) => target);
  return targets.every((target) => target.startsWith("https://"))
    ? undefined
    : t("Links lead to addresses that begin with https://.");
}
