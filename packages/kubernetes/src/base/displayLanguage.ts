/** Languages that the extension is written in. */
export type Language = "en" | "ko";

/** The language to use for VS Code's display language, such as `ko` or `en-US`. */
export function languageOf(displayLanguage: string): Language {
  return displayLanguage.toLowerCase().startsWith("ko") ? "ko" : "en";
}
