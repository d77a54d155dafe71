import { t } from "@vscode/l10n";
import type { Actor } from "./actor.ts";
import { code } from "./phrases.ts";

/** What an actor is called. */
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

/** Its work in a few words, for the first time that it appears. */
export function actorRole({ id }: Actor): string {
  switch (id) {
    case "apiServer":
      return t("keeps all objects; everyone reads and writes them through it");
    case "deploymentController":
      return t("keeps one ReplicaSet for each version of the application");
    case "replicaSetController":
      return t("keeps the number of pods");
    case "daemonSetController":
      return t("keeps one pod on every node");
    case "statefulSetController":
      return t("keeps numbered pods, one after the other");
    case "jobController":
      return t("runs pods until the work is done");
    case "cronJobController":
      return t("makes a Job whenever the schedule says so");
    case "endpointSliceController":
      return t("keeps the list of addresses behind a Service");
    case "autoscaler":
      return t("changes the number of pods with the load");
    case "scheduler":
      return t("chooses a node for every new pod");
    case "kubelet":
      return t("runs the containers of its own node; every node has one");
    case "taintManager":
      return t("removes pods from nodes that they may not stay on");
    case "nodeController":
      return t("notices when a node no longer reports");
    case "garbageCollector":
      return t("removes what belonged to something that was deleted");
    case "serviceController":
      return t("sets up load balancers for Services");
    case "other":
      return t("no part of Kubernetes itself that this extension knows");
  }
}
