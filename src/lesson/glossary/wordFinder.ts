import type { Language } from "@kubernetes-workshop/kubernetes/base/displayLanguage";
import type { Glossary, GlossaryWord } from "./glossary.ts";

/** A word of the glossary in a text. */
export interface FoundWord {
  readonly word: GlossaryWord;
  readonly start: number;
  readonly end: number;
}

/** What a Korean noun can end in: several, particles, the verb to be, and the verb to do. */
const korean = [
  "들?(?:은|는|이|가|을|를|의|에|와|과|도|만|로|으로|나|이나|까지|부터|마다|처럼|보다|뿐|끼리|하고)?",
  "들?(?:에서|에게|에|로|으로|과|와)(?:는|도|만|의|부터|까지)?",
  "들?(?:입|이|인|일|였|라|란)[가-힣]*",
  "(?:하|한|할|합|해|했|되|된|될|됩|됐)[가-힣]*",
].join("|");

/** What may follow a word of the glossary in the same run of letters, as the source of a regular expression. */
const endings: Readonly<Record<Language, string>> = { en: "", ko: `(?:${korean})` };

const letter = String.raw`[\p{L}\p{N}_-]`;

/** How the words of a glossary are written. */
interface Forms {
  readonly pattern: RegExp;
  /** The word that each form stands for; undefined for a phrase that stands for none. */
  readonly words: ReadonlyMap<string, GlossaryWord | undefined>;
}

/** Made once for each glossary: hovers and labs ask again and again. */
const known = new WeakMap<Glossary, Forms>();

function formsIn({ language, words }: Glossary): Forms {
  const byForm = new Map<string, GlossaryWord | undefined>();
  for (const word of words) {
    for (const form of formsOf(word, language)) byForm.set(form, word);
    for (const phrase of word.not ?? []) byForm.set(phrase, undefined);
  }
  // At one place, the longest comes first.
  const forms = [...byForm.keys()].sort((one, other) => other.length - one.length);
  const ending = endings[language];
  const source = `(?<!${letter})(?:${forms.map(escaped).join("|")})(?=${ending}(?!${letter}))`;
  return { pattern: new RegExp(source, "gu"), words: byForm };
}

/** Finds the words of the glossary in texts of the same lesson: each one once, where it first occurs. */
export class WordFinder {
  readonly #forms: Forms;
  readonly #found = new Set<GlossaryWord>();

  constructor(glossary: Glossary) {
    let forms = known.get(glossary);
    if (!forms) known.set(glossary, (forms = formsIn(glossary)));
    this.#forms = forms;
  }

  /** The words that occur in a text and in none before it, from left to right. */
  find(text: string): FoundWord[] {
    const { pattern, words } = this.#forms;
    if (words.size === 0) return [];
    const found: FoundWord[] = [];
    for (const { 0: form, index } of text.matchAll(pattern)) {
      const word = words.get(form);
      if (!word || this.#found.has(word)) continue;
      this.#found.add(word);
      found.push({ word, start: index, end: index + form.length });
    }
    return found;
  }
}

/** A form as the source of a regular expression. `RegExp.escape` is newer than the oldest Node that runs this. */
function escaped(form: string): string {
  return form.replaceAll(/[$()*+.?[\\\]^{|}]/g, String.raw`\$&`);
}

/**
 * The ways in which a lesson writes a word: in English also in the plural and, unless it is the name of a kind, with a
 * capital; in Korean also without the English in parentheses.
 */
function formsOf({ word, forms }: GlossaryWord, language: Language): readonly string[] {
  if (language === "ko") return forms ?? [word, word.replace(/\(\w+\)$/, "")];
  return (forms ?? [word])
    .flatMap((form) => [form, form.charAt(0).toUpperCase() + form.slice(1)])
    .flatMap((form) => [form, `${form}s`]);
}
