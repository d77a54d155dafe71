import type { Language } from "@kubernetes-workshop/kubernetes/base/displayLanguage";
import { ownField } from "@kubernetes-workshop/kubernetes/base/ownField";
import { explanationPackage } from "@kubernetes-workshop/kubernetes/schemas/explanationPackage";
import type { ReadSchemaFile } from "@kubernetes-workshop/kubernetes/schemas/fieldData";

/** The file of the texts for the fields that every kind has; it is named like a definition. */
export const anyKind = "anyKind";

/** `sameAs.json`: a definition → the one whose texts also hold for it. */
type SameAs = Readonly<Record<string, string>>;

/**
 * Reads the written explanations of `schemas/explanations/<language>/<definition>.md`, which the build packs into one
 * file for each package. The text before the first
 * heading explains the definition. Each `## spec.replicas` heading starts the explanation of a field, by the names on
 * the way to it, without list indexes, and each `## type=Recreate` that of an allowed value. A kind needs no more than
 * one file; a type that several kinds share, such as ObjectMeta, has a file of its own. A definition with the fields of
 * another takes over its texts by `sameAs.json`, where it has none of its own.
 */
export class WrittenExplanations {
  /** The texts of a package by the definitions that they are about. */
  private readonly files = new Map<string, Promise<ReadonlyMap<string, string>>>();
  /** The sections of the definitions that were asked for. */
  private readonly known = new Map<string, ReadonlyMap<string, string>>();
  private others: Promise<SameAs> | undefined;
  private readonly read: ReadSchemaFile;
  private readonly language: Language;

  constructor(read: ReadSchemaFile, language: Language) {
    this.read = read;
    this.language = language;
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
  async sectionsOf(definition: string): Promise<ReadonlyMap<string, string>> {
    const before = this.known.get(definition);
    if (before) return before;
    const text = (await this.textsOf(explanationPackage(definition))).get(definition);
    const found = sections(text ?? "");
    this.known.set(definition, found);
    return found;
  }

  private textsOf(packageName: string): Promise<ReadonlyMap<string, string>> {
    let file = this.files.get(packageName);
    if (!file) {
      file = this.read(`explanations/${this.language}/${packageName}.md`).then((text) => texts(text ?? ""));
      this.files.set(packageName, file);
      this.forgetIfFailed(file, () => this.files.delete(packageName));
    }
    return file;
  }

  private sameAs(): Promise<SameAs> {
    if (!this.others) {
      this.others = this.read("explanations/sameAs.json").then((text) => JSON.parse(text ?? "{}") as SameAs);
      this.forgetIfFailed(this.others, () => (this.others = undefined));
    }
    return this.others;
  }

  /** A read that failed is tried again with the next hover. */
  private forgetIfFailed(reading: Promise<unknown>, forget: () => void): void {
    reading.catch(forget);
  }
}

/** Splits a packed file at its `# ` headings, each the name of a definition. */
function texts(packed: string): ReadonlyMap<string, string> {
  const parts = `\n${packed}`.split(/\n# /).slice(1);
  return new Map(
    parts.map((part): [string, string] => {
      const end = part.indexOf("\n");
      return [part.slice(0, end).trim(), part.slice(end)];
    }),
  );
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
