import type { Language } from "@kubernetes-workshop/kubernetes/base/displayLanguage";
import { inlineCode } from "@kubernetes-workshop/kubernetes/base/inlineCode";
import type { ObjectType } from "../manifests/fieldAt.ts";
import { type FieldPath, isTypeField } from "../manifests/fieldPath.ts";
import { CustomDefinitions } from "./custom/customDefinitions.ts";
import type { FindCustomKind, KindOrigin } from "./custom/customKind.ts";
import { conceptPage } from "./conceptPage.ts";
import { documentationPage } from "./documentationPage.ts";
import { eksctlPage } from "./eksctlPage.ts";
import { type AllowedValue, type AskedField, type Explanation, mostExplained } from "./explanation.ts";
import { FieldFinder, type SourcedRoot } from "./fieldFinder.ts";
import { fieldsOnPath, innerDefinition } from "./fields/fieldAtPath.ts";
import type { FieldList } from "./fields/fieldList.ts";
import { fieldPaths } from "./fields/fieldPaths.ts";
import { allowedBy, FieldTexts } from "./fieldTexts.ts";
import type { ListedKind } from "./fields/listedKind.ts";
import { filePage } from "./filePage.ts";
import { goneKind } from "./goneKind.ts";
import type { NameRole } from "./nameAtField.ts";
import type { ResolvedField } from "./resolveField.ts";
import type {
  Definition,
  FieldType,
  KindIndex,
  ReadSchemaFile,
} from "@kubernetes-workshop/kubernetes/schemas/fieldData";
import { cronWordsFor } from "./values/cronWordsFor.ts";
import { explainValue } from "./values/explainValue.ts";
import { explainSelector } from "./values/selector/explainSelector.ts";
import type { ListedName, WellKnownName } from "./wellKnownNames.ts";

/** What an explainer may use beyond the files of the extension. */
export interface ExplainerOptions {
  /** Finds the definitions of custom resources. */
  readonly findCustomKind?: FindCustomKind;
  /** Lists the custom kinds that it finds. */
  readonly listCustomKinds?: () => Promise<readonly ListedKind[]>;
  /** The time, for what comes next on a schedule. */
  readonly now?: () => number;
}

/**
 * Explains fields of built-in kinds, of eksctl's ClusterConfig, and of files around manifests, from the field data and
 * the written explanations; those of custom resources from their definitions.
 */
export class Explainer {
  private readonly finder: FieldFinder;
  private readonly texts: FieldTexts;
  private readonly language: Language;
  private readonly now: () => number;
  /** Lists the custom kinds that are known. */
  readonly customKinds: () => Promise<readonly ListedKind[]>;

  constructor(read: ReadSchemaFile, language: Language, options: ExplainerOptions = {}) {
    this.finder = new FieldFinder(read, options.findCustomKind);
    this.texts = new FieldTexts(read, language, this.finder);
    this.language = language;
    this.now = options.now ?? Date.now;
    this.customKinds = options.listCustomKinds ?? (() => Promise.resolve([]));
  }

  /** Returns undefined if the kind is unknown or has no field at the path. */
  async explain(asked: AskedField): Promise<Explanation | undefined> {
    const { type, path } = asked;
    const found = await this.finder.find(asked);
    if (!found) return explanationOfGoneKind(asked);
    const { root, field, kinds, current } = found;
    const isKind = path.length === 1 && path[0] === "kind";
    const isType = isTypeField(path);
    const own = isKind ? await this.finder.definition(root.definition) : undefined;
    const values = await this.texts.valuesOf(field);
    const name = isType ? undefined : await this.texts.names.at(path, field.mapKeys, asked.value);
    return {
      apiVersion: root.apiVersion,
      kind: kinds.join(" / "),
      path,
      writtenAs: type,
      currentPath: current === path ? undefined : current,
      required: field.required || (isType && root.source !== "files"),
      schema: own?.description ? { ...field.schema, description: own.description } : field.schema,
      since: await this.sinceOf(root, field, path),
      type: field.type,
      written: isKind
        ? await this.texts.aboutKind(root.definition)
        : await this.texts.aboutField(field, name),
      values,
      isOpen: allowedBy(field) === undefined,
      aboutValue: isType ? undefined : await this.aboutValue(asked, root.kind, field.type, values, name),
      namePage: name?.page,
      conceptPage: conceptPage(field.owners, this.language),
      source: root.source,
      project: this.originOf(root, field)?.project,
      isAboutType: this.isOwn(field) && field.schema.description !== undefined,
      page: await this.pageOf(root, field, path),
    };
  }

  /** Returns where the fields of a kind are defined; undefined if neither the kind nor a group like its own is known. */
  async rootOf(type: ObjectType): Promise<SourcedRoot | undefined> {
    const [root] = await this.finder.rootsOf({ type, path: [] });
    return root;
  }

