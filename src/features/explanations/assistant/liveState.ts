import { t } from "@vscode/l10n";
import { hasRole } from "@kubernetes-workshop/kubernetes/kinds/kindRoles";
import { kinds } from "@kubernetes-workshop/kubernetes/kinds/kinds";
import { textField } from "@kubernetes-workshop/kubernetes/base/record";
import type {
  KubernetesObject,
  ObjectReference,
} from "@kubernetes-workshop/kubernetes/resources/kubernetesObject";
import { summarizeNode } from "@kubernetes-workshop/kubernetes/resources/nodeSummary";
import { summarizePod } from "@kubernetes-workshop/kubernetes/resources/podSummary";
import { withoutValues } from "@kubernetes-workshop/kubernetes/resources/withoutValues";
import {
  summarizeWorkload,
  type WorkloadSummary,
} from "@kubernetes-workshop/kubernetes/resources/workloadSummary";
import type { ClusterElement } from "../../../clusterTree/elements.ts";
import { spokenWithProblem } from "../../../clusterTree/rows/problemRow.ts";
import { rowOf } from "../../../clusterTree/rows/row.ts";
import { kindWord } from "../../../kindWord.ts";
import type { ClusterSession } from "../../../session/clusterSession.ts";

/** What reads the cluster. */
export type LiveReader = Pick<ClusterSession["objects"], "read" | "list">;

/** Pods of a workload that are looked at, and those whose trouble is told. */
const mostPods = 50;
const mostTold = 3;

/** Longest message of the cluster that is quoted, in characters. */
const longestMessage = 300;

/**
 * Says in a few lines how an object of a manifest is in the cluster, in the words of the cluster view; undefined for a
 * Secret, which is not read.
 *
 * @throws {RequestError} if the cluster does not answer
 */
export async function liveState(
  reader: LiveReader,
  reference: ObjectReference,
  signal: AbortSignal,
): Promise<readonly string[] | undefined> {
  const { kind, name } = reference;
  if (kind === "Secret") return undefined;
  const object = await reader.read(reference, signal);
  if (!object) return [t("{0} {1} is not in the cluster.", kindWord(kind), name)];
  if (kind === "Pod") return [podLine(object)];
  if (kind === "Node") {
    const summary = summarizeNode(object);
    return [spokenOf({ type: "node", id: name, summary }, kind)];
  }
  const isOurs = hasRole(kind, "workload") && kinds[kind].apiVersion === object.apiVersion;
  const workload = isOurs ? summarizeWorkload[kind](object) : undefined;
  if (workload) return workloadLines(reader, workload, signal);
  const phase = textField(object["status"], "phase");
  return [
    phase === undefined
      ? t("{0} {1} is in the cluster.", kindWord(kind), name)
      : t("{0} {1} is in the cluster: {2}.", kindWord(kind), name, phase),
  ];
}

async function workloadLines(
  reader: LiveReader,
  summary: WorkloadSummary,
  signal: AbortSignal,
): Promise<string[]> {
  const { name, namespace, status, kind, selector: labelSelector } = summary;
  const parent = { type: "workloads", id: "workloads" } as const;
  const lines = [spokenOf({ type: "workload", id: name, parent, summary }, kind)];
  if (status.message !== undefined) lines.push(withoutValues(status.message, kind).slice(0, longestMessage));
  if (labelSelector === undefined) return lines;
  const selection = { namespace, labelSelector, limit: mostPods };
  const pods = await reader.list("v1", "Pod", selection, signal);
  const troubled = pods.filter((pod) => ["error", "warning"].includes(summarizePod(pod).status.severity));
  return [...lines, ...troubled.slice(0, mostTold).map(podLine)];
}

function podLine(pod: KubernetesObject): string {
  const summary = summarizePod(pod);
  const parent = { type: "unassigned", id: "unassigned", count: 0 } as const;
  return spokenOf({ type: "pod", id: summary.name, parent, summary }, "Pod");
}

/** The label of a row, and why its object isn't as it should be, which may repeat a message of the cluster. */
function spokenOf(element: ClusterElement, kind: string): string {
  return withoutValues(spokenWithProblem(element, rowOf(element).spoken, Date.now()), kind);
}
