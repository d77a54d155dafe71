import type { Language } from "@kubernetes-workshop/kubernetes/base/displayLanguage";
import type { ReadSchemaFile } from "@kubernetes-workshop/kubernetes/schemas/fieldData";
import { customTexts } from "./custom/customTexts.ts";
import { CustomDefinitions } from "./custom/customDefinitions.ts";
import type { AllowedValue } from "./explanation.ts";
import type { FieldFinder } from "./fieldFinder.ts";
import type { ResolvedField } from "./resolveField.ts";
import { type WellKnownName, WellKnownNames } from "./wellKnownNames.ts";
import { anyKind, WrittenExplanations } from "./writtenExplanation.ts";

/** Finds what is written about a field: the most specific text of those that fit. */
export class FieldTexts {
  readonly names: WellKnownNames;
  private readonly written: WrittenExplanations;
  private readonly finder: FieldFinder;

  constructor(read: ReadSchemaFile, language: Language, finder: FieldFinder) {
    this.written = new WrittenExplanations(read, language);
    const english = language === "en" ? this.written : new WrittenExplanations(read, "en");
    this.names = new WellKnownNames(this.written, english);
    this.finder = finder;
  }

  /** Explains `kind` with the text about the kind, followed by the text about the field itself. */
  async aboutKind(definition: string): Promise<string | undefined> {
    const about = await this.textOf(definition, "");
    const ownText = await this.textOf(definition, "kind");
    const isTold = about !== undefined || this.finder.customDescription(definition) !== undefined;
    const text = ownText ?? (isTold ? undefined : await this.written.find(anyKind, "kind"));
    return [about, text].filter((each) => each).join("\n\n") || undefined;
  }

  /** Returns the text about the map key, the well-known name that it is, or the field, or else the text about the field's type. */
  async aboutField(
    { owners, names, mapKeys, schema }: ResolvedField,
    name?: WellKnownName,
  ): Promise<string | undefined> {
    const aboutKey = mapKeys.length > 0 ? await this.aboutPath(owners, [...names, ...mapKeys]) : undefined;
    const aboutName = name?.on === "key" ? name.text : undefined;
    const own = aboutKey ?? aboutName ?? (await this.aboutPath(owners, names));
    if (own) return own;
    const ref = schema.ref ?? schema.items?.ref ?? schema.values?.ref;
    const ofType = ref ? await this.textOf(ref, "") : undefined;
    if (ofType) return ofType;
    const owner = owners.at(-1) ?? "";
    // The definition of a custom resource says more of its spec than we do of every spec.
    const isTold = CustomDefinitions.has(owner) && schema.description !== undefined;
    if (isTold || !(await this.finder.isObject(owner))) return undefined;
    return this.written.find(anyKind, names.at(-1) ?? "");
  }

  /** Returns the values that the API allows for a field, or else those that we explain. */
  async valuesOf(field: ResolvedField): Promise<AllowedValue[]> {
    const values = Object.entries(allowedBy(field) ?? (await this.wellKnownValues(field)));
    return Promise.all(
      values.map(async ([value, description]) => ({
        value,
        written: await this.aboutPath(field.owners, field.names, `=${value}`),
        description,
      })),
    );
  }

  /** Returns the values that we explain although the API leaves them open, such as the types of conditions. */
  private async wellKnownValues({ owners, names }: ResolvedField): Promise<Readonly<Record<string, string>>> {
    for (const [depth, owner] of owners.entries()) {
      if (CustomDefinitions.has(owner)) continue;
      const values = await this.written.valuesOf(owner, names.slice(depth).join("."));
      if (values.length > 0) return Object.fromEntries(values.map((value) => [value, ""]));
    }
    return {};
  }

  /** Of custom resources, only kinds that come with the extension have texts of ours. */
  private async textOf(definition: string, heading: string): Promise<string | undefined> {
    const file = CustomDefinitions.has(definition) ? customTexts(definition) : definition;
    return file === undefined ? undefined : this.written.find(file, heading);
  }

  /** Asks the file of the kind first, then those of the types inside it: the nearer to the kind, the more specific. */
  private async aboutPath(
    owners: readonly string[],
    names: readonly string[],
    rest = "",
  ): Promise<string | undefined> {
    for (const [depth, owner] of owners.entries()) {
      const text = await this.textOf(owner, `${names.slice(depth).join(".")}${rest}`);
      if (text) return text;
    }
    return undefined;
  }
}

/** Returns the values that the API allows for a field or its items, with its descriptions; undefined if it allows any. */
export function allowedBy({ schema }: ResolvedField): Readonly<Record<string, string>> | undefined {
  return schema.enum ?? schema.items?.enum;
}
