import { t } from "@vscode/l10n";
import type { Actor } from "./actor.ts";
import { code } from "./phrases.ts";

/** The display name of an actor. */
export function actorName({ id, component }: Actor): string {
  switch (id) {
    case "apiServer":
      return t("API server");
    case "deploymentController":
      return t("Deployment controller");
    case "replicaSetController":
      return t("ReplicaSet controller");
    case "daemonSetController":
      return t("DaemonSet controller");
    case "statefulSetController":
      return t("StatefulSet controller");
    case "jobController":
      return t("Job controller");
    case "cronJobController":
      return t("CronJob controller");
    case "endpointSliceController":
      return t("EndpointSlice controller");
    case "autoscaler":
      return t("HorizontalPodAutoscaler");
    case "scheduler":
      return component && component !== "default-scheduler"
        ? t("scheduler {0}", code(component))
        : t("scheduler");
    case "kubelet":
      return "kubelet";
    case "taintManager":
      return t("taint eviction controller");
    case "nodeController":
      return t("node controller");
    case "garbageCollector":
      return t("garbage collector");
    case "serviceController":
      return t("service controller");
    case "other":
      return component ? code(component) : t("an unnamed component");
  }
}

/** A short description of an actor's job, shown where it first appears. */
export function actorRole({ id }: Actor): string {
  switch (id) {
    case "apiServer":
      return t("stores all objects in etcd; everyone reads and writes them through it");
    case "deploymentController":
      return t("keeps one ReplicaSet for each version of the application");
    case "replicaSetController":
      return t("maintains the number of pods");
    case "daemonSetController":
      return t("keeps one pod on every node");
    case "statefulSetController":
      return t("maintains numbered pods, one after the other");
    case "jobController":
      return t("runs pods until the work is done");
    case "cronJobController":
      return t("creates Jobs on a schedule");
    case "endpointSliceController":
      return t("maintains the list of addresses behind a Service");
    case "autoscaler":
      return t("adjusts the number of pods to the load");
    case "scheduler":
      return t("chooses a node for every new pod");
    case "kubelet":
      return t("runs the containers of its node; every node has one");
    case "taintManager":
      return t("evicts pods from nodes on which they may no longer stay");
    case "nodeController":
      return t("notices when a node stops reporting");
    case "garbageCollector":
      return t("deletes objects whose owner was deleted");
    case "serviceController":
      return t("sets up load balancers for Services");
    case "other":
      return t("not a part of Kubernetes that this extension knows");
  }
}
