import type { Language } from "@kubernetes-workshop/kubernetes/base/displayLanguage";
import { inlineCode } from "@kubernetes-workshop/kubernetes/base/inlineCode";
import type { FieldAt, ObjectType } from "../manifests/fieldAt.ts";
import type { FieldPath } from "../manifests/fieldPath.ts";
import { documentationPage } from "./documentationPage.ts";
import { eksctlPage } from "./eksctlPage.ts";
import type {
  FieldSchema,
  FieldType,
  ReadSchemaFile,
} from "@kubernetes-workshop/kubernetes/schemas/fieldData";
import { pathInReplacement } from "./formerVersions.ts";
import { isLikely, isTemplated, kindsOfTemplate } from "./typeGuess.ts";
import { type ResolvedField, resolveField } from "./resolveField.ts";
import { type RootDefinition, rootDefinition } from "./rootDefinition.ts";
import { type SchemaSource, schemaSources, SchemaStore } from "./schemaStore.ts";
import { explainValue } from "./values/explainValue.ts";
import { anyKind, WrittenExplanations } from "./writtenExplanation.ts";

/** Everything the hover shows about a field. */
export interface Explanation {
  /** The apiVersion that the field was looked up in. */
  readonly apiVersion: string;
  readonly kind: string;
  readonly path: FieldPath;
  /** The type as the manifest has it. */
  readonly writtenAs: ObjectType;
  /** The field's path in the apiVersion of this explanation, if it has another one there. */
  readonly currentPath: FieldPath | undefined;
  readonly required: boolean;
  readonly schema: FieldSchema;
  /** The type at the path: of the field itself, or of an item or value in it. */
  readonly type: FieldType;
  /** The written explanation in the reader's language, as Markdown. */
  readonly written: string | undefined;
  /** The allowed values of the field or of its items, in the order of the API. */
  readonly values: readonly AllowedValue[];
  /** What the value in the manifest means, and what may be wrong with it, as Markdown. */
  readonly aboutValue: string | undefined;
  /** The project that defines the kind, whose documentation `page` belongs to. */
  readonly source: SchemaSource;
  /** URL of the documentation page. */
  readonly page: string;
}

/** A value that a field may have. */
export interface AllowedValue {
  readonly value: string;
  /** The written explanation in the reader's language, as Markdown. */
  readonly written: string | undefined;
  /** The API's description, plain text in English; may be empty. */
  readonly description: string;
}

/** A field to explain, and its value if there is one. */
export type AskedField = Pick<FieldAt, "type" | "path"> &
  Partial<Pick<FieldAt, "value" | "isPlain" | "scalarAt" | "rootFields">>;

type SourcedRoot = RootDefinition & { readonly source: SchemaSource };

/** A field in the definitions of the API. */
interface Resolved {
  readonly root: SourcedRoot;
  readonly field: ResolvedField;
  /** The field's path in the definition of the root. */
  readonly current: FieldPath;
  /** The kinds that it is a field of; several where a template decides. */
  readonly kinds: readonly string[];
}

/**
 * Explains fields of built-in kinds, and of eksctl's ClusterConfig, from the generated field data and the written
 * explanations.
 */
export class Explainer {
  private readonly schemas: SchemaStore;
  private readonly written: WrittenExplanations;

  private readonly language: Language;
  private readonly now: () => number;

  /** @param now the time, for what comes next on a schedule */
  constructor(read: ReadSchemaFile, language: Language, now: () => number = Date.now) {
    this.schemas = new SchemaStore(read);
    this.written = new WrittenExplanations(read, language);
    this.language = language;
    this.now = now;
  }

  /** Returns undefined if the kind is unknown or has no field at the path. */
  async explain(asked: AskedField): Promise<Explanation | undefined> {
    const { type, path } = asked;
    const found = await this.resolve(asked);
    if (!found) return undefined;
    const { root, field, kinds, current } = found;
    const isKind = path.length === 1 && path[0] === "kind";
    const isType = isKind || (path.length === 1 && path[0] === "apiVersion");
    const own = isKind ? await this.schemas.definition(root.definition) : undefined;
    return {
      apiVersion: root.apiVersion,
      kind: kinds.join(" / "),
      path,
      writtenAs: type,
      currentPath: current === path ? undefined : current,
      required: field.required || isType,
      schema: own?.description ? { ...field.schema, description: own.description } : field.schema,
      type: field.type,
      written: isKind ? await this.aboutKind(root.definition) : await this.aboutField(field),
      values: await this.valuesOf(field),
      aboutValue: isType ? undefined : await this.aboutValue(asked, root.kind, field),
      source: root.source,
      page:
        root.source === "eksctl"
          ? eksctlPage(path)
          : documentationPage(field.owners, await this.schemas.pages()),
    };
  }

