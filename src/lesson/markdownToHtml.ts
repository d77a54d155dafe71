import { escapeHtml } from "@kubernetes-workshop/kubernetes/base/escapeHtml";
import { Marked, type Token, type Tokens } from "marked";
import { ownHtmlRenderer } from "./ownHtml.ts";

/** Where the links and pictures of a text lead. */
export interface MarkdownOptions {
  /**
   * The id of the button for a link to a command; undefined where a text may not lead there, and the words stand alone.
   */
  readonly actionOf?: (href: string) => string | undefined;
  /** The address of a picture; undefined leaves it out. */
  readonly pictureOf?: (href: string) => string | undefined;
  /** Whether HTML in the text is the extension's own; HTML from elsewhere is shown as text. */
  readonly isTrusted?: boolean;
}

/**
 * Renders Markdown for a webview. Only links to `https:` pages remain links. A link to a command becomes a button that
 * sends its id to the host, so that no page can run a command by its name.
 */
export function markdownToHtml(markdown: string | Token[], options: MarkdownOptions = {}): string {
  const { actionOf, pictureOf, isTrusted = false } = options;
  const marked = new Marked({
    gfm: true,
    extensions: [ownHtmlRenderer],
    renderer: {
      html: ({ text }: Tokens.HTML | Tokens.Tag) => (isTrusted ? text : escapeHtml(text)),
      image({ href, text }) {
        const source = pictureOf?.(href);
        return source === undefined
          ? escapeHtml(text)
          : `<img src="${escapeHtml(source)}" alt="${escapeHtml(text)}">`;
      },
      link({ href, tokens }) {
        const words = this.parser.parseInline(tokens);
        const action = actionOf?.(href);
        if (action !== undefined)
          return `<button type="button" class="link" data-action="${escapeHtml(action)}">${words}</button>`;
        return /^https:\/\//.test(href) ? `<a href="${escapeHtml(href)}">${words}</a>` : words;
      },
    },
  });
  return marked.parser(typeof markdown === "string" ? marked.lexer(markdown) : markdown);
}
