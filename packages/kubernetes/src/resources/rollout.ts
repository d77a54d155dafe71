import type { V1Deployment, V1PodTemplateSpec, V1ReplicaSet } from "@kubernetes/client-node";
import { type FromApi, timeMs } from "./fromApi.ts";

/** A revision of a Deployment: https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#rolling-back-a-deployment */
export interface Revision {
  readonly revision: number;
  readonly isCurrent: boolean;
  readonly images: readonly string[];
  /** From the annotation `kubernetes.io/change-cause`. */
  readonly cause: string | undefined;
  /** When its ReplicaSet was made, in milliseconds since 1970. */
  readonly createdAt: number | undefined;
  readonly template: FromApi<V1PodTemplateSpec>;
}

const revisionAnnotation = "deployment.kubernetes.io/revision";
const causeAnnotation = "kubernetes.io/change-cause";
/** Set by the controller on each ReplicaSet, and no part of what a person wrote. */
const hashLabel = "pod-template-hash";

/** The revision that a ReplicaSet stands for; 0 before its Deployment's controller has counted it. */
export function revisionOf({ metadata }: FromApi<V1ReplicaSet>): number {
  return Number(metadata?.annotations?.[revisionAnnotation] ?? 0);
}

/** The revisions that a Deployment's ReplicaSets keep, the newest first. */
export function revisionsOf(
  deployment: FromApi<V1Deployment>,
  replicaSets: readonly FromApi<V1ReplicaSet>[],
): Revision[] {
  const owner = deployment.metadata?.uid;
  const revisions = replicaSets
    .filter(({ metadata }) =>
      metadata?.ownerReferences?.some(({ uid, controller }) => controller && uid === owner),
    )
    .map((replicaSet) => ({
      revision: revisionOf(replicaSet),
      isCurrent: false,
      images: (replicaSet.spec?.template?.spec?.containers ?? []).map(({ image }) => image ?? ""),
      cause: replicaSet.metadata?.annotations?.[causeAnnotation],
      createdAt: timeMs(replicaSet.metadata?.creationTimestamp),
      template: replicaSet.spec?.template ?? {},
    }))
    .filter(({ revision }) => revision > 0)
    .sort((a, b) => b.revision - a.revision);
  return revisions.map((revision, index) => ({ ...revision, isCurrent: index === 0 }));
}

/** An operation of a JSON patch: https://www.rfc-editor.org/rfc/rfc6902 */
export interface JsonPatchOperation {
  readonly op: "replace" | "test" | "add";
  readonly path: string;
  readonly value: unknown;
}

/** JSON patch that makes an earlier revision's template the current one, as `kubectl rollout undo` does. */
export function rollBackPatch({ template }: Revision): JsonPatchOperation[] {
  const labels = Object.entries(template.metadata?.labels ?? {}).filter(([name]) => name !== hashLabel);
  const metadata = { ...template.metadata, labels: Object.fromEntries(labels) };
  return [{ op: "replace", path: "/spec/template", value: { ...template, metadata } }];
}

/** What a merge patch changes of an object. */
export interface MergePatch {
  readonly metadata?: object;
  readonly [field: string]: unknown;
}

/** Strategic merge patch that gives a container of the pod template another image. */
export function imagePatch(container: string, image: string): MergePatch {
  return { spec: { template: { spec: { containers: [{ name: container, image }] } } } };
}

/** Strategic merge patch that replaces all pods without another change, as `kubectl rollout restart` does. */
export function restartPatch(now: Date): MergePatch {
  const annotations = { "kubectl.kubernetes.io/restartedAt": now.toISOString() };
  return { spec: { template: { metadata: { annotations } } } };
}