  /**
   * Lists the fields of the value at a path, or of what is in it if it is a list or a map: none of a scalar. Returns
   * undefined if the kind is unknown or has no field at the path.
   */
  async listFields(asked: AskedField): Promise<FieldList | undefined> {
    // A template that leaves the kind open may leave open what is at its root.
    const [only, ...others] = asked.path.length === 0 ? await this.finder.rootsOf(asked) : [];
    const found = asked.path.length === 0 ? undefined : await this.finder.find(asked);
    const root = found?.root ?? (others.length === 0 ? only : undefined);
    if (!root) return undefined;
    const type = found?.field.type ?? { ref: root.definition };
    const inner = await innerDefinition(type, (name) => this.finder.definition(name));
    const { apiVersion, kind, source } = root;
    const of = { apiVersion, kind, source, type };
    if (!inner) return { ...of, steps: [], fields: [] };
    const { definition, name: owner, steps } = inner;
    const fields = Object.entries(definition.fields ?? {}).map(async ([name, schema]) => {
      const owners = [...(found?.field.owners ?? []), owner];
      const names = [...(found?.field.names ?? []), name];
      const isRequired = definition.required?.includes(name) ?? false;
      const field = { owners, names, schema, type: schema, required: isRequired, mapKeys: [] };
      return { name, isRequired, schema, written: await this.texts.aboutField(field) };
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
    const [root] = await this.finder.rootsOf({ type, path: [] });
    if (!root) return { names: [], path: [] };
    const known = await fieldsOnPath(root.definition, names, (name) => this.finder.definition(name));
    return { names: names.slice(0, known.length), path: known.at(-1)?.path ?? [] };
  }

  /** Lists the well-known labels, annotations, or taints. */
  wellKnownNames(role: NameRole): Promise<readonly ListedName[]> {
    return this.texts.names.list(role);
  }

  /** Returns the kinds of all sources: apiVersion → kind → definition. */
  async kindIndexes(): Promise<readonly KindIndex[]> {
    return this.finder.kindIndexes();
  }

  /** Returns the paths of all fields of a kind, by names alone; see {@link fieldPaths}. */
  async fieldPaths(type: ObjectType): Promise<readonly string[]> {
    const [root] = await this.finder.rootsOf({ type, path: [] });
    return root ? fieldPaths(root.definition, (name) => this.finder.definition(name)) : [];
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

  /** Returns a definition by its short name, or by that of a custom kind that was asked for before. */
  definition(name: string): Promise<Definition | undefined> {
    return this.finder.definition(name);
  }

  /** Of an item in a list, and of a key in a map, nothing is said: the field around it tells. */
  private async sinceOf(
    root: SourcedRoot,
    { owners, names, mapKeys }: ResolvedField,
    path: FieldPath,
  ): Promise<string | undefined> {
    const isField = typeof path.at(-1) === "string" && mapKeys.length === 0;
    if (root.source === "eksctl" || root.source === "files" || !isField) return undefined;
    const name = isTypeField(path) ? root.definition : `${owners.at(-1) ?? ""}.${names.at(-1) ?? ""}`;
    return (await this.finder.schemas.versions()).get(name);
  }

  private async pageOf(
    root: SourcedRoot,
    field: ResolvedField,
    path: FieldPath,
  ): Promise<string | undefined> {
    if (root.source === "eksctl") return eksctlPage(path);
    const isKubernetes = root.source === "kubernetes" || !this.isOwn(field);
    return isKubernetes
      ? documentationPage(field.owners, await this.finder.schemas.pages())
      : this.originOf(root, field)?.page;
  }

  private async aboutValue(
    asked: AskedField,
    kind: string,
    type: FieldType,
    values: readonly AllowedValue[],
    name: WellKnownName | undefined,
  ): Promise<string | undefined> {
    const texts = [
      await this.aboutScalar(asked, kind, type, values, name),
      this.aboutSelector(asked, kind, type),
    ].filter((text) => text !== undefined);
    return texts.length > 0 ? texts.join("\n\n") : undefined;
  }

  private aboutSelector(
    { path, keysAt, scalarAt }: AskedField,
    kind: string,
    type: FieldType,
  ): string | undefined {
    return keysAt && scalarAt && explainSelector({ kind, path, type, keysAt, scalarAt }, this.language);
  }

  private async aboutScalar(
    { path, value, isPlain = true, scalarAt = () => undefined }: AskedField,
    kind: string,
    type: FieldType,
    values: readonly AllowedValue[],
    name: WellKnownName | undefined,
  ): Promise<string | undefined> {
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
      cronWords: await cronWordsFor(kind),
    });
    const listed = (word: string, text: string | undefined): string | undefined =>
      text && `${inlineCode(word)} — ${text}`;
    const aboutName = name?.on === "value" ? listed(name.name, name.text) : undefined;
    const texts = [listed(value, known), aboutName, meaning].filter((text) => text !== undefined);
    return texts.length > 0 ? texts.join("\n\n") : undefined;
  }
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
      since: undefined,
      type: { type: "string" },
      values: [],
      isOpen: true,
      aboutValue: undefined,
      namePage: undefined,
      conceptPage: undefined,
      source: "kubernetes",
      project: undefined,
      isAboutType: false,
    }
  );
}
