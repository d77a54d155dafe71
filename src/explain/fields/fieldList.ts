import type { FieldSchema, FieldType } from "@kubernetes-workshop/kubernetes/schemas/fieldData";
import type { SchemaSource } from "../schemaStore.ts";

/** A field that a value may have. */
interface ListedField {
  readonly name: string;
  readonly isRequired: boolean;
  readonly schema: FieldSchema;
  /** The written explanation in the reader's language, as Markdown. */
  readonly written: string | undefined;
}

/** The fields that a value may have, and where they are in it. */
export interface FieldList {
  readonly apiVersion: string;
  readonly kind: string;
  /** The project that defines the kind; or somebody's custom resource. */
  readonly source: SchemaSource | "custom";
  /** The type of the value. */
  readonly type: FieldType;
  /** The path from the value to what has the fields: an item of each list, and any key of each map. */
  readonly steps: readonly (number | string)[];
  /** In the order of the API. */
  readonly fields: readonly ListedField[];
}
