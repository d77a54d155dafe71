import type { V1ObjectMeta } from "@kubernetes/client-node";
import type { FromApi } from "@kubernetes-workshop/kubernetes/resources/fromApi";

/** A reference to an object. The uid is known if the object itself or an event about it was read. */
export interface ObjectRef {
  readonly kind: string;
  readonly namespace: string | undefined;
  readonly name: string;
  readonly uid: string | undefined;
}

/** Returns a reference to an object. The kind is a parameter because list items lack it. */
export function refOf(kind: string, metadata: FromApi<V1ObjectMeta> | undefined): ObjectRef {
  return { kind, namespace: metadata?.namespace, name: metadata?.name ?? "", uid: metadata?.uid };
}

/** Returns a key that is unique within a trace, which covers one namespace: kind and name. */
export function refKey({ kind, name }: Pick<ObjectRef, "kind" | "name">): string {
  return `${kind}/${name}`;
}