  /**
   * Finds the field in the object's kind. Where a template leaves the kind open, the kinds that it may be have to agree
   * on the field.
   */
  private async resolve(asked: AskedField): Promise<Resolved | undefined> {
    const { path } = asked;
    const roots = await this.rootsOf(asked);
    const fields = await Promise.all(
      roots.map(async (root) => {
        const current = pathInReplacement(asked.type.apiVersion ?? "", root.kind, path);
        const field = await resolveField(root.definition, current, (name) => this.schemas.definition(name));
        return field && { root, field, current };
      }),
    );
    const [first, ...others] = fields;
    const shape = ({ names, type: { type, ref, items, values } }: ResolvedField): string =>
      JSON.stringify([names.at(-1), type, ref, items, values]);
    if (!first || others.some((each) => !each || shape(each.field) !== shape(first.field))) return undefined;
    return { ...first, kinds: roots.map(({ kind }) => kind) };
  }

  /** Tries the sources in order and reads nothing from a later one once an earlier one knows the kind. */
  private async rootsOf({ type, rootFields }: AskedField): Promise<SourcedRoot[]> {
    const isOpen = isTemplated(type.apiVersion);
    const asked = isOpen ? { ...type, apiVersion: undefined } : type;
    for (const source of schemaSources) {
      const kinds = await this.schemas.kinds(source);
      if (isTemplated(type.kind)) {
        const fieldsOf = (name: string): Promise<readonly string[]> => this.fieldsOf(name);
        const names = await kindsOfTemplate(asked, kinds, rootFields?.() ?? [], fieldsOf);
        const roots = names.flatMap((kind) => rootDefinition({ ...asked, kind }, kinds) ?? []);
        if (roots.length > 0) return roots.map((root) => ({ ...root, source }));
        continue;
      }
      const root = rootDefinition(asked, kinds);
      if (!root) continue;
      const isCertain = asked.apiVersion !== undefined || rootFields === undefined;
      if (!isCertain && !isLikely(rootFields(), await this.fieldsOf(root.definition))) continue;
      return [{ ...root, source }];
    }
    return [];
  }

  private async fieldsOf(definition: string): Promise<readonly string[]> {
    return Object.keys((await this.schemas.definition(definition))?.fields ?? {});
  }

  /** Explains `kind` with the text about the kind, followed by the text about the field itself. */
  private async aboutKind(definition: string): Promise<string | undefined> {
    const about = await this.written.find(definition, "");
    const ownText = await this.written.find(definition, "kind");
    const text = ownText ?? (about ? undefined : await this.written.find(anyKind, "kind"));
    return [about, text].filter((each) => each).join("\n\n") || undefined;
  }

  /** Returns the text about the map key or the field, or else the text about the field's type. */
  private async aboutField({ owners, names, mapKeys, schema }: ResolvedField): Promise<string | undefined> {
    const aboutKey = mapKeys.length > 0 ? await this.aboutPath(owners, [...names, ...mapKeys]) : undefined;
    const own = aboutKey ?? (await this.aboutPath(owners, names));
    if (own) return own;
    const ref = schema.ref ?? schema.items?.ref ?? schema.values?.ref;
    const ofType = ref ? await this.written.find(ref, "") : undefined;
    const [name = ""] = names;
    return ofType ?? (names.length === 1 ? await this.written.find(anyKind, name) : undefined);
  }

  private async aboutValue(
    { path, value, isPlain = true, scalarAt = () => undefined }: AskedField,
    kind: string,
    { owners, names, schema, type }: ResolvedField,
  ): Promise<string | undefined> {
    if (value === undefined) return undefined;
    const isListed = Object.hasOwn(schema.enum ?? schema.items?.enum ?? {}, value);
    const known = isListed ? undefined : await this.aboutPath(owners, names, `=${value}`);
    const meaning = explainValue({
      text: value,
      isPlain,
      kind,
      path,
      type,
      scalarAt,
      language: this.language,
      nowMs: this.now(),
    });
    const texts = [known && `${inlineCode(value)} — ${known}`, meaning].filter((text) => text !== undefined);
    return texts.length > 0 ? texts.join("\n\n") : undefined;
  }

  private valuesOf({ owners, names, schema }: ResolvedField): Promise<AllowedValue[]> {
    const values = Object.entries(schema.enum ?? schema.items?.enum ?? {});
    return Promise.all(
      values.map(async ([value, description]) => ({
        value,
        written: await this.aboutPath(owners, names, `=${value}`),
        description,
      })),
    );
  }

  /** Asks the file of the kind first, then those of the types inside it: the nearer to the kind, the more specific. */
  private async aboutPath(
    owners: readonly string[],
    names: readonly string[],
    rest = "",
  ): Promise<string | undefined> {
    for (const [depth, owner] of owners.entries()) {
      const text = await this.written.find(owner, `${names.slice(depth).join(".")}${rest}`);
      if (text) return text;
    }
    return undefined;
  }
}
