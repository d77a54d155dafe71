import type { Language } from "@kubernetes-workshop/kubernetes/base/displayLanguage";
import type { ReadSchemaFile } from "@kubernetes-workshop/kubernetes/schemas/fieldData";

/**
 * Reads the written explanations in `schemas/explanations/<language>/<definition>.md`. The text before the first
 * heading explains the definition; each `## field` heading starts the explanation of a field.
 */
export class WrittenExplanations {
  private readonly files = new Map<string, Promise<ReadonlyMap<string, string>>>();
  private readonly read: ReadSchemaFile;
  private readonly language: Language;

  constructor(read: ReadSchemaFile, language: Language) {
    this.read = read;
    this.language = language;
  }

  /** @param names headings to try in order; "" is the text about the definition itself */
  async find(definition: string, ...names: string[]): Promise<string | undefined> {
    let file = this.files.get(definition);
    if (!file) {
      file = this.read(`explanations/${this.language}/${definition}.md`).then((text) => sections(text ?? ""));
      this.files.set(definition, file);
    }
    const texts = await file;
    return names.map((name) => texts.get(name)).find((text) => text);
  }
}

/** Splits an explanation file at its `## ` headings. */
export function sections(text: string): ReadonlyMap<string, string> {
  const [preamble = "", ...rest] = `\n${text.replaceAll("\r\n", "\n")}`.split(/\n## /);
  const parts = rest.map((part): [string, string] => {
    const end = part.indexOf("\n");
    return end < 0 ? [part.trim(), ""] : [part.slice(0, end).trim(), part.slice(end).trim()];
  });
  return new Map([["", preamble.replace(/^[ \t]*# .*$/m, "").trim()], ...parts]);
}
