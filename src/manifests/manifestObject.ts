import type { KubernetesObject } from "@kubernetes-workshop/kubernetes/resources/kubernetesObject";
import type { FieldPath } from "./fieldPath.ts";

/** An object in a manifest file, and its location. */
export interface ManifestObject {
  readonly object: KubernetesObject & { readonly metadata: { readonly name: string } };
  /** The index of its document, as in `documentSlices`. */
  readonly documentIndex: number;
  /** Its path in the document: `["items", 2]` in a `List`, otherwise empty. */
  readonly root: FieldPath;
}

/** A range of text, as offsets: [start, end). */
export interface TextRange {
  readonly start: number;
  readonly end: number;
}
