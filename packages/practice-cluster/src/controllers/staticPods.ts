import type { ApiObject } from "../objectApi.ts";
import { type Controller, type ControllerContext, find } from "./controller.ts";
import { keyOf } from "./objects.ts";

/**
 * Recreates deleted pods, as a kubelet does with static pods.
 * https://kubernetes.io/docs/tasks/configure-pod-container/static-pod/
 */
export function staticPodsController(pods: readonly ApiObject[]): (context: ControllerContext) => Controller {
  const byKey = new Map(pods.map((pod) => [keyOf(pod), pod]));
  return ({ api }) => ({
    name: "static-pods",
    watched: [
      {
        resource: "pods",
        keysOf: (pod, type) => (type === "DELETED" && byKey.has(keyOf(pod)) ? [keyOf(pod)] : []),
      },
    ],
    sync: async (key) => {
      const pod = byKey.get(key);
      if (pod && !(await find(api, "pods", key))) await api.create("pods", structuredClone(pod));
      return undefined;
    },
  });
}
