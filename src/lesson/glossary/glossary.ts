import type { Language } from "@kubernetes-workshop/kubernetes/base/displayLanguage";

/** The words that the lessons explain, in one language. */
export interface Glossary {
  readonly language: Language;
  readonly words: readonly GlossaryWord[];
}

export interface GlossaryWord {
  /** The same in every language. */
  readonly id: string;
  /** The word as the glossary lists it; Korean names of kinds have the English in parentheses. */
  readonly word: string;
  /** How lessons write it, where that is not only the word as it is listed. */
  readonly forms?: readonly string[];
  /** Phrases in which it means something else. */
  readonly not?: readonly string[];
  /** One or two sentences. */
  readonly meaning: string;
}

/**
 * Reads the glossary of a language.
 *
 * @param read reads a text file of the extension
 */
export async function readGlossary(
  language: Language,
  read: (path: string) => Promise<string | undefined>,
): Promise<Glossary> {
  const file = await read(`walkthroughs/glossary.${language}.json`);
  return { language, words: JSON.parse(file ?? "[]") as GlossaryWord[] };
}
