import type { FieldAt, ObjectType } from "../manifests/fieldAt.ts";
import type { FieldPath } from "../manifests/fieldPath.ts";
import type { FieldSchema, FieldType } from "@kubernetes-workshop/kubernetes/schemas/fieldData";
import type { SchemaSource } from "./schemaStore.ts";
import type { NamedPage } from "./wellKnownPage.ts";

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
  /** The version of Kubernetes that brought the field or kind, such as `1.29`; undefined if it is not a recent one. */
  readonly since: string | undefined;
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
  /** URL of the page about the concept, in the reader's language. */
  readonly conceptPage: string | undefined;
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
  Partial<Pick<FieldAt, "value" | "isPlain" | "scalarAt" | "keysAt" | "rootFields">>;
