import type { V1OwnerReference } from "@kubernetes/client-node";
import type { FromApi } from "@kubernetes-workshop/kubernetes/resources/fromApi";

/** The controller of an object, as `ReplicaSet/web-1`; empty without one. */
export function controllerText(owners: readonly FromApi<V1OwnerReference>[] = []): string {
  const controller = owners.find((owner) => owner.controller);
  return controller ? `${controller.kind ?? ""}/${controller.name ?? ""}` : "";
}
