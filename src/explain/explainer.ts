import type { Language } from "@kubernetes-workshop/kubernetes/base/displayLanguage";
import { inlineCode } from "@kubernetes-workshop/kubernetes/base/inlineCode";
import type { FieldAt, ObjectType } from "../manifests/fieldAt.ts";
import type { FieldPath } from "../manifests/fieldPath.ts";
import { documentationPage } from "./documentationPage.ts";
import { eksctlPage } from "./eksctlPage.ts";
import { fieldAtPath, innerDefinition } from "./fields/fieldAtPath.ts";
import type { FieldList } from "./fields/fieldList.ts";
import { fieldPaths } from "./fields/fieldPaths.ts";
import { filePage } from "./filePage.ts";
import { CustomDefinitions } from "./custom/customDefinitions.ts";
import { type FindCustomKind, isCustomGroup, type KindOrigin } from "./custom/customKind.ts";
import type {
  Definition,
  FieldSchema,
  FieldType,
  KindIndex,
  ReadSchemaFile,
} from "@kubernetes-workshop/kubernetes/schemas/fieldData";
import { pathInReplacement } from "./formerVersions.ts";
import { goneKind } from "./goneKind.ts";
import { isLikely, isTemplated, kindsOfTemplate } from "./typeGuess.ts";
import { type ResolvedField, resolveField } from "./resolveField.ts";
import { type RootDefinition, rootDefinition } from "./rootDefinition.ts";
import { type SchemaSource, schemaSources, SchemaStore } from "./schemaStore.ts";
import { explainValue } from "./values/explainValue.ts";
import { type WellKnownName, WellKnownNames } from "./wellKnownNames.ts";
import type { NamedPage } from "./wellKnownPage.ts";
import { anyKind, WrittenExplanations } from "./writtenExplanation.ts";

/** The most values that are explained one by one. */
export const mostExplained = 12;

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
  /** The values of the field or of its items: those that the API allows, or else those that are well known. */
  readonly values: readonly AllowedValue[];
  /** Whether the API allows other values too. */
  readonly isOpen: boolean;
  /** What the value in the manifest means, and what may be wrong with it, as Markdown. */
  readonly aboutValue: string | undefined;
  /** The page about the well-known label, annotation, or taint that the field names. */
  readonly namePage: NamedPage | undefined;
  /** The project that defines the kind, whose documentation `page` belongs to; or somebody's custom resource. */
  readonly source: SchemaSource | "custom";
  /** The name of the project whose documentation `page` belongs to, if it is neither Kubernetes nor eksctl. */
  readonly project: string | undefined;
  /** Whether `written` is about the field's type alone, and the description of the field belongs beside it. */
  readonly isAboutType: boolean;
  /** URL of the documentation page; undefined for the fields of somebody's custom resource. */
  readonly page: string | undefined;
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

/** Says nothing of a custom kind that nobody knows. */
const unknownSchema = { "x-kubernetes-preserve-unknown-fields": true };

export type SourcedRoot = RootDefinition & {
  readonly source: Explanation["source"];
  /** Set if the definition of a custom kind comes with the extension. */
  readonly origin?: KindOrigin;
};

/** A field in the definitions of the API. */
interface Resolved {
  readonly root: SourcedRoot;
  readonly field: ResolvedField;
  /** The field's path in the definition of the root. */
  readonly current: FieldPath;
  /** The kinds that it is a field of; several where a template decides. */
  readonly kinds: readonly string[];
}

/** What an explainer may use beyond the files of the extension. */
export interface ExplainerOptions {
  /** Finds the definitions of custom resources. */
  readonly findCustomKind?: FindCustomKind;
  /** The time, for what comes next on a schedule. */
  readonly now?: () => number;
}

/**
 * Explains fields of built-in kinds, of eksctl's ClusterConfig, and of files around manifests, from the field data and
 * the written explanations; those of custom resources from their definitions.
 */
export class Explainer {
  private readonly schemas: SchemaStore;
  private readonly written: WrittenExplanations;
  private readonly names: WellKnownNames;

  private readonly language: Language;
  private readonly now: () => number;
  private readonly findCustomKind: FindCustomKind | undefined;
  private readonly custom = new CustomDefinitions();

  constructor(read: ReadSchemaFile, language: Language, options: ExplainerOptions = {}) {
    this.schemas = new SchemaStore(read);
    this.written = new WrittenExplanations(read, language);
    this.names = new WellKnownNames(this.written);
    this.language = language;
    this.now = options.now ?? Date.now;
    this.findCustomKind = options.findCustomKind;
  }

