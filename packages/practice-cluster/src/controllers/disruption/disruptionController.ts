import { isDeepStrictEqual } from "node:util";
import { objectSelector } from "../../api/selectors/labelSelector.ts";
import type { ObjectApi } from "../../objectApi.ts";
import { type Controller, type ControllerContext, find } from "../controller.ts";
import { asPod, controllerKey, isDeleted, keyOf, type Pod } from "../objects.ts";
import { asBudget, budgetStatus } from "./budgetStatus.ts";

/**
 * Counts for each PodDisruptionBudget how many of its pods may be evicted.
 * https://kubernetes.io/docs/concepts/workloads/pods/disruptions/ (pkg/controller/disruption)
 */
export function disruptionController({ api, clock }: ControllerContext): Controller {
  return {
    name: "disruption-controller",
    watched: [
      { resource: "poddisruptionbudgets.policy", keysOf: (budget) => [keyOf(budget)] },
      {
        resource: "pods",
        keysOf: async ({ metadata: { namespace = "", labels = {} } }) =>
          (await api.list("poddisruptionbudgets.policy", { namespace })).items
            .filter((budget) => objectSelector(asBudget(budget).spec?.selector)(labels))
            .map(keyOf),
      },
    ],
    sync: async (key) => {
      const found = await find(api, "poddisruptionbudgets.policy", key);
      if (!found || isDeleted(found)) return undefined;
      const budget = asBudget(found);
      const { namespace = "default" } = budget.metadata;
      const isMatching = objectSelector(budget.spec?.selector);
      const pods = (await api.list("pods", { namespace })).items
        .filter(({ metadata }) => isMatching(metadata.labels ?? {}))
        .map(asPod);
      const status = budgetStatus(budget, pods, await scaleOf(api, pods), clock.nowMs());
      if (!isDeepStrictEqual(status, budget.status))
        await api.update("poddisruptionbudgets.policy", { ...budget, status }, "status");
      return undefined;
    },
  };
}

/** How many pods the controllers of these want in all; undefined if one of them has no scale. */
async function scaleOf(api: ObjectApi, pods: readonly Pod[]): Promise<number | undefined> {
  const scales = new Map<string, number>();
  for (const pod of pods) {
    const set = controllerKey(pod, "StatefulSet");
    const replicaSet = controllerKey(pod, "ReplicaSet");
    if (set === undefined && replicaSet === undefined) {
      if (pod.metadata.ownerReferences?.some(({ controller }) => controller)) return undefined;
      continue;
    }
    const owner = await find(
      api,
      set === undefined ? "replicasets.apps" : "statefulsets.apps",
      set ?? replicaSet ?? "",
    );
    const above = owner && controllerKey(owner, "Deployment");
    const top = above === undefined ? owner : await find(api, "deployments.apps", above);
    const { replicas = 1 } = (top?.["spec"] ?? {}) as { readonly replicas?: number };
    if (top) scales.set(`${top.kind} ${keyOf(top)}`, replicas);
  }
  return [...scales.values()].reduce((sum, each) => sum + each, 0);
}
