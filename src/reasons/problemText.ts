import { t } from "@vscode/l10n";
import type { NodeFault, Problem, Refuser } from "@kubernetes-workshop/kubernetes/resources/reasons/problem";
import { evictionText, pressureWord } from "./evictionWords.ts";
import { exitText } from "./exitWords.ts";
import { schedulingText } from "./obstacleWords.ts";
import { pullFaultText } from "./pullFaultWords.ts";
import { objectText } from "./objectWords.ts";
import type { Quote } from "./quote.ts";

/** Says in a sentence or two why an object isn't as it should be. */
export function problemText(problem: Problem, quote: Quote): string {
  switch (problem.code) {
    case "image": {
      const cannot = t("The image {0} cannot be pulled.", quote(problem.image));
      return sentences(cannot, pullFaultText(problem.fault));
    }
    case "exited":
      return exitText(problem, quote);
    case "outOfMemory":
      return problem.limit === undefined
        ? t(
            "Container {0} was killed for lack of memory. Restarts: {1}.",
            quote(problem.container),
            problem.restarts,
          )
        : t(
            "Container {0} was killed because it exceeded its memory limit of {1}. Restarts: {2}.",
            quote(problem.container),
            problem.limit,
            problem.restarts,
          );
    case "probe": {
      const fails = t(
        "The {1} probe of container {0} does not succeed.",
        quote(problem.container),
        problem.probe,
      );
      return sentences(fails, problem.said && quote(problem.said));
    }
    case "readinessGate":
      return t("The readiness gate {0} is not open yet.", quote(problem.gate));
    case "missing":
      return problem.key === undefined
        ? t("{0} {1} does not exist.", problem.kind, quote(problem.name))
        : t("{0} {1} has no key {2}.", problem.kind, quote(problem.name), quote(problem.key));
    case "cannotStart":
      return t("Container {0} cannot be created: {1}", quote(problem.container), quote(problem.said));
    case "noNode":
      return schedulingText(problem.problem, quote);
    case "gated":
      return t("Scheduling gates hold the pod back: {0}.", problem.gates.map(quote).join(", "));
    case "volume":
      return t("A volume is not available: {0}", quote(problem.said));
    case "sandbox":
      return t("The node cannot set up the network of the pod: {0}", quote(problem.said));
    case "notStarted":
      return t("The containers have not started after more than a minute.");
    case "evicted":
      return evictionText(problem.why, problem.said, quote);
    case "nodeSilent":
      return t("The node {0} is not responding.", quote(problem.node));
    case "finalizers":
      return t("Finalizers hold back the deletion: {0}.", problem.finalizers.map(quote).join(", "));
    case "notStopped":
      return t("The pod is being deleted and should have stopped by now.");
    case "refused":
      return refusalText(problem.by, problem.said, quote);
    case "noProgress":
      return t("The rollout has made no progress for {0} s.", problem.seconds);
    case "noneReady":
      return t("{0} of {1} pods are ready.", 0, problem.wanted);
    case "noPods":
      return t("It needs {0} pods and has none yet. It is waiting for its controller.", problem.wanted);
    case "tooFew":
      return t("{0} of {1} pods are ready.", problem.ready, problem.wanted);
    case "paused":
      return t("The rollout is paused. Changes wait until it is resumed.");
    case "suspended":
      return t("It is suspended. Nothing new starts until it is resumed.");
    case "gaveUp":
      return gaveUpText(problem, quote);
    case "rejected":
      return failedText(problem, quote);
    case "podsFailed":
      return t("Pods that failed: {0}. The Job tries again.", problem.failed);
    case "nodeNotReady":
      return nodeText(problem.why, problem.said, quote);
    case "pressure":
      return t("The node runs low on {0}.", problem.pressures.map(pressureWord).join(", "));
    case "networkUnavailable":
      return t("The node has no working network plugin.");
    case "cordoned":
      return t("The node is cordoned, so it takes no new pods.");
    case "noEndpoints":
    case "noMatch":
    case "noAddress":
    case "noPort":
    case "firstConsumer":
    case "noClass":
    case "noVolume":
    case "volumeLost":
    case "noMetrics":
    case "cannotScale":
    case "scaledToZero":
      return objectText(problem, quote);
  }
}

function refusalText(by: Refuser, said: string, quote: Quote): string {
  switch (by.type) {
    case "quota":
      return t("The quota {0} leaves no room for more pods.", quote(by.name));
    case "webhook":
      return by.isSilent
        ? t("The webhook {0} does not answer, so pods cannot be created.", quote(by.name))
        : t("The webhook {0} rejects the pods.", quote(by.name));
    case "podSecurity":
      return t("The Pod Security level {0} does not allow the pods.", quote(by.level));
    case "serviceAccount":
      return t("{0} {1} does not exist.", "ServiceAccount", quote(by.name));
    case "limitRange":
    case "other":
      return t("The API server rejects the pods: {0}", quote(said));
  }
}

function gaveUpText(problem: Extract<Problem, { code: "gaveUp" }>, quote: Quote): string {
  const { reason, limit } = problem;
  if (limit !== undefined && reason === "BackoffLimitExceeded")
    return t("The pods of the Job failed more often than its backoffLimit of {0} allows.", limit);
  if (limit !== undefined && reason === "DeadlineExceeded")
    return t("The Job took longer than its activeDeadlineSeconds of {0} allow.", limit);
  return failedText(problem, quote);
}

function failedText(
  { reason, said }: { readonly reason: string; readonly said: string },
  quote: Quote,
): string {
  return t(
    "It failed: {0}",
    [reason, said]
      .filter((part) => part)
      .map(quote)
      .join(", "),
  );
}

function nodeText(why: NodeFault, said: string, quote: Quote): string {
  switch (why) {
    case "silent":
      return t("The kubelet of the node has stopped reporting.");
    case "neverReported":
      return t("The kubelet of the node has not reported yet.");
    case "network":
      return t("The node has no working network plugin.");
    case "runtime":
      return t("The container runtime of the node does not respond.");
    case "other":
      return sentences(t("The kubelet reports that the node is not ready."), said && quote(said));
  }
}

function sentences(...parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part).join(" ");
}
