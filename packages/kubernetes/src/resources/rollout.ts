import type { V1Deployment, V1PodTemplateSpec, V1ReplicaSet } from "@kubernetes/client-node";
import { type FromApi, timeMs } from "./fromApi.ts";

/** A revision of a Deployment: https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#rolling-back-a-deployment */
export interface Revision {
  readonly revision: number;
  readonly isCurrent: boolean;
  readonly images: readonly string[];
  /** From the annotation `kubernetes.io/change-cause`. */
  readonly cause: string | undefined;
  /** When its ReplicaSet was created, in milliseconds since 1970. */
  readonly createdAt: number | undefined;
  readonly template: FromApi<V1PodTemplateSpec>;
}

const revisionAnnotation = "deployment.kubernetes.io/revision";
const causeAnnotation = "kubernetes.io/change-cause";
/** Label that the controller adds to each ReplicaSet; never part of the original template. */
const hashLabel = "pod-template-hash";

/** Returns the revision of a ReplicaSet, or 0 before the Deployment controller has numbered it. */
export function revisionOf({ metadata }: FromApi<V1ReplicaSet>): number {
  return Number(metadata?.annotations?.[revisionAnnotation] ?? 0);
}

/** Returns the revisions in a Deployment's ReplicaSets, newest first. */
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

/** The revisions that a Deployment can be rolled back to, the newest first: all but the current one. */
export function earlierRevisions(...of: Parameters<typeof revisionsOf>): Revision[] {
  return revisionsOf(...of).filter(({ isCurrent }) => !isCurrent);
}

/** An operation of a JSON patch: https://www.rfc-editor.org/rfc/rfc6902 */
export interface JsonPatchOperation {
  readonly op: "replace" | "test" | "add";
  readonly path: string;
  readonly value: unknown;
}

/** Creates a JSON patch that restores an earlier revision's template, as `kubectl rollout undo` does. */
export function rollBackPatch({ template }: Revision): JsonPatchOperation[] {
  const labels = Object.entries(template.metadata?.labels ?? {}).filter(([name]) => name !== hashLabel);
  const metadata = { ...template.metadata, labels: Object.fromEntries(labels) };
  return [{ op: "replace", path: "/spec/template", value: { ...template, metadata } }];
}

/** The body of a merge patch. */
export interface MergePatch {
  readonly metadata?: object;
  readonly [field: string]: unknown;
}

/** Creates a strategic merge patch that changes a container's image in the pod template. */
export function imagePatch(container: string, image: string): MergePatch {
  return { spec: { template: { spec: { containers: [{ name: container, image }] } } } };
}

/** Creates a strategic merge patch that only replaces all pods, as `kubectl rollout restart` does. */
export function restartPatch(now: Date): MergePatch {
  const annotations = { "kubectl.kubernetes.io/restartedAt": now.toISOString() };
  return { spec: { template: { metadata: { annotations } } } };
}
