/**
 * The languages of the product with their English names; the first is the language of the strings in code. To add a
 * language, add an entry here and its texts: the compiler and the tests report which texts are missing.
 */
export const languageNames = { en: "English", ko: "Korean" } as const;

/** A language of the product's texts. */
export type Language = keyof typeof languageNames;

/** The languages of the product's texts, starting with the language of the strings in code. */
export const languages = Object.keys(languageNames) as readonly Language[];

/** The language to use for VS Code's display language or a system's locale: `ko`, `en-US`, `ko_KR.UTF-8`. */
export function languageOf(displayLanguage: string): Language {
  const [primary] = displayLanguage.toLowerCase().split(/[-_.]/);
  return languages.find((language) => language === primary) ?? "en";
}

/** The suffix before a file's extension: empty for the language of the strings in code, otherwise such as `.ko`. */
export function languageSuffix(language: Language): string {
  return language === "en" ? "" : `.${language}`;
}

/** The address of a kubernetes.io page in a language. */
export function pageIn(language: Language, page: string): string {
  return language === "en" ? page : page.replace("kubernetes.io/docs/", `kubernetes.io/${language}/docs/`);
}
