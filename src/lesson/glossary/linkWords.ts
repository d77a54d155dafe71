import { escapeHtml } from "@kubernetes-workshop/kubernetes/base/escapeHtml";
import type { Token, Tokens } from "marked";
import type { GlossaryWord } from "./glossary.ts";
import { ownHtml } from "../ownHtml.ts";
import type { WordFinder } from "./wordFinder.ts";

/** What keeps its words as they are: code, and what leads elsewhere already. */
const withoutLinks: ReadonlySet<string> = new Set(["heading", "code", "codespan", "link", "image", "html"]);

/**
 * Makes a button of each word of the glossary that a text has for the first time. What the word means stands hidden
 * below the paragraph or the item of the list; the page shows it when the button is pressed.
 *
 * @param finder that of the lesson or the lab, which knows what was linked before
 */
export function linkWords(tokens: readonly Token[], finder: WordFinder): Token[] {
  return tokens.flatMap((token): Token[] => {
    if (withoutLinks.has(token.type)) return [token];
    if (isList(token))
      return [
        { ...token, items: token.items.map((item) => ({ ...item, tokens: linkWords(item.tokens, finder) })) },
      ];
    if ((token.type !== "paragraph" && token.type !== "text") || !token.tokens) return [token];
    const found: GlossaryWord[] = [];
    const linked = inline(token.tokens, finder, found);
    return [{ ...token, tokens: linked }, ...found.map((word) => ownHtml(meaningOf(word)))];
  });
}

function inline(tokens: readonly Token[], finder: WordFinder, found: GlossaryWord[]): Token[] {
  return tokens.flatMap((token): Token[] => {
    if (withoutLinks.has(token.type)) return [token];
    if (isPlainText(token)) return linked(token.text, finder, found);
    return "tokens" in token ? [{ ...token, tokens: inline(token.tokens, finder, found) }] : [token];
  });
}

/** Splits a text at the words that are found in it. */
function linked(text: string, finder: WordFinder, found: GlossaryWord[]): Token[] {
  const parts: Token[] = [];
  let done = 0;
  for (const { word, start, end } of finder.find(text)) {
    parts.push(plain(text.slice(done, start)), ownHtml(buttonOf(word, text.slice(start, end))));
    found.push(word);
    done = end;
  }
  return [...parts, plain(text.slice(done))];
}

/** Not a `button`, beside which a line could break before a Korean particle. */
function buttonOf({ id }: GlossaryWord, words: string): string {
  return `<span class="term" role="button" tabindex="0" aria-expanded="false" aria-controls="word-${escapeHtml(id)}">${escapeHtml(words)}</span>`;
}

function meaningOf({ id, word, meaning }: GlossaryWord): string {
  return `<p class="meaning" id="word-${escapeHtml(id)}" hidden><strong>${escapeHtml(word)}</strong>: ${escapeHtml(meaning)}</p>\n`;
}

function plain(text: string): Tokens.Text {
  return { type: "text", raw: text, text };
}

function isList(token: Token): token is Tokens.List {
  return token.type === "list";
}

/** Whether a token is text in a sentence; within tags such as `<code>`, text is marked as escaped. */
function isPlainText(token: Token): token is Tokens.Text {
  return token.type === "text" && !("escaped" in token && token.escaped === true);
}
