import { type Language, languages } from "@kubernetes-workshop/kubernetes/base/displayLanguage";

/** Scripts that ISO 15924 names together, by the Unicode scripts that they consist of. */
const parts: Readonly<Record<string, readonly string[]>> = {
  Kore: ["Hang"],
  Jpan: ["Hira", "Kana", "Hani"],
  Hans: ["Hani"],
  Hant: ["Hani"],
};

/** The letters of the script in which a language is written. */
const letters = new Map(languages.map((language) => [language, lettersOf(language)]));

function lettersOf(language: Language): RegExp {
  const script = new Intl.Locale(language).maximize().script ?? "Latn";
  const names = (parts[script] ?? [script]).map((name) => `\\p{Script=${name}}`);
  return new RegExp(`[${names.join("")}]`, "gu");
}

/** How many letters of its language's script a text has. */
export function countLetters(language: Language, text: string): number {
  return text.match(letters.get(language) ?? /(?!)/)?.length ?? 0;
}

/**
 * Whether a text can be in a language, by its script: it has letters of the script, and in English no other letters.
 * Two languages of one script are not told apart.
 */
export function isWrittenIn(language: Language, text: string): boolean {
  if (language === "en") return !/(?!\p{Script=Latin})\p{Letter}/u.test(text);
  return countLetters(language, text) > 0;
}
