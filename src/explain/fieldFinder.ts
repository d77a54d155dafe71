import type { ObjectType } from "../manifests/fieldAt.ts";
import type { FieldPath } from "../manifests/fieldPath.ts";
import { CustomDefinitions } from "./custom/customDefinitions.ts";
import { type FindCustomKind, isCustomGroup, type KindOrigin } from "./custom/customKind.ts";
import type { AskedField, Explanation } from "./explanation.ts";
import { pathInReplacement } from "./formerVersions.ts";
import { type ResolvedField, resolveField } from "./resolveField.ts";
import { type RootDefinition, rootDefinition } from "./rootDefinition.ts";
import { schemaSources, SchemaStore } from "./schemaStore.ts";
import { isLikely, isTemplated, kindsOfTemplate } from "./typeGuess.ts";
import type {
  Definition,
  KindIndex,
  ReadSchemaFile,
} from "@kubernetes-workshop/kubernetes/schemas/fieldData";

/** Says nothing of a custom kind that nobody knows. */
const unknownSchema = { "x-kubernetes-preserve-unknown-fields": true };

/** The definition of a kind, and who defines it. */
export type SourcedRoot = RootDefinition & {
  readonly source: Explanation["source"];
  /** Set if the definition of a custom kind comes with the extension. */
  readonly origin?: KindOrigin;
};

/** A field in the definitions of the API. */
export interface FoundField {
  readonly root: SourcedRoot;
  readonly field: ResolvedField;
  /** The field's path in the definition of the root. */
  readonly current: FieldPath;
  /** The kinds that it is a field of; several where a template decides. */
  readonly kinds: readonly string[];
}

/** Finds kinds and their fields in all definitions: of Kubernetes, of eksctl, of other files, and of custom resources. */
export class FieldFinder {
  readonly schemas: SchemaStore;
  private readonly custom = new CustomDefinitions();
  private readonly findCustomKind: FindCustomKind | undefined;

  constructor(read: ReadSchemaFile, findCustomKind: FindCustomKind | undefined) {
    this.schemas = new SchemaStore(read);
    this.findCustomKind = findCustomKind;
  }

  /**
   * Finds the field in the object's kind. Where a template leaves the kind open, the kinds that it may be have to agree
   * on the field.
   */
  async find(asked: AskedField): Promise<FoundField | undefined> {
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
  async rootsOf({ type, rootFields }: AskedField): Promise<SourcedRoot[]> {
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
    const isCustom = isCustomGroup(apiVersion) || isTemplated(apiVersion);
    if (kind === "" || isTemplated(kind) || !isCustom) return undefined;
    const known = await this.findCustomKind?.({ apiVersion, kind });
    if (!known && !rootFields.includes("metadata")) return undefined;
    const definition = this.custom.add(known ?? { apiVersion, kind, schema: unknownSchema });
    const { origin } = known ?? {};
    return {
      definition,
      apiVersion: known?.apiVersion ?? apiVersion,
      kind,
      source: "custom",
      ...(origin && { origin }),
    };
  }

  /** Whether a definition is that of a kind, at the root or inside another, such as a claim in a StatefulSet. */
  async isObject(name: string): Promise<boolean> {
    const fields = await this.fieldsOf(name);
    return ["apiVersion", "kind", "metadata"].every((field) => fields.includes(field));
  }

  /** Returns a definition by its short name, or by that of a custom kind that was asked for before. */
  definition(name: string): Promise<Definition | undefined> {
    return CustomDefinitions.has(name)
      ? Promise.resolve(this.custom.definition(name))
      : this.schemas.definition(name);
  }

  /** Returns the description of a custom kind; undefined for all other definitions. */
  customDescription(name: string): string | undefined {
    return CustomDefinitions.has(name) ? this.custom.definition(name)?.description : undefined;
  }

  /** Returns the kinds of all sources: apiVersion → kind → definition. */
  async kindIndexes(): Promise<readonly KindIndex[]> {
    return Promise.all(schemaSources.map((source) => this.schemas.kinds(source)));
  }

  private async fieldsOf(definition: string): Promise<readonly string[]> {
    return Object.keys((await this.definition(definition))?.fields ?? {});
  }
}

/** Whether an apiVersion is of the group of another one; files have kinds with names that anybody may use. */
function hasGroup(apiVersion: string | undefined, other: string): boolean {
  return apiVersion?.split("/", 1)[0] === other.split("/", 1)[0];
}
