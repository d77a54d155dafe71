import type { Glossary, GlossaryWord } from "./glossary.ts";
import { WordFinder } from "./wordFinder.ts";

/** Code, and where links lead. */
const notRead = /`[^`]*`|\]\([^()]*\)/g;

/** The words of the glossary in a text in Markdown, each once, in the order of the text. */
export function wordsInMarkdown(markdown: string, glossary: Glossary): GlossaryWord[] {
  return new WordFinder(glossary).find(markdown.replaceAll(notRead, "`")).map(({ word }) => word);
}
