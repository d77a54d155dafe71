import { typeMeta } from "@kubernetes-workshop/kubernetes/kinds/kindRow";
import { kinds } from "@kubernetes-workshop/kubernetes/kinds/kinds";
import type { ApiObject, ObjectApi } from "../objectApi.ts";
import { remove } from "./controller.ts";
import { controllerReference, type Pod, type PodTemplate } from "./objects.ts";
import { templateHash } from "./templateHash.ts";

const resource = "controllerrevisions.apps";

/** The label on pods and ControllerRevisions that identifies the revision of the template. */
export const revisionLabel = "controller-revision-hash";

/** A workload whose history consists of ControllerRevisions: a DaemonSet or a StatefulSet. */
export interface Revisioned extends ApiObject {
  readonly spec: { readonly template: PodTemplate; readonly revisionHistoryLimit?: number };
}

/**
 * Ensures that a ControllerRevision for a workload's template exists and is the latest, and returns its hash.
 * `kubectl rollout history` and `undo` read ControllerRevisions.
 * https://kubernetes.io/docs/tasks/manage-daemon/rollback-daemon-set/
 */
export async function currentRevision(
  api: ObjectApi,
  workload: Revisioned,
  pods: readonly Pod[],
): Promise<string> {
  const { namespace = "default", name } = workload.metadata;
  const hash = templateHash(workload.spec.template);
  const owner = workload.metadata.uid ?? "";
  const revisions = (await api.list(resource, { namespace, owner })).items;
  const newest = Math.max(0, ...revisions.map(numberOf));
  const current = revisions.find((revision) => revision.metadata.labels?.[revisionLabel] === hash);
  if (!current) {
    await api.create(resource, {
      ...typeMeta(kinds.ControllerRevision),
      metadata: {
        name: `${name}-${hash}`,
        namespace,
        labels: { ...workload.spec.template.metadata?.labels, [revisionLabel]: hash },
        annotations: { ...workload.metadata.annotations },
        ownerReferences: [controllerReference(workload)],
      },
      data: { spec: { template: { ...structuredClone(workload.spec.template), $patch: "replace" } } },
      revision: newest + 1,
    });
  } else if (numberOf(current) < newest) {
    await api.update(resource, { ...current, revision: newest + 1 });
  }
  await deleteOld(api, workload, revisions, hash, pods);
  return hash;
}

async function deleteOld(
  api: ObjectApi,
  workload: Revisioned,
  revisions: readonly ApiObject[],
  hash: string,
  pods: readonly Pod[],
): Promise<void> {
  // A StatefulSet labels its pods with the full name of the revision.
  const used = new Set(pods.map((pod) => pod.metadata.labels?.[revisionLabel] ?? "")).add(hash);
  const unused = revisions
    .filter(({ metadata }) => !used.has(metadata.labels?.[revisionLabel] ?? "") && !used.has(metadata.name))
    .sort((left, right) => numberOf(left) - numberOf(right));
  const limit = workload.spec.revisionHistoryLimit ?? 10;
  for (const revision of unused.slice(0, Math.max(0, unused.length - limit)))
    await remove(api, resource, revision);
}

function numberOf(revision: ApiObject): number {
  return Number(revision["revision"] ?? 0);
}
