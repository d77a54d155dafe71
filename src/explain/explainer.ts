import type { Language } from "../base/displayLanguage.ts";
import type { FieldAt } from "../manifests/fieldAt.ts";
import type { FieldPath } from "../manifests/fieldPath.ts";
import { documentationPage } from "./documentationPage.ts";
import type { FieldSchema, ReadSchemaFile } from "./fieldData.ts";
import { resolveField } from "./resolveField.ts";
import { rootDefinition } from "./rootDefinition.ts";
import { SchemaStore } from "./schemaStore.ts";
import { WrittenExplanations } from "./writtenExplanation.ts";

/** All that is known about a field, to be shown. */
export interface Explanation {
  /** The type that the field was looked up in. */
  readonly apiVersion: string;
  readonly kind: string;
  readonly path: FieldPath;
  readonly required: boolean;
  readonly schema: FieldSchema;
  /** The written explanation in the reader's language, as Markdown. */
  readonly written: string | undefined;
  /** Address of the page in the Kubernetes documentation. */
  readonly page: string;
}

/** Explains fields of built-in kinds from the generated field data and the written explanations. */
export class Explainer {
  private readonly schemas: SchemaStore;
  private readonly written: WrittenExplanations;

  constructor(read: ReadSchemaFile, language: Language) {
    this.schemas = new SchemaStore(read);
    this.written = new WrittenExplanations(read, language);
  }

  /** Undefined where the object is of no built-in kind or the path leads to no field of it. */
  async explain({ type, path }: Pick<FieldAt, "type" | "path">): Promise<Explanation | undefined> {
    const root = rootDefinition(type, await this.schemas.kinds());
    if (!root) return undefined;
    const field = await resolveField(root.definition, path, (name) => this.schemas.definition(name));
    if (!field) return undefined;
    const isKind = path.length === 1 && path[0] === "kind";
    const own = isKind ? await this.schemas.definition(root.definition) : undefined;
    const names = isKind ? [""] : [[field.name, ...field.mapKeys].join("."), field.name];
    return {
      apiVersion: root.apiVersion,
      kind: root.kind,
      path,
      required: field.required || isKind || (path.length === 1 && field.name === "apiVersion"),
      schema: own?.description ? { ...field.schema, description: own.description } : field.schema,
      written: await this.written.find(field.owner, ...names),
      page: documentationPage(root.definition, field.owner),
    };
  }
}