  /** Returns undefined if the kind is unknown or has no field at the path. */
  async explain(asked: AskedField): Promise<Explanation | undefined> {
    const { type, path } = asked;
    const found = await this.resolve(asked);
    if (!found) return explanationOfGoneKind(asked);
    const { root, field, kinds, current } = found;
    const isKind = path.length === 1 && path[0] === "kind";
    const isType = isKind || (path.length === 1 && path[0] === "apiVersion");
    const own = isKind ? await this.definition(root.definition) : undefined;
    const values = await this.valuesOf(field);
    const name = isType ? undefined : await this.names.at(path, field.mapKeys, asked.value);
    return {
      apiVersion: root.apiVersion,
      kind: kinds.join(" / "),
      path,
      writtenAs: type,
      currentPath: current === path ? undefined : current,
      required: field.required || (isType && root.source !== "files"),
      schema: own?.description ? { ...field.schema, description: own.description } : field.schema,
      type: field.type,
      written: isKind ? await this.aboutKind(root.definition) : await this.aboutField(field, name),
      values,
      isOpen: allowedBy(field) === undefined,
      aboutValue: isType ? undefined : this.aboutValue(asked, root.kind, field.type, values, name),
      namePage: name?.page,
      source: root.source,
      project: this.originOf(root, field)?.project,
      isAboutType: this.isOwn(field) && field.schema.description !== undefined,
      page: await this.pageOf(root, field, path),
    };
  }

  /** Returns where the fields of a kind are defined; undefined if neither the kind nor a group like its own is known. */
  async rootOf(type: ObjectType): Promise<SourcedRoot | undefined> {
    const [root] = await this.rootsOf({ type, path: [] });
    return root;
  }

  /**
   * Lists the fields of the value at a path, or of what is in it if it is a list or a map: none of a scalar. Returns
   * undefined if the kind is unknown or has no field at the path.
   */
  async listFields(asked: AskedField): Promise<FieldList | undefined> {
    // A template that leaves the kind open may leave open what is at its root.
    const [only, ...others] = asked.path.length === 0 ? await this.rootsOf(asked) : [];
    const found = asked.path.length === 0 ? undefined : await this.resolve(asked);
    const root = found?.root ?? (others.length === 0 ? only : undefined);
    if (!root) return undefined;
    const type = found?.field.type ?? { ref: root.definition };
    const inner = await innerDefinition(type, (name) => this.definition(name));
    const { apiVersion, kind, source } = root;
    const of = { apiVersion, kind, source, type };
    if (!inner) return { ...of, steps: [], fields: [] };
    const { definition, name: owner, steps } = inner;
    const fields = Object.entries(definition.fields ?? {}).map(async ([name, schema]) => {
      const owners = [...(found?.field.owners ?? []), owner];
      const names = [...(found?.field.names ?? []), name];
      const isRequired = definition.required?.includes(name) ?? false;
      const field = { owners, names, schema, type: schema, required: isRequired, mapKeys: [] };
      return { name, isRequired, schema, written: await this.aboutField(field) };
    });
    return { ...of, steps, fields: await Promise.all(fields) };
  }

  /**
   * Follows names as far as they are fields, looking through lists and maps; the path has what a manifest has between
   * them. The keys of a map of scalars are no fields.
   */
  async knownPath(
    type: ObjectType,
    names: readonly string[],
  ): Promise<{ readonly names: readonly string[]; readonly path: FieldPath }> {
    const [root] = await this.rootsOf({ type, path: [] });
    for (let length = root ? names.length : 0; root && length > 0; length--) {
      const known = names.slice(0, length);
      const found = await fieldAtPath(root.definition, known, (name) => this.definition(name));
      if (found) return { names: known, path: found.path };
    }
    return { names: [], path: [] };
  }

  /** Returns the kinds of all sources: apiVersion → kind → definition. */
  async kindIndexes(): Promise<readonly KindIndex[]> {
    return Promise.all(schemaSources.map((source) => this.schemas.kinds(source)));
  }

