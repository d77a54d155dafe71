import { kindWord } from "../../kindWord.ts";
import { t } from "@vscode/l10n";
import { workloadFigures } from "@kubernetes-workshop/kubernetes/resources/workloadSummary";
import type {
  ClusterElement,
  ComponentElement,
  ContainerElement,
  ErrorElement,
  LastLogElement,
  NamespaceElement,
  NodeElement,
  NodeGroupElement,
  ObjectElement,
  PodElement,
  ReplicaSetElement,
  ReadinessElement,
  WorkloadElement,
} from "../elements.ts";
import { hostOf } from "../nodeLabels.ts";
import { facts } from "./facts.ts";
import { noteRow } from "./noteRow.ts";
import { objectRow } from "./objectRow.ts";
import { clockTime } from "./clockTime.ts";
import { problemGroupRow } from "./problemGroupRow.ts";
import { problemRow } from "./problemRow.ts";
import { sectionWords } from "./sectionWords.ts";
import { type RowIcon, severityIcon } from "./severityIcon.ts";

/** The look of a row in the tree, and the label that screen readers speak instead. */
export interface Row {
  readonly label: string;
  readonly description?: string;
  readonly spoken: string;
  readonly icon: RowIcon;
}

/** Returns the context value that the `when` clauses of the menus test. */
export function contextValueOf(element: ClusterElement): string {
  if (element.type === "object") return `object.${element.summary.kind}`;
  if (element.type === "workload") {
    const { kind, status } = element.summary;
    return `workload.${kind}${kind === "CronJob" && status.text === "Suspended" ? ".suspended" : ""}`;
  }
  if (element.type !== "node") return element.type;
  const { cordoned, ready, roles } = element.summary.status;
  const marks = [
    cordoned && "cordoned",
    !ready && "stopped",
    roles.includes("control-plane") && "controlPlane",
  ];
  return ["node", ...marks].filter((mark) => mark).join(".");
}

const expandable: ReadonlySet<ClusterElement["type"]> = new Set([
  ...(["controlPlane", "nodeGroup", "node", "unassigned", "orphaned", "inReach"] as const),
  ...(["pod", "workloads", "workload", "section", "customGroup", "customKind"] as const),
  ...(["namespace", "problemGroup"] as const),
]);

/** Whether an element can be expanded, even if it turns out to have no children. */
export function hasChildren(element: ClusterElement): boolean {
  // A revision that was replaced has no pods.
  if (element.type === "replicaSet") return element.summary.wanted > 0 || element.summary.ready > 0;
  if (element.type === "object") return hasMore(element);
  return expandable.has(element.type);
}

function hasMore({ summary, state }: ObjectElement): boolean {
  if (state.problems.length > 0) return true;
  return (summary.shape === "service" && summary.selector !== undefined) || summary.shape === "ingress";
}

/** Returns the row of an element. */
export function rowOf(element: ClusterElement): Row {
  switch (element.type) {
    case "controlPlane":
      return plainRow(t("Control plane"), "server-environment");
    case "apiEndpoint":
      return plainRow(t("API endpoint"), "globe", element.server);
    case "component":
      return componentRow(element);
    case "readiness":
      return readinessRow(element);
    case "managed":
      return plainRow(t("AWS runs the control plane"), "cloud");
    case "nodeGroup":
      return nodeGroupRow(element);
    case "node":
      return nodeRow(element);
    case "kubelet": {
      const { status, kubelet } = element.parent.summary;
      return plainRow("kubelet", "server-process", facts(status.version, kubelet));
    }
    case "unassigned": {
      const label = t("Pods without a node");
      const spoken = t("Pods without a node, {0}", element.count);
      return { label, spoken, description: String(element.count), icon: { id: "inbox" } };
    }
    case "orphaned": {
      const label = t("Pods on removed nodes");
      const spoken = t("Pods on removed nodes, {0}", element.count);
      return { label, spoken, description: String(element.count), icon: severityIcon("warning") };
    }
    case "inReach": {
      const label = t("Pods");
      const spoken = t("Pods, {0}", element.count);
      return { label, spoken, description: String(element.count), icon: { id: "inbox" } };
    }
    case "pod":
      return podRow(element);
    case "container":
      return containerRow(element);
    case "lastLog":
      return lastLogRow(element);
    case "workloads":
      return plainRow(t("Workloads"), "layers");
    case "workload":
      return workloadRow(element);
    case "replicaSet":
      return replicaSetRow(element);
    case "section": {
      const { label, icon } = sectionWords(element.section);
      return plainRow(label, icon);
    }
    case "customGroup":
      return plainRow(element.group, "package", String(element.kinds.length));
    case "customKind":
      return plainRow(element.kind.kind, "symbol-class", element.kind.namespaced ? "" : t("cluster-wide"));
    case "namespace":
      return namespaceRow(element);
    case "object":
      return objectRow(element);
    case "problemGroup":
      return problemGroupRow(element);
    case "problem":
      return problemRow(element);
    case "note":
      return noteRow(element);
    case "limit":
      return element.onlyNamespace === undefined
        ? plainRow(t("Nodes are not shown"), "lock", t("You do not have permission to list them."))
        : plainRow(
            t("Only namespace {0}", element.onlyNamespace),
            "lock",
            t("You do not have permission to read the others."),
          );
    case "error":
      return errorRow(element);
  }
}

