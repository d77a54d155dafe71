import type { V1ObjectMeta } from "@kubernetes/client-node";
import type { FromApi } from "@kubernetes-workshop/kubernetes/resources/fromApi";

/** An object as others name it. The uid is known where the object itself, or an event about it, was read. */
export interface ObjectRef {
  readonly kind: string;
  readonly namespace: string | undefined;
  readonly name: string;
  readonly uid: string | undefined;
}

/** How an object names itself; lists leave the kind out, so that it is given. */
export function refOf(kind: string, metadata: FromApi<V1ObjectMeta> | undefined): ObjectRef {
  return { kind, namespace: metadata?.namespace, name: metadata?.name ?? "", uid: metadata?.uid };
}

/** What tells objects apart within a trace, which never leaves one namespace: kind and name. */
export function refKey({ kind, name }: Pick<ObjectRef, "kind" | "name">): string {
  return `${kind}/${name}`;
}
