import { isDeepStrictEqual } from "node:util";
import { type Controller, type ControllerContext, find } from "../controller.ts";
import { currentRevision, revisionLabel } from "../revisions.ts";
import { EventRecorder } from "../events.ts";
import { controllerKey, isDeleted, isReady, keyOf, type Pod } from "../objects.ts";
import { PodControl, type PodToCreate } from "../podControl.ts";
import { asStatefulSet, nextSteps, type StatefulSet } from "./statefulSet.ts";

const nameLabel = "statefulset.kubernetes.io/pod-name";
const indexLabel = "apps.kubernetes.io/pod-index";

/**
 * Runs pods with stable names, in order. It creates no claims for `volumeClaimTemplates`: the practice cluster has no
 * storage. https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/ (pkg/controller/statefulset)
 */
export function statefulSetController(context: ControllerContext): Controller {
  const { api, clock } = context;
  const pods = new PodControl(context, new EventRecorder(api, clock, "statefulset-controller"));

  const sync = async (key: string): Promise<number | undefined> => {
    const found = await find(api, "statefulsets.apps", key);
    if (!found || isDeleted(found)) return undefined;
    const set = asStatefulSet(found);
    const owned = await pods.ofOwner(set);
    const hash = await currentRevision(api, set, owned);
    const revision = `${set.metadata.name}-${hash}`;
    const isCurrent = (pod: Pod): boolean => pod.metadata.labels?.[revisionLabel] === revision;
    const steps = nextSteps(set, owned, isCurrent);
    const missing = steps.flatMap((step) => (step.kind === "create" ? [step.ordinal] : []));
    await pods.createAll(set, missing.length, (index) => podOf(set, missing[index] ?? 0, revision));
    for (const step of steps) if (step.kind === "delete") await pods.delete(set, step.pod);
    await updateStatus(set, owned, revision, isCurrent);
    return pods.retryMs(set);
  };

  const updateStatus = async (
    set: StatefulSet,
    owned: readonly Pod[],
    revision: string,
    isCurrent: (pod: Pod) => boolean,
  ): Promise<void> => {
    const alive = owned.filter((pod) => !isDeleted(pod));
    const ready = alive.filter(isReady).length;
    const updated = alive.filter(isCurrent).length;
    const complete = updated === alive.length && ready === (set.spec.replicas ?? 1);
    const status = {
      ...set.status,
      replicas: alive.length,
      readyReplicas: ready,
      availableReplicas: ready,
      currentReplicas: complete ? updated : alive.length - updated,
      updatedReplicas: updated,
      updateRevision: revision,
      currentRevision: complete ? revision : (set.status?.["currentRevision"] ?? revision),
      collisionCount: 0,
      ...(set.metadata.generation === undefined ? {} : { observedGeneration: set.metadata.generation }),
    };
    if (!isDeepStrictEqual(status, set.status))
      await api.update("statefulsets.apps", { ...set, status }, "status");
  };

  return {
    name: "statefulset-controller",
    watched: [
      { resource: "statefulsets.apps", keysOf: (set) => [keyOf(set)] },
      { resource: "pods", keysOf: (pod) => [controllerKey(pod, "StatefulSet") ?? []].flat() },
    ],
    sync,
    rest: (key) => pods.restMs(key),
  };
}

function podOf(set: StatefulSet, ordinal: number, revision: string): PodToCreate {
  const { template, serviceName = "" } = set.spec;
  const name = `${set.metadata.name}-${ordinal}`;
  return {
    template: { ...template, spec: { ...template.spec, hostname: name, subdomain: serviceName } },
    name,
    labels: { [revisionLabel]: revision, [nameLabel]: name, [indexLabel]: String(ordinal) },
  };
}
