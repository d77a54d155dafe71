import { t } from "@vscode/l10n";
import type { Problem, Refuser } from "@kubernetes-workshop/kubernetes/resources/reasons/problem";
import type {
  SchedulingObstacle,
  SchedulingProblem,
} from "@kubernetes-workshop/kubernetes/resources/reasons/schedulingProblem";
import { exitStep } from "./exitWords.ts";
import { objectStep } from "./objectWords.ts";
import { pullFaultStep } from "./pullFaultWords.ts";
import type { Quote } from "./quote.ts";

/** The object that has a problem, as kubectl names it. */
export interface ProblemObject {
  readonly kind: string;
  readonly name: string;
  /** Undefined for a node. */
  readonly namespace?: string | undefined;
}

/** Says the one thing to do next about a problem; undefined if there is nothing to do but wait. */
export function nextStep(problem: Problem, object: ProblemObject, quote: Quote): string | undefined {
  const kubectl = (verb: string, rest = ""): string =>
    quote(`kubectl ${verb}${object.namespace === undefined ? "" : ` -n ${object.namespace}`}${rest}`);
  const events = (): string =>
    t("Read its events: {0}", kubectl(`describe ${object.kind.toLowerCase()} ${object.name}`));
  switch (problem.code) {
    case "image":
      return pullFaultStep(problem.fault);
    case "exited":
      return exitStep(problem, (previous) =>
        kubectl(`logs ${object.name}`, ` -c ${problem.container}${previous}`),
      );
    case "outOfMemory":
      return t("Raise resources.limits.memory, or find out what needs so much memory.");
    case "probe":
      return t("Compare the port and the path of the probe with those of the program.");
    case "missing":
      if (problem.kind === "StorageClass")
        return t("Name one that exists: {0}", quote("kubectl get storageclasses"));
      return problem.key === undefined
        ? t("Create it in the namespace {0}.", quote(object.namespace ?? ""))
        : t("Add the key, or correct its name in the manifest.");
    case "noNode":
      return placementStep(problem.problem) ?? events();
    case "refused":
      return refusalStep(problem.by, quote(object.namespace ?? "")) ?? events();
    case "readinessGate":
    case "cannotStart":
    case "volume":
    case "sandbox":
    case "notStarted":
    case "rejected":
    case "noPods":
      return events();
    case "evicted":
      return ["memory", "disk", "ownStorage", "processes"].includes(problem.why)
        ? t("Set requests and limits to what the pod really needs.")
        : t("Delete the pod. If it has a controller, that has created another.");
    case "nodeSilent":
    case "notStopped":
      return t("See whether the node still runs. If it is gone for good, delete it.");
    case "gated":
    case "finalizers":
      return t("Look at the controller that has to remove them.");
    case "noProgress":
    case "noneReady":
    case "tooFew":
      return t("See the reason at one of its pods.");
    case "gaveUp":
    case "podsFailed":
      return t(
        "Read the output of its pods: {0}",
        kubectl(`logs ${object.kind.toLowerCase()}/${object.name}`),
      );
    case "networkUnavailable":
    case "nodeNotReady":
      return problem.code === "networkUnavailable" || problem.why === "network"
        ? t("Look at the pods of the network plugin in kube-system.")
        : t("Look at the machine: does it run, and what does the kubelet log?");
    case "pressure":
      return t("Remove what uses so much of it, or move pods to other nodes.");
    case "cordoned":
      return t("Uncordon it when the maintenance is over: {0}", kubectl(`uncordon ${object.name}`));
    case "paused":
    case "suspended":
    case "firstConsumer":
      return undefined;
    case "noEndpoints":
    case "noMatch":
    case "noAddress":
    case "noPort":
    case "noClass":
    case "noVolume":
    case "volumeLost":
    case "noMetrics":
    case "cannotScale":
    case "scaledToZero":
      return objectStep(problem, quote) ?? events();
  }
}

/** By the obstacle at the most nodes; one that is about the pod as a whole comes first. */
function placementStep({ total, obstacles }: SchedulingProblem): string | undefined {
  if (total === 0) return t("Request less, or add a node.");
  const size = ({ nodes = Infinity }: SchedulingObstacle): number => nodes;
  const [largest] = obstacles
    .filter(({ kind }) => kind !== "controlPlaneTaint" || obstacles.length === 1)
    .sort((one, other) => size(other) - size(one));
  switch (largest?.kind) {
    case "resource":
    case "tooManyPods":
      return t("Request less, or add a node.");
    case "controlPlaneTaint":
    case "taint":
      return t("Add a toleration to the pod, or remove the taint.");
    case "notReady":
      return t("See why the nodes are not ready.");
    case "cordoned":
      return t("Uncordon a node.");
    case "nodeLabels":
    case "podAffinity":
    case "podAntiAffinity":
    case "topologySpread":
      return t("Compare what the pod requires of its node with the labels there are.");
    case "ports":
      return t("Remove hostPort if the pod can do without it.");
    case "volume":
      return t("Look at its PersistentVolumeClaims.");
    case "other":
    case undefined:
      return undefined;
  }
}

function refusalStep(by: Refuser, namespace: string): string | undefined {
  switch (by.type) {
    case "quota":
      return t("Delete what is no longer needed, request less, or raise the quota.");
    case "webhook":
      return by.isSilent ? t("See whether the pods of the webhook run.") : undefined;
    case "podSecurity":
      return t("Set securityContext as this level requires.");
    case "serviceAccount":
      return t("Create it in the namespace {0}.", namespace);
    case "limitRange":
    case "other":
      return undefined;
  }
}
