import { escapeHtml } from "@kubernetes-workshop/kubernetes/base/escapeHtml";
import { htmlDocument } from "@kubernetes-workshop/kubernetes/base/htmlDocument";

/** The parts of a page that is made from Markdown. */
export interface MarkdownPageParts {
  readonly title: string;
  /** The HTML that VS Code has rendered from Markdown. */
  readonly body: string;
  /** The language in which a screen reader reads the page, such as `en` or `ko`. */
  readonly language: string;
  /** The nonce that allows this page's own style and script and no other. */
  readonly nonce: string;
  /** The ID of the element to show first. */
  readonly at?: string | undefined;
}

/**
 * Shows times in the reader's time zone and language. Only the page knows the zone: the extension may run on another
 * machine.
 */
const localTimes = `for (const time of document.querySelectorAll("time")) {
  const format = { dateStyle: "medium", timeStyle: "long" };
  time.textContent = new Intl.DateTimeFormat(document.documentElement.lang, format).format(new Date(time.dateTime));
}`;

/** Shows the paragraph of an element, and moves the focus there for screen readers. */
const goTo = `const place = document.getElementById(document.querySelector("main").dataset.at)?.closest("p, li");
if (place) {
  place.tabIndex = -1;
  place.focus({ preventScroll: true });
  place.scrollIntoView({ block: "center" });
}`;

/** Returns the page of a text. It loads nothing, and runs only a script of its own. */
export function markdownPage({ title, body, language, nonce, at }: MarkdownPageParts): string {
  return htmlDocument({
    title,
    language,
    policy: `default-src 'none'; style-src 'nonce-${nonce}'; script-src 'nonce-${nonce}';`,
    style: `<style nonce="${nonce}">
body { background: var(--vscode-editor-background); }
main { max-width: 46em; margin: 0 auto; padding: 0.5em 2em 3em; line-height: 1.6; font-size: 1.05em; }
li { margin: 0.35em 0; }
code { font-family: var(--vscode-editor-font-family); }
h1 { font-weight: 600; line-height: 1.25; }
</style>`,
    body: `<main${at === undefined ? "" : ` data-at="${escapeHtml(at)}"`}>${body}</main><script nonce="${nonce}">${localTimes}${at === undefined ? "" : `\n${goTo}`}</script>`,
  });
}
