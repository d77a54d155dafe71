import { t } from "@vscode/l10n";
import type {
  AutoscalerProblem,
  ClaimProblem,
  IngressProblem,
  MissingProblem,
  ServiceProblem,
} from "@kubernetes-workshop/kubernetes/resources/reasons/problem";
import type { Quote } from "./quote.ts";

/** The problems that only objects have that run nothing themselves. */
type OwnProblem = Exclude<
  ServiceProblem | IngressProblem | ClaimProblem | AutoscalerProblem,
  MissingProblem | { readonly code: "noneReady" }
>;

/** Says in a sentence or two why such an object isn't as it should be. */
export function objectText(problem: OwnProblem, quote: Quote): string {
  switch (problem.code) {
    case "noEndpoints":
      return t("No ready pod is behind it, so requests go nowhere.");
    case "noMatch":
      return t("No pod matches its selector {0}.", quote(problem.selector));
    case "noAddress":
      return t("It still has no address. No controller in the cluster has provided one.");
    case "noPort":
      return t("Service {0} has no port {1}.", quote(problem.service), quote(problem.port));
    case "firstConsumer":
      return t("It is waiting for a pod that uses it. Its StorageClass provides the volume only then.");
    case "noClass":
      return t("It names no StorageClass, and the cluster has no default one.");
    case "noVolume":
      return noVolumeText(problem, quote);
    case "volumeLost":
      return t("Its volume {0} no longer exists.", quote(problem.volume));
    case "noMetrics":
      return t("It cannot read its metrics: {0}", quote(problem.said));
    case "cannotScale":
      return t("It cannot scale: {0}", quote(problem.said));
    case "scaledToZero":
      return t("Its workload is scaled to 0, which switches the autoscaler off.");
  }
}

/** Says the one thing to do next about it; undefined if its events may say more. */
export function objectStep(problem: OwnProblem, quote: Quote): string | undefined {
  switch (problem.code) {
    case "noEndpoints":
      return t("Expand it to see its pods.");
    case "noMatch":
      return t("Compare the selector with the labels of the pods.");
    case "noPort":
      return t("Compare the port with those of the Service.");
    case "noClass":
      return t("Set storageClassName, or make a StorageClass the default.");
    case "noMetrics":
      return problem.said.includes("missing request for")
        ? t("Set resources.requests for each container of its pods.")
        : t("See whether metrics-server runs: {0}", quote("kubectl top pods"));
    case "scaledToZero":
      return t("Scale the workload to 1 or more.");
    case "noAddress":
    case "firstConsumer":
    case "noVolume":
    case "volumeLost":
    case "cannotScale":
      return undefined;
  }
}

function noVolumeText({ by }: Extract<OwnProblem, { code: "noVolume" }>, quote: Quote): string {
  if (!by) return t("No free PersistentVolume fits its size, its access modes, and its class.");
  if ("volume" in by) return t("It is waiting for the volume {0}.", quote(by.volume));
  return t("It is waiting for {0} to provide a volume.", quote(by.provisioner || by.storageClass));
}
