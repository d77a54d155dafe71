/**
 * The languages that the product is written in, by their names in English; the first is the one that the code is
 * written in. Another language is an entry here and its texts: the compiler and the tests name those that are missing.
 */
export const languageNames = { en: "English", ko: "Korean" } as const;

/** A language of the product's texts. */
export type Language = keyof typeof languageNames;

/** The languages of the product's texts, the one of the code first. */
export const languages = Object.keys(languageNames) as readonly Language[];

/** The language to use for VS Code's display language or a system's locale: `ko`, `en-US`, `ko_KR.UTF-8`. */
export function languageOf(displayLanguage: string): Language {
  const [primary] = displayLanguage.toLowerCase().split(/[-_.]/);
  return languages.find((language) => language === primary) ?? "en";
}

/** What comes before the ending of a file in a language: nothing in that of the code, else `.ko`. */
export function languageSuffix(language: Language): string {
  return language === "en" ? "" : `.${language}`;
}

/** A page of kubernetes.io in a language. */
export function pageIn(language: Language, page: string): string {
  return language === "en" ? page : page.replace("kubernetes.io/docs/", `kubernetes.io/${language}/docs/`);
}
