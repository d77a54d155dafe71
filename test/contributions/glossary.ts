import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { type Language, languages } from "@kubernetes-workshop/kubernetes/base/displayLanguage";

/**
 * The rules for the words of a language: `glossaries/<language>.json`. A language needs none. The Korean one follows
 * the localization guide of the Kubernetes documentation (kubernetes/website,
 * content/ko/docs/contribute/localization_ko.md).
 */
interface Glossary {
  /** Words that texts must not use, as regular expressions, with the words to use instead. */
  readonly ruledOut: Readonly<Record<string, string>>;
  /** Kinds that texts name in the language, with their English in parentheses where a page names them first. */
  readonly kinds: Readonly<Record<string, string>>;
}

const glossaries = new Map(
  languages.map((language) => {
    const glossary = read(language);
    const words = Object.keys(glossary.ruledOut).join("|");
    // Without words the pattern matches nothing.
    return [language, { ...glossary, pattern: new RegExp(words || "(?!)", "g") }];
  }),
);

function read(language: Language): Glossary {
  const file = path.join(import.meta.dirname, "glossaries", `${language}.json`);
  return existsSync(file)
    ? (JSON.parse(readFileSync(file, "utf8")) as Glossary)
    : { ruledOut: {}, kinds: {} };
}

/** The words of a text that the glossary of its language rules out, each with what stands around it. */
export function ruledOutWords(language: Language, text: string): string[] {
  const { pattern } = glossaries.get(language) ?? {};
  if (!pattern) return [];
  return [...text.matchAll(pattern)].map(({ index }) => text.slice(Math.max(0, index - 10), index + 14));
}

/** The kinds that a text names, the first time, without their English. A title and words for pictures do not count. */
export function kindsWithoutEnglish(language: Language, text: string): string[] {
  const prose = text.replaceAll(/^# .*|!\[[^\]]*\]/gm, "");
  return Object.entries(glossaries.get(language)?.kinds ?? {}).flatMap(([kind, english]) => {
    const first = prose.indexOf(kind);
    return first === -1 || prose.startsWith(`${kind}(${english})`, first) ? [] : kind;
  });
}
