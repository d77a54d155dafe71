import { type Controller, type ControllerContext, find } from "../../controllers/controller.ts";
import { asNode, timestamp } from "../../controllers/objects.ts";

const key = "node.kubernetes.io/unschedulable";

/**
 * Maintains the taint of cordoned nodes, as the node lifecycle controller does.
 * https://kubernetes.io/docs/reference/labels-annotations-taints/#node-kubernetes-io-unschedulable
 */
export function cordonTaintController({ api, clock }: ControllerContext): Controller {
  return {
    name: "cordon-taint",
    watched: [{ resource: "nodes", keysOf: (node) => [node.metadata.name] }],
    sync: async (name) => {
      const found = await find(api, "nodes", name);
      if (!found) return undefined;
      const node = asNode(found);
      const { taints: before = [], ...spec } = node.spec ?? {};
      const isCordoned = spec.unschedulable === true;
      if (before.some((taint) => taint.key === key) === isCordoned) return undefined;
      const others = before.filter((taint) => taint.key !== key);
      const own = { key, effect: "NoSchedule", timeAdded: timestamp(clock.nowMs()) };
      const taints = isCordoned ? [...others, own] : others;
      await api.update("nodes", { ...node, spec: { ...spec, ...(taints.length > 0 ? { taints } : {}) } });
      return undefined;
    },
  };
}