function plainRow(label: string, icon: string, description = ""): Row {
  const spoken = [label, description].filter((part) => part).join(", ");
  return { label, spoken, icon: { id: icon }, ...(description && { description }) };
}

function namespaceRow({ summary: { name, isTerminating } }: NamespaceElement): Row {
  const spoken = t("namespace {0}", name);
  const row = { label: name, icon: { id: "symbol-namespace" } };
  return isTerminating
    ? { ...row, description: "Terminating", spoken: `${spoken}, Terminating` }
    : { ...row, spoken };
}

function componentRow({ role, summary: { status, nodeName } }: ComponentElement): Row {
  return {
    label: role,
    description: facts(`${status.text} ${status.ready}/${status.total}`, nodeName && hostOf(nodeName)),
    spoken: t("{0}, {1}, node {2}", role, status.text, nodeName ?? "-"),
    icon: severityIcon(status.severity),
  };
}

function readinessRow({ readiness: { isReady, passed, failed } }: ReadinessElement): Row {
  const label = isReady ? t("API server is ready") : t("API server is not ready");
  const description = isReady ? t("{0} checks passed", passed.length) : failed.join(", ");
  return {
    label,
    description,
    spoken: `${label}, ${description}`,
    icon: severityIcon(isReady ? "ok" : "error"),
  };
}

/** The nodes that aren't as they should be. */
export function troubledNodes(nodes: readonly NodeElement[]): NodeElement[] {
  return nodes.filter(({ summary }) => summary.status.severity !== "ok");
}

function nodeGroupRow({ label, nodes }: NodeGroupElement): Row {
  const troubled = troubledNodes(nodes);
  const count = nodes.length === 1 ? t("1 node") : t("{0} nodes", nodes.length);
  const trouble = troubled.length > 0 ? t("{0} with a problem", troubled.length) : undefined;
  const isError = troubled.some(({ summary }) => summary.status.severity === "error");
  return {
    label,
    // Trouble first: the end of a row is cut off.
    description: facts(trouble, count),
    spoken: facts(label, count, trouble).replaceAll(" · ", ", "),
    icon: severityIcon(isError ? "error" : troubled.length > 0 ? "warning" : "ok", "server-environment"),
  };
}

function nodeRow({ label, summary: { name, status, instanceType, zone, problem } }: NodeElement): Row {
  const pressures = problem?.code === "pressure" ? problem.pressures : [];
  // The icon says that a node is ready.
  const state = status.severity === "ok" ? undefined : status.text;
  return {
    label: label ?? name,
    description: facts(state, ...pressures, status.roles.join(","), instanceType, zone),
    spoken: t("Node {0}, {1}", name, status.text),
    icon: severityIcon(status.severity, "server"),
  };
}

