import type { CoreV1Event } from "@kubernetes/client-node";
import type { FromApi } from "@kubernetes-workshop/kubernetes/resources/fromApi";

/** The components of Kubernetes that a trace can explain. */
export type KnownActor =
  | "apiServer"
  | "deploymentController"
  | "replicaSetController"
  | "daemonSetController"
  | "statefulSetController"
  | "jobController"
  | "cronJobController"
  | "endpointSliceController"
  | "autoscaler"
  | "scheduler"
  | "kubelet"
  | "taintManager"
  | "nodeController"
  | "garbageCollector"
  | "serviceController";

/** The component that did something; `other` is an unknown component, with the name it reports. */
export type Actor =
  | { readonly id: KnownActor; readonly component: string }
  | { readonly id: "other"; readonly component: string };

const componentNames: ReadonlyMap<string, KnownActor> = new Map<string, KnownActor>([
  ["deployment-controller", "deploymentController"],
  ["replicaset-controller", "replicaSetController"],
  ["daemonset-controller", "daemonSetController"],
  ["daemon-controller", "daemonSetController"],
  ["statefulset-controller", "statefulSetController"],
  ["job-controller", "jobController"],
  ["cronjob-controller", "cronJobController"],
  ["endpointslice-controller", "endpointSliceController"],
  ["endpoint-slice-controller", "endpointSliceController"],
  ["endpoint-controller", "endpointSliceController"],
  ["horizontal-pod-autoscaler", "autoscaler"],
  ["default-scheduler", "scheduler"],
  ["kubelet", "kubelet"],
  ["taint-eviction-controller", "taintManager"],
  ["taint-controller", "taintManager"],
  ["node-controller", "nodeController"],
  ["garbage-collector-controller", "garbageCollector"],
  ["service-controller", "serviceController"],
  ["service-lb-controller", "serviceController"],
]);

const controllers: ReadonlyMap<string, KnownActor> = new Map<string, KnownActor>([
  ["Deployment", "deploymentController"],
  ["ReplicaSet", "replicaSetController"],
  ["DaemonSet", "daemonSetController"],
  ["StatefulSet", "statefulSetController"],
  ["Job", "jobController"],
  ["CronJob", "cronJobController"],
]);

export function knownActor(id: KnownActor): Actor {
  return { id, component: "" };
}

/** Returns the controller of a kind, or an `other` actor if the kind is not a known one. */
export function controllerOf(kind: string): Actor {
  const id = controllers.get(kind);
  return id ? knownActor(id) : { id: "other", component: kind };
}

/**
 * Returns the recorder of an event: `source.component` in the older events API, `reportingComponent` in the newer.
 * https://kubernetes.io/docs/reference/kubernetes-api/core/event-v1/
 */
export function actorOfEvent(event: FromApi<CoreV1Event>): Actor {
  const component = event.source?.component || event.reportingComponent || "";
  const name = component.replace(/^kubernetes\.io\//, "");
  const id = componentNames.get(name);
  if (id) return { id, component: name };
  // Pods may use another scheduler, which records the same events as the default one.
  return event.reason === "Scheduled" || event.reason === "FailedScheduling"
    ? { id: "scheduler", component: name }
    : { id: "other", component: name };
}
