import {
  compareQuantities,
  type Quantity,
  quantityOf,
} from "@kubernetes-workshop/kubernetes/resources/quantity";
import { type JsonObject, objectsAt, valueAt } from "../api/json.ts";

/** https://kubernetes.io/docs/concepts/workloads/pods/pod-qos/ */
export function qosClass(spec: unknown): "Guaranteed" | "Burstable" | "BestEffort" {
  const containers = [...objectsAt(spec, "containers"), ...objectsAt(spec, "initContainers")];
  const names = ["cpu", "memory"] as const;
  // A quantity of zero counts as unset.
  const of = (container: JsonObject, which: "requests" | "limits", name: string): Quantity | undefined => {
    const amount = quantityOf(valueAt(container, "resources", which, name));
    return amount && amount.mantissa > 0n ? amount : undefined;
  };
  const asked = containers.some((container) =>
    names.some((name) => of(container, "requests", name) ?? of(container, "limits", name)),
  );
  if (!asked) return "BestEffort";
  const guaranteed = containers.every((container) =>
    names.every((name) => {
      const limit = of(container, "limits", name);
      const request = of(container, "requests", name) ?? limit;
      return limit && request && compareQuantities(limit, request) === 0;
    }),
  );
  return guaranteed ? "Guaranteed" : "Burstable";
}
