import { t } from "@vscode/l10n";
import type { Glossary } from "./glossary.ts";

/**
 * Writes the glossary as a page in Markdown, in the order of the alphabet.
 *
 * @param english the same words in English, which stand beside those of another language
 */
export function glossaryPage({ language, words }: Glossary, english: Glossary): string {
  const inEnglish = new Map(english.words.map(({ id, word }) => [id, word]));
  const { compare } = new Intl.Collator(language);
  const entries = words
    .toSorted((one, other) => compare(one.word, other.word))
    .map(
      ({ id, word, meaning }) =>
        `<strong id="${glossaryPlace(id)}">${withEnglish(word, inEnglish.get(id))}</strong>  \n${meaning}\n`,
    );
  return [`# ${t("Glossary")}\n`, `${t("The words of the course.")}\n`, ...entries].join("\n");
}

/** The ID of a word's place on the page. */
export function glossaryPlace(id: string): string {
  return `word-${id}`;
}

function withEnglish(word: string, english = word): string {
  return word === english || word.endsWith(")") ? word : `${word} (${english})`;
}
