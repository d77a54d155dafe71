import type { Language } from "@kubernetes-workshop/kubernetes/base/displayLanguage";
import { ownField } from "@kubernetes-workshop/kubernetes/base/ownField";
import { Remembered } from "@kubernetes-workshop/kubernetes/base/remembered";
import type { ReadSchemaFile } from "@kubernetes-workshop/kubernetes/schemas/fieldData";

/** The file of the texts for the fields that every kind has; it is named like a definition. */
export const anyKind = "anyKind";

/** `sameAs.json`: a definition → the one whose texts also hold for it. */
type SameAs = Readonly<Record<string, string>>;

/**
 * Reads the written explanations in `schemas/explanations/<language>/<definition>.md`. The text before the first
 * heading explains the definition, which is that of a custom kind if the file is named `<group>.<kind>`. Each `## spec.replicas` heading starts the explanation of a field, by the names on
 * the way to it, without list indexes, and each `## type=Recreate` that of an allowed value. A kind needs no more than
 * one file; a type that several kinds share, such as ObjectMeta, has a file of its own. A definition with the fields of
 * another takes over its texts by `sameAs.json`, where it has none of its own.
 */
export class WrittenExplanations {
  private readonly files: Remembered<string, ReadonlyMap<string, string>>;
  private readonly others: Remembered<"sameAs.json", SameAs>;

  constructor(read: ReadSchemaFile, language: Language) {
    this.files = new Remembered(async (definition) =>
      sections((await read(`explanations/${language}/${definition}.md`)) ?? ""),
    );
    this.others = new Remembered(
      async (name) => JSON.parse((await read(`explanations/${name}`)) ?? "{}") as SameAs,
    );
  }

  /** @param heading of the text; "" is the text about the definition itself */
  async find(definition: string, heading: string): Promise<string | undefined> {
    const own = (await this.sectionsOf(definition)).get(heading);
    if (own) return own;
    const other = ownField(await this.sameAs(), definition);
    return other === undefined ? undefined : (await this.sectionsOf(other)).get(heading) || undefined;
  }

  /** Returns the values of a field that are explained, in the order of the file. */
  async valuesOf(definition: string, field: string): Promise<readonly string[]> {
    const other = ownField(await this.sameAs(), definition);
    const files = [definition, ...(other === undefined ? [] : [other])];
    const headings = (await Promise.all(files.map((file) => this.sectionsOf(file)))).flatMap((file) => [
      ...file.keys(),
    ]);
    const start = `${field}=`;
    return [
      ...new Set(headings.filter((each) => each.startsWith(start)).map((each) => each.slice(start.length))),
    ];
  }

  /** Returns the texts about a definition by their headings; "" is the text about the definition itself. */
  sectionsOf(definition: string): Promise<ReadonlyMap<string, string>> {
    return this.files.get(definition);
  }

  private sameAs(): Promise<SameAs> {
    return this.others.get("sameAs.json");
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
