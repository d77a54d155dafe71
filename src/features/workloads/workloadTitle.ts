import type {
  KubernetesObject,
  ObjectReference,
} from "@kubernetes-workshop/kubernetes/resources/kubernetesObject";

/** What people call an object: `Deployment web`. */
export function titleOf({ kind, metadata }: KubernetesObject): string {
  return `${kind} ${metadata.name ?? ""}`;
}

export function referenceTo({ apiVersion, kind, metadata }: KubernetesObject): ObjectReference {
  return { apiVersion, kind, name: metadata.name ?? "", namespace: metadata.namespace, uid: metadata.uid };
}
