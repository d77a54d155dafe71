import type { KubernetesObject } from "@kubernetes-workshop/kubernetes/resources/kubernetesObject";
import type { FieldPath } from "./fieldPath.ts";

/** An object that a manifest file describes, and where. */
export interface ManifestObject {
  readonly object: KubernetesObject & { readonly metadata: { readonly name: string } };
  /** Which of the file's documents it is in, as `documentSlices` counts them. */
  readonly documentIndex: number;
  /** Where it stands in the document: `["items", 2]` in a `List`, else nothing. */
  readonly root: FieldPath;
}

/** A stretch of a text, as offsets: [start, end). */
export interface TextRange {
  readonly start: number;
  readonly end: number;
}
