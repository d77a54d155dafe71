import type { Language } from "@kubernetes-workshop/kubernetes/base/displayLanguage";
import type { ReadSchemaFile } from "@kubernetes-workshop/kubernetes/schemas/fieldData";

/**
 * Reads the written explanations in `schemas/explanations/<language>/<definition>.md`. The text before the first
 * heading explains the definition. Each `## spec.replicas` heading starts the explanation of a field, by the names on
 * the way to it, without list indexes. A kind needs no more than one file; a type that several kinds share, such as
 * ObjectMeta, has a file of its own.
 */
export class WrittenExplanations {
  private readonly files = new Map<string, Promise<ReadonlyMap<string, string>>>();
  private readonly read: ReadSchemaFile;
  private readonly language: Language;

  constructor(read: ReadSchemaFile, language: Language) {
    this.read = read;
    this.language = language;
  }

  /** @param heading of the text; "" is the text about the definition itself */
  async find(definition: string, heading: string): Promise<string | undefined> {
    let file = this.files.get(definition);
    if (!file) {
      file = this.read(`explanations/${this.language}/${definition}.md`).then((text) => sections(text ?? ""));
      this.files.set(definition, file);
    }
    return (await file).get(heading) || undefined;
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
