import type { Language } from "@kubernetes-workshop/kubernetes/base/displayLanguage";
import type { FieldAt, ObjectType } from "../manifests/fieldAt.ts";
import type { FieldPath } from "../manifests/fieldPath.ts";
import { documentationPage } from "./documentationPage.ts";
import { eksctlPage } from "./eksctlPage.ts";
import type {
  FieldSchema,
  FieldType,
  KindIndex,
  ReadSchemaFile,
} from "@kubernetes-workshop/kubernetes/schemas/fieldData";
import { type ResolvedField, resolveField } from "./resolveField.ts";
import { type RootDefinition, rootDefinition } from "./rootDefinition.ts";
import { type SchemaSource, schemaSources, SchemaStore } from "./schemaStore.ts";
import { WrittenExplanations } from "./writtenExplanation.ts";

/** All that is known about a field, to be shown. */
export interface Explanation {
  /** The type that the field was looked up in. */
  readonly apiVersion: string;
  readonly kind: string;
  readonly path: FieldPath;
  readonly required: boolean;
  readonly schema: FieldSchema;
  /** What is at the path: the field's own type, or that of an item or value below it. */
  readonly type: FieldType;
  /** The written explanation in the reader's language, as Markdown. */
  readonly written: string | undefined;
  /** Whose kind it is, and so whose documentation `page` belongs to. */
  readonly source: SchemaSource;
  /** Address of the page in the documentation. */
  readonly page: string;
}

/**
 * Explains fields of built-in kinds, and of eksctl's ClusterConfig, from the generated field data and the written
 * explanations.
 */
export class Explainer {
  private readonly schemas: SchemaStore;
  private readonly written: WrittenExplanations;

  constructor(read: ReadSchemaFile, language: Language) {
    this.schemas = new SchemaStore(read);
    this.written = new WrittenExplanations(read, language);
  }

  /** Undefined where the object is of no known kind or the path leads to no field of it. */
  async explain({ type, path }: Pick<FieldAt, "type" | "path">): Promise<Explanation | undefined> {
    const root = await this.rootOf(type);
    if (!root) return undefined;
    const field = await resolveField(root.definition, path, (name) => this.schemas.definition(name));
    if (!field) return undefined;
    const isKind = path.length === 1 && field.name === "kind";
    const isType = isKind || (path.length === 1 && field.name === "apiVersion");
    const own = isKind ? await this.schemas.definition(root.definition) : undefined;
    return {
      apiVersion: root.apiVersion,
      kind: root.kind,
      path,
      required: field.required || isType,
      schema: own?.description ? { ...field.schema, description: own.description } : field.schema,
      type: field.type,
      written: isKind ? await this.aboutKind(root.definition) : await this.aboutField(field),
      source: root.source,
      page:
        root.source === "eksctl"
          ? eksctlPage(path)
          : documentationPage(field.owners, await this.schemas.pages()),
    };
  }

  /** Asks one source after the other, so that nothing of a later one is read for a kind of an earlier one. */
  private async rootOf(
    type: ObjectType,
  ): Promise<(RootDefinition & { source: SchemaSource; kinds: KindIndex }) | undefined> {
    for (const source of schemaSources) {
      const kinds = await this.schemas.kinds(source);
      const root = rootDefinition(type, kinds);
      if (root) return { ...root, source, kinds };
    }
    return undefined;
  }

  /** On `kind` stands what the kind is for, then what there is to say about writing its name. */
  private async aboutKind(definition: string): Promise<string | undefined> {
    const texts = [await this.written.find(definition, ""), await this.written.find(definition, "kind")];
    return texts.filter((text) => text).join("\n\n") || undefined;
  }

  /** The text about the map key or the field; where there is none, the one about the field's type. */
  private async aboutField({ owners, name, mapKeys, schema }: ResolvedField): Promise<string | undefined> {
    const owner = owners[owners.length - 1] ?? "";
    const own = await this.written.find(owner, [name, ...mapKeys].join("."), name);
    const ref = schema.ref ?? schema.items?.ref;
    return own ?? (ref ? await this.written.find(ref, "") : undefined);
  }
}
