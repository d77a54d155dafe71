import { autoscalerState } from "./autoscalerState.ts";
import { claimState } from "./claimState.ts";
import type { Endpoints } from "./endpointSliceSummary.ts";
import { ingressState } from "./ingressState.ts";
import { deletionState, type ObjectState } from "./objectState.ts";
import type { ObjectSummary } from "./objectSummary.ts";
import { serviceState } from "./serviceState.ts";
import type { ServiceSummary } from "./serviceSummary.ts";
import type { StorageClassSummary } from "./storageClassSummary.ts";

/** What says how other objects are. Each is undefined as long as it is not known. */
export interface RelatedObjects {
  /** The endpoints of the Services of the namespace, by name. */
  readonly endpoints?: ReadonlyMap<string, Endpoints> | undefined;
  /** The Services of the namespace, by name. */
  readonly services?: ReadonlyMap<string, ServiceSummary> | undefined;
  /** The StorageClasses of the cluster, by name. */
  readonly classes?: ReadonlyMap<string, StorageClassSummary> | undefined;
}

/** How an object is: by itself, and by the objects that it needs. */
export function stateOfObject(
  summary: ObjectSummary,
  { endpoints, services, classes }: RelatedObjects,
): ObjectState {
  switch (summary.shape) {
    case "service":
      return serviceState(summary, endpoints);
    case "ingress":
      return ingressState(summary, services);
    case "claim":
      return claimState(summary, classes);
    case "autoscaler":
      return autoscalerState(summary);
    case "metadata":
      return deletionState(summary);
  }
}
