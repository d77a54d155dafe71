import { ownField } from "@kubernetes-workshop/kubernetes/base/ownField";
import type { ApiObject } from "../objectApi.ts";
import { type Controller, type ControllerContext, find } from "./controller.ts";
import { EventRecorder } from "./events.ts";

/** What is missing here for a kind to act, in words for the learner. */
const missing: Readonly<Record<string, string>> = {
  "ingresses.networking.k8s.io": "there is no ingress controller, so no request from outside comes in by it",
  "networkpolicies.networking.k8s.io": "the simulated network lets every request through",
  persistentvolumeclaims: "there is no storage, so no volume is ever bound to it",
  persistentvolumes: "there is no storage behind it",
  "horizontalpodautoscalers.autoscaling": "there are no metrics, so it never changes the number of replicas",
  "poddisruptionbudgets.policy": "it is stored; evictions do not wait for it",
};

/**
 * Says, in an event on the object, that the practice cluster stores a kind but nothing acts on it; otherwise a
 * learner would wait for what never comes.
 */
export function storedOnlyController({ api, clock }: ControllerContext): Controller {
  const events = new EventRecorder(api, clock, "practice-cluster");
  const told = new Set<string>();

  const tell = async (resource: string, object: ApiObject, why: string): Promise<void> => {
    const key = `${resource}/${object.metadata.uid ?? ""}`;
    if (told.has(key)) return;
    told.add(key);
    const message = `The practice cluster stores this ${object.kind}, but nothing acts on it: ${why}.`;
    await events.record(object, "Warning", "NotSimulated", message);
  };

  return {
    name: "stored-only",
    watched: [
      ...Object.keys(missing).map((resource) => ({
        resource,
        keysOf: (object: ApiObject) => [
          `${resource}|${object.metadata.namespace ?? ""}|${object.metadata.name}`,
        ],
      })),
      {
        resource: "services",
        keysOf: (service) =>
          isLoadBalancer(service)
            ? [`services|${service.metadata.namespace ?? ""}|${service.metadata.name}`]
            : [],
      },
    ],
    sync: async (key) => {
      const [resource = "", namespace = "", name = ""] = key.split("|");
      const object = await find(api, resource, namespace === "" ? name : `${namespace}/${name}`);
      const why =
        ownField(missing, resource) ?? "there is no cloud load balancer, so it gets no external address";
      if (object) await tell(resource, object, why);
      return undefined;
    },
  };
}

function isLoadBalancer({ spec }: ApiObject): boolean {
  return typeof spec === "object" && spec !== null && "type" in spec && spec.type === "LoadBalancer";
}
