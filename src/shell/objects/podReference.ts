import { typeMeta } from "@kubernetes-workshop/kubernetes/kinds/kindRow";
import { kinds } from "@kubernetes-workshop/kubernetes/kinds/kinds";
import type { ObjectReference } from "@kubernetes-workshop/kubernetes/resources/kubernetesObject";
import type { Pod } from "./podsOf.ts";

/** Names a pod, and no later one of its name. */
export function podReference({ metadata: { name = "", namespace, uid } }: Pod): ObjectReference {
  return { ...typeMeta(kinds.Pod), name, namespace, uid };
}