  /** Returns the paths of all fields of a kind, by names alone; see {@link fieldPaths}. */
  async fieldPaths(type: ObjectType): Promise<readonly string[]> {
    const [root] = await this.rootsOf({ type, path: [] });
    return root ? fieldPaths(root.definition, (name) => this.definition(name)) : [];
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
        const field = await resolveField(root.definition, current, (name) => this.definition(name));
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
      if (!root || (source === "files" && !hasGroup(asked.apiVersion, root.apiVersion))) continue;
      const isCertain = asked.apiVersion !== undefined || rootFields === undefined;
      if (!isCertain && !isLikely(rootFields(), await this.fieldsOf(root.definition))) continue;
      return [{ ...root, source }];
    }
    const custom = await this.customRoot(type, rootFields?.());
    return custom ? [custom] : [];
  }

  /** Of a custom kind that nobody knows, the metadata can be explained: it is that of every object. */
  private async customRoot(
    { apiVersion = "", kind = "" }: ObjectType,
    rootFields: readonly string[] = ["metadata"],
  ): Promise<SourcedRoot | undefined> {
    if (kind === "" || !isCustomGroup(apiVersion) || !rootFields.includes("metadata")) return undefined;
    const known = await this.findCustomKind?.({ apiVersion, kind });
    const definition = this.custom.add(known ?? { apiVersion, kind, schema: unknownSchema });
    return { definition, apiVersion, kind, source: "custom", ...(known?.origin && { origin: known.origin }) };
  }

  /** Whether a project other than Kubernetes declares the field, and not a type of Kubernetes inside it. */
  private isOwn({ owners }: ResolvedField): boolean {
    const owner = owners.at(-1) ?? "";
    return CustomDefinitions.has(owner) || owner.startsWith("files.");
  }

  private originOf(
    { source, kind, origin }: SourcedRoot,
    field: ResolvedField,
  ): Partial<KindOrigin> | undefined {
    if (!this.isOwn(field)) return undefined;
    return source === "files" ? filePage(kind) : origin;
  }

  /** Whether a definition is that of a kind, at the root or inside another, such as a claim in a StatefulSet. */
  private async isObject(name: string): Promise<boolean> {
    const fields = await this.fieldsOf(name);
    return ["apiVersion", "kind", "metadata"].every((field) => fields.includes(field));
  }

  /** Returns a definition by its short name, or by that of a custom kind that was asked for before. */
  definition(name: string): Promise<Definition | undefined> {
    return CustomDefinitions.has(name)
      ? Promise.resolve(this.custom.definition(name))
      : this.schemas.definition(name);
  }

  private async fieldsOf(definition: string): Promise<readonly string[]> {
    return Object.keys((await this.definition(definition))?.fields ?? {});
  }

  private async pageOf(
    root: SourcedRoot,
    field: ResolvedField,
    path: FieldPath,
  ): Promise<string | undefined> {
    if (root.source === "eksctl") return eksctlPage(path);
    const isKubernetes = root.source === "kubernetes" || !this.isOwn(field);
    return isKubernetes
      ? documentationPage(field.owners, await this.schemas.pages())
      : this.originOf(root, field)?.page;
  }

  /** Explains `kind` with the text about the kind, followed by the text about the field itself. */
  private async aboutKind(definition: string): Promise<string | undefined> {
    const about = await this.textOf(definition, "");
    const ownText = await this.textOf(definition, "kind");
    const isTold =
      about !== undefined ||
      (CustomDefinitions.has(definition) && this.custom.definition(definition)?.description !== undefined);
    const text = ownText ?? (isTold ? undefined : await this.written.find(anyKind, "kind"));
    return [about, text].filter((each) => each).join("\n\n") || undefined;
  }

  /** Returns the text about the map key, the well-known name that it is, or the field, or else the text about the field's type. */
  private async aboutField(
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
    if (isTold || !(await this.isObject(owner))) return undefined;
    return this.written.find(anyKind, names.at(-1) ?? "");
  }

  private aboutValue(
    { path, value, isPlain = true, scalarAt = () => undefined }: AskedField,
    kind: string,
    type: FieldType,
    values: readonly AllowedValue[],
    name: WellKnownName | undefined,
  ): string | undefined {
    if (value === undefined) return undefined;
    // Where the values are explained one by one, this one is among them.
    const isListed = values.length <= mostExplained && values.some((each) => each.value === value);
    const known = isListed ? undefined : values.find((each) => each.value === value)?.written;
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
    const listed = (word: string, text: string | undefined): string | undefined =>
      text && `${inlineCode(word)} — ${text}`;
    const aboutName = name?.on === "value" ? listed(name.name, name.text) : undefined;
    const texts = [listed(value, known), aboutName, meaning].filter((text) => text !== undefined);
    return texts.length > 0 ? texts.join("\n\n") : undefined;
  }

  private async valuesOf(field: ResolvedField): Promise<AllowedValue[]> {
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

  /** Custom resources have no texts of ours; their names are never names of files. */
  private async textOf(definition: string, heading: string): Promise<string | undefined> {
    return CustomDefinitions.has(definition) ? undefined : this.written.find(definition, heading);
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
function allowedBy({ schema }: ResolvedField): Readonly<Record<string, string>> | undefined {
  return schema.enum ?? schema.items?.enum;
}

/** Whether an apiVersion is of the group of another one; files have kinds with names that anybody may use. */
function hasGroup(apiVersion: string | undefined, other: string): boolean {
  return apiVersion?.split("/", 1)[0] === other.split("/", 1)[0];
}

/** Of a kind that Kubernetes has given up, its type alone is explained. */
function explanationOfGoneKind({ type, path }: AskedField): Explanation | undefined {
  const gone = goneKind({ type, path });
  return (
    gone && {
      ...gone,
      path,
      writtenAs: type,
      currentPath: undefined,
      required: true,
      schema: { type: "string" },
      type: { type: "string" },
      values: [],
      isOpen: true,
      aboutValue: undefined,
      namePage: undefined,
      source: "kubernetes",
      project: undefined,
      isAboutType: false,
    }
  );
}
