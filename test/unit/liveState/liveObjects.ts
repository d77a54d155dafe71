import type { KubernetesObject } from "@kubernetes-workshop/kubernetes/resources/kubernetesObject";
import { fieldAt } from "../../../src/manifests/fieldAt.ts";
import type { FieldAt } from "../../../src/manifests/fieldAt.ts";
import { liveMarkdown } from "../../../src/liveState/liveMarkdown.ts";
import type { LiveReading } from "../../../src/liveState/liveReading.ts";

/** The time of all tests: a minute after the objects were made. */
export const nowMs = Date.parse("2026-11-28T10:01:00Z");
export const madeAt = "2026-11-28T10:00:00Z";

/** An object as a cluster has it. */
export function object(
  apiVersion: string,
  kind: string,
  fields: { readonly metadata?: object; readonly [field: string]: unknown } = {},
): KubernetesObject {
  const metadata = { name: "web", namespace: "default", creationTimestamp: madeAt, ...fields.metadata };
  return { apiVersion, kind, ...fields, metadata };
}

/** The field at the `¦` of a manifest. */
export function fieldOf(marked: string): FieldAt {
  const field = fieldAt(marked.replace("¦", ""), marked.indexOf("¦"));
  if (!field) throw new Error(`There is no field in ${marked}`);
  return field;
}

/** The lines that a hover at the `¦` of a manifest says, without the first, which names the cluster. */
export function linesAt(marked: string, reading: LiveReading): readonly string[] {
  const markdown = liveMarkdown(
    reading,
    fieldOf(marked),
    { cluster: "the practice cluster", namespace: undefined },
    nowMs,
  );
  return markdown?.split("  \n").slice(1) ?? [];
}

/** A pod of a ReplicaSet with the uid `rs`. */
export function podOf(
  name: string,
  { spec = {}, status }: { readonly spec?: object; readonly status: object },
): object {
  return {
    metadata: {
      name,
      namespace: "default",
      ownerReferences: [{ kind: "ReplicaSet", name: "web-1", uid: "rs", controller: true }],
    },
    spec: { nodeName: "worker-a", containers: [{ name: "web", image: "nginx:1.29" }], ...spec },
    status,
  };
}
