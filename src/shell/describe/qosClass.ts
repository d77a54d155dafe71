import type { V1Container, V1Pod } from "@kubernetes/client-node";
import type { FromApi } from "@kubernetes-workshop/kubernetes/resources/fromApi";

const counted = ["cpu", "memory"] as const;

/**
 * The quality of service of a pod: what the server says, or else what follows of its requests and limits.
 * https://kubernetes.io/docs/concepts/workloads/pods/pod-qos/
 */
export function qosClass({ spec = {}, status = {} }: FromApi<V1Pod>): string {
  if (status.qosClass) return status.qosClass;
  const containers = [...(spec.containers ?? []), ...(spec.initContainers ?? [])];
  const quantities = ({ resources = {} }: FromApi<V1Container>): (string | undefined)[] =>
    counted.flatMap((name) => [resources.requests?.[name], resources.limits?.[name]]);
  if (containers.every((container) => quantities(container).every((quantity) => quantity === undefined)))
    return "BestEffort";
  const isGuaranteed = containers.every(({ resources = {} }) =>
    counted.every((name) => {
      const limit = resources.limits?.[name];
      return limit !== undefined && (resources.requests?.[name] ?? limit) === limit;
    }),
  );
  return isGuaranteed ? "Guaranteed" : "Burstable";
}
