import { readFileSync } from "node:fs";
import path from "node:path";
import { type Language, languageSuffix } from "@kubernetes-workshop/kubernetes/base/displayLanguage";
import { repositoryFolder } from "@kubernetes-workshop/hosts/paths";

/** The texts of the extension manifest and of the code in one language, by key and by English text. */
export function textsOf(locale: Language): {
  nls: (key: string) => string;
  l10n: (english: string) => string;
} {
  const nls = read(`package.nls${languageSuffix(locale)}.json`);
  const bundle = locale === "en" ? {} : read(`l10n/bundle.l10n.${locale}.json`);
  return {
    nls: (key) => {
      const text = nls[key];
      if (text === undefined) throw new Error(`There is no text for ${key} in ${locale}.`);
      return text;
    },
    l10n: (english) => bundle[english] ?? english,
  };
}

function read(file: string): Readonly<Record<string, string>> {
  return JSON.parse(readFileSync(path.join(repositoryFolder, file), "utf8")) as Record<string, string>;
}
