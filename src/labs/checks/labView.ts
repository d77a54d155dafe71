import type { KubernetesObject } from "@kubernetes-workshop/kubernetes/resources/kubernetesObject";
import type { LabKind, LabObject } from "../labObject.ts";

/** The cluster as checks look at it. */
export interface LabView {
  /** The objects of a kind, as they are now; none where nothing is known of them yet. */
  objects(kind: LabKind): readonly KubernetesObject[];
}

/** The object of a name; undefined where there is none. */
export function objectIn(
  view: LabView,
  { apiVersion, kind, name, namespace }: LabObject,
): KubernetesObject | undefined {
  return view.objects({ apiVersion, kind, namespace }).find(({ metadata }) => metadata.name === name);
}
