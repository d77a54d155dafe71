import {
  type Language,
  languages,
  languageSuffix,
} from "@kubernetes-workshop/kubernetes/base/displayLanguage";
import { readFileSync } from "node:fs";
import path from "node:path";
import { repositoryFolder } from "@kubernetes-workshop/hosts/paths";

/** What package.json says to VS Code, as far as the tests read it. */
export interface ExtensionManifest {
  readonly publisher: string;
  readonly name: string;
  readonly icon: string;
  readonly main: string;
  readonly l10n: string;
  readonly activationEvents: readonly string[];
  readonly contributes: {
    readonly commands: readonly { command: string; title: string; category?: string }[];
    readonly views: Readonly<Record<string, readonly { id: string; icon: string }[]>>;
    readonly viewsContainers: Readonly<Record<string, readonly { id: string; icon: string }[]>>;
    readonly terminal: { readonly profiles: readonly { id: string; title: string }[] };
    readonly languageModelTools: readonly { name: string }[];
    readonly menus: Readonly<Record<string, readonly { command: string; when?: string }[]>>;
    readonly viewsWelcome: readonly { view: string; contents: string; when: string }[];
    readonly jsonValidation: readonly { fileMatch: string; url: string }[];
    readonly configuration: { readonly properties: Readonly<Record<string, unknown>> };
    readonly snippets: readonly { language: string; path: string }[];
    readonly walkthroughs: readonly Walkthrough[];
  };
}

interface Walkthrough {
  readonly id: string;
  readonly when?: string;
  readonly steps: readonly {
    readonly id: string;
    readonly title: string;
    readonly description: string;
    readonly when?: string;
    readonly media: { readonly markdown?: string };
    readonly completionEvents?: readonly string[];
  }[];
}

/** The text of a file of the project. */
export function projectFile(name: string): string {
  return readFileSync(path.join(repositoryFolder, name), "utf8");
}

export const manifestText = projectFile("package.json");
export const manifest = JSON.parse(manifestText) as ExtensionManifest;

/** The texts that package.json refers to by `%key%`. */
export const manifestTexts = Object.fromEntries(
  languages.map((language) => [
    language,
    JSON.parse(projectFile(`package.nls${languageSuffix(language)}.json`)) as Record<string, string>,
  ]),
) as Record<Language, Record<string, string>>;

/** The texts of the code in each language but English, by the English ones. */
export const bundles = new Map<Language, Readonly<Record<string, string>>>(
  languages
    .filter((language) => language !== "en")
    .map((language) => [
      language,
      JSON.parse(projectFile(bundleFile(language))) as Readonly<Record<string, string>>,
    ]),
);

/** Where the texts of the code are in a language. */
export function bundleFile(language: Language): string {
  return `l10n/bundle.l10n.${language}.json`;
}

/** What the extension calls its commands, its views and what is in them, in a language. */
export function namesIn(language: Language): ReadonlySet<string> {
  const bundle = bundles.get(language);
  const ofCode = bundle ? Object.values(bundle) : [...bundles.values()].flatMap((each) => Object.keys(each));
  return new Set([...Object.values(manifestTexts[language]), ...ofCode]);
}

/** A text of package.json in a language; what is no `%key%` stands for itself. */
export function localized(text: string, language: Language): string {
  return text.replace(/^%(.+)%$/, (_, key: string) => manifestTexts[language][key] ?? "");
}
