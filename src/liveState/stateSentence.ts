import type { V1Node, V1Pod } from "@kubernetes/client-node";
import { t } from "@vscode/l10n";
import { type FromApi, timeMs } from "@kubernetes-workshop/kubernetes/resources/fromApi";
import { nodeStatus } from "@kubernetes-workshop/kubernetes/resources/nodeStatus";
import { podStatus } from "@kubernetes-workshop/kubernetes/resources/podStatus";
import { ageText } from "../ageText.ts";
import { currentState } from "../trace/currentState.ts";
import { problemText } from "../reasons/problemText.ts";
import { pullFaultText } from "../reasons/pullFaultWords.ts";
import { code } from "../trace/phrases.ts";
import { podProblem } from "@kubernetes-workshop/kubernetes/resources/reasons/podProblem";
import { isDue, type PodProblem } from "@kubernetes-workshop/kubernetes/resources/reasons/problem";
import { stateText } from "../trace/stateWords.ts";
import type { TracedObject, TraceInput } from "../trace/traceInput.ts";
import { autoscalerState } from "./autoscalerState.ts";
import { claimState } from "./claimState.ts";
import { type LiveReading, noRelated, type RelatedObjects } from "./liveReading.ts";
import { tracedObject } from "./tracedObject.ts";
import { workloadFigures } from "./workloadFigures.ts";

/** Says in a line how an object is, in the words of the tree and of Show What Happened; undefined for other kinds. */
export function stateSentence({ object, related, message }: LiveReading, nowMs: number): string | undefined {
  const target = tracedObject(object);
  if (target) return tracedState(target, related, nowMs);
  switch (`${object.apiVersion} ${object.kind}`) {
    case "v1 Node":
      return nodeState(object);
    case "v1 PersistentVolumeClaim":
      return claimState(object, message);
    case "autoscaling/v2 HorizontalPodAutoscaler":
      return autoscalerState(object);
    default:
      return undefined;
  }
}

/** Whether all is as it should be, so that only those who ask for the state need to hear of it. */
export function isWell({ object }: LiveReading): boolean {
  const target = tracedObject(object);
  if (target?.kind === "Pod") return ["ok", "done"].includes(podStatus(target.object).severity);
  const figures = target && workloadFigures(target);
  return !figures || figures.severity === "ok" || figures.severity === "done";
}

function tracedState(
  target: TracedObject,
  related: RelatedObjects | undefined,
  nowMs: number,
): string | undefined {
  const { metadata } = target.object;
  if (metadata?.deletionTimestamp)
    return sentences(
      stateText({ type: "leaving" }),
      target.kind === "Pod" ? whyNot([target.object], nowMs) : undefined,
    );
  switch (target.kind) {
    case "Pod": {
      const { text, severity } = podStatus(target.object);
      const word = severity === "ok" || severity === "done" ? undefined : `${code(text)}.`;
      const sentence = stateText(currentState(inputOf(target, noRelated), undefined));
      return sentences(word, sentence, whyNot([target.object], nowMs));
    }
    case "CronJob": {
      const last = timeMs(target.object.status?.lastScheduleTime);
      const sentence = stateText(currentState(inputOf(target, noRelated), undefined));
      return sentences(sentence, last && t("The last run was {0} ago.", ageText(last, nowMs)));
    }
    case "Service":
      // Its name stands for one outside of the cluster.
      if (target.object.spec?.type === "ExternalName" || !related) return undefined;
      return stateText(currentState(inputOf(target, related), undefined));
    case "Deployment":
    case "StatefulSet":
    case "DaemonSet":
    case "ReplicaSet":
    case "Job":
      return workloadState(target, related, nowMs);
  }
}

function workloadState(
  target: TracedObject,
  related: RelatedObjects | undefined,
  nowMs: number,
): string | undefined {
  const figures = workloadFigures(target);
  if (!figures) return undefined;
  const { ready, wanted, severity, message } = figures;
  if (target.kind === "Job" && (severity === "done" || severity === "error"))
    return stateText(currentState(inputOf(target, noRelated), undefined));
  if (severity === "ok")
    return stateText(wanted === 0 ? { type: "empty" } : { type: "pods", ready, wanted, leaving: 0 });
  const why = message === undefined ? undefined : code(message);
  if (!related)
    return target.kind === "Job"
      ? stateText(currentState(inputOf(target, noRelated), undefined))
      : sentences(t("{0} of {1} pods are ready.", ready, wanted), why);
  const state = currentState(inputOf(target, related), undefined);
  // Without any pod, the controller's own words say more.
  const told =
    state.type === "noPods" && message !== undefined ? ({ type: "makingFailed", message } as const) : state;
  return sentences(stateText(told), whyNot(related.pods, nowMs));
}

/** Why a pod isn't as it should be, in the words of the tree; of the first pod that gives a reason. */
function whyNot(pods: readonly FromApi<V1Pod>[], nowMs: number): string | undefined {
  for (const pod of pods) {
    const problem = podProblem(pod);
    const reason = problem && isDue(problem, nowMs) ? reasonOf(problem) : undefined;
    if (reason !== undefined) return reason;
  }
  return undefined;
}

/** What a problem adds to the sentence about what a pod waits for. */
function reasonOf(problem: PodProblem): string | undefined {
  if (problem.code === "image") return pullFaultText(problem.fault);
  if (problem.code === "exited" && problem.cause === "unknown") return undefined;
  return problemText(problem, code);
}

function inputOf(target: TracedObject, related: RelatedObjects): TraceInput {
  return {
    target,
    owners: [],
    jobs: [],
    nodes: [],
    events: [],
    eventAccess: "all",
    incomplete: [],
    ...related,
  };
}

function nodeState(node: FromApi<V1Node>): string {
  const { text, version } = nodeStatus(node);
  const pressures = (node.status?.conditions ?? []).filter(
    ({ type, status }) => type !== "Ready" && type !== undefined && status === "True",
  );
  const facts = [text, ...pressures.map(({ type = "" }) => type), `kubelet ${version}`];
  return facts.map((fact) => code(fact)).join(" · ");
}

function sentences(...parts: readonly (string | number | undefined)[]): string {
  return parts.filter((part) => part).join(" ");
}