function podRow({ parent, summary: { name, namespace, nodeName, status } }: PodElement): Row {
  const isOfWorkload = parent.type === "workload" || parent.type === "replicaSet";
  return {
    label: isOfWorkload ? endOfName(name, parent.summary.name) : name,
    description: facts(
      `${status.text} ${status.ready}/${status.total}`,
      isOfWorkload || parent.type === "object" ? nodeName && hostOf(nodeName) : namespace,
      restartsOf(status.restarts),
    ),
    spoken: t(
      "Pod {0}, {1}, {2} of {3} containers ready, namespace {4}",
      name,
      status.text,
      status.ready,
      status.total,
      namespace,
    ),
    icon: severityIcon(status.severity),
  };
}

function containerRow({ summary: { name, text, image, restarts, severity } }: ContainerElement): Row {
  return {
    label: name,
    description: facts(text, image, restartsOf(restarts)),
    spoken: t("Container {0}, {1}", name, text),
    icon: severityIcon(severity),
  };
}

/** The last line says most: a program ends with its error. */
function lastLogRow({ summary: { name }, lines }: LastLogElement): Row {
  return {
    label: lines.at(-1) ?? "",
    description: t("end of its log"),
    spoken: t("The log of container {0} ends with: {1}", name, lines.join("\n")),
    icon: { id: "output" },
  };
}

function workloadRow({ summary }: WorkloadElement): Row {
  const { kind, name, namespace, ready, wanted, status, schedule } = summary;
  const icon = severityIcon(status.severity);
  // A healthy workload needs no status text.
  const word = status.severity === "ok" || status.severity === "done" ? undefined : status.text;
  if (schedule !== undefined) {
    const spoken = t(
      "{0} {1}, {2}, schedule {3}, namespace {4}",
      kindWord(kind),
      name,
      status.text,
      schedule,
      namespace,
    );
    return { label: name, description: facts(schedule, kindWord(kind), namespace, word), spoken, icon };
  }
  return {
    label: name,
    description: facts(workloadFigures(summary), kindWord(kind), namespace, word),
    spoken: t(
      "{0} {1}, {2}, {3} of {4} ready, namespace {5}",
      kindWord(kind),
      name,
      status.text,
      ready,
      wanted,
      namespace,
    ),
    icon,
  };
}

function replicaSetRow({ parent, summary }: ReplicaSetElement): Row {
  const { name, revision, ready, wanted, images, status } = summary;
  const failure = status.severity === "error" ? status.text : undefined;
  const numbered = revision > 0 ? t("Revision {0}", revision) : undefined;
  const isKept = wanted === 0 && ready === 0;
  return {
    label: endOfName(name, parent.summary.name),
    description: facts(isKept ? undefined : `${ready}/${wanted}`, failure, numbered, images.join(", ")),
    spoken: t("ReplicaSet {0}, {1} of {2} ready, revision {3}", name, ready, wanted, revision),
    icon: isKept ? { id: "history" } : severityIcon(status.severity),
  };
}

function errorRow({ parent, error, trueUntil }: ErrorElement): Row {
  const labels = {
    controlPlane: t("Unable to show the control plane"),
    node: t("Unable to show pods"),
    unassigned: t("Unable to show pods"),
    orphaned: t("Unable to show pods"),
    inReach: t("Unable to show pods"),
    workloads: t("Unable to show workloads"),
    workload: t("Unable to show what it controls"),
    replicaSet: t("Unable to show pods"),
    section: t("Unable to show the objects"),
    customKind: t("Unable to show the objects"),
    namespace: t("Unable to show the objects"),
    object: t("Unable to show what is behind it"),
    problemGroup: t("Unable to show the objects"),
    pod: t("Unable to show the containers"),
  };
  const label = trueUntil === undefined ? labels[parent.type] : t("As of {0}", clockTime(trueUntil));
  return {
    label,
    description: error.message,
    spoken: `${label}: ${error.message}`,
    icon: severityIcon(trueUntil === undefined ? "error" : "warning"),
  };
}

/** Leaves out of a name what the row above it says: `…-dmh7r` for a pod of `web-664c49c676`. */
function endOfName(name: string, parentName: string): string {
  return name.startsWith(`${parentName}-`) ? `…${name.slice(parentName.length)}` : name;
}

function restartsOf(restarts: number): string | undefined {
  if (restarts === 0) return undefined;
  return restarts === 1 ? t("1 restart") : t("{0} restarts", restarts);
}
