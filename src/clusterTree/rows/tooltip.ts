import { t } from "@vscode/l10n";
import type { Language } from "@kubernetes-workshop/kubernetes/base/displayLanguage";
import { workloadFigures } from "@kubernetes-workshop/kubernetes/resources/workloadSummary";
import type {
  ClusterElement,
  ContainerElement,
  NodeElement,
  NodeGroupElement,
  PodElement,
  ReplicaSetElement,
  WorkloadElement,
} from "../elements.ts";
import { ageText } from "../../ageText.ts";
import { kindWord } from "../../kindWord.ts";
import { objectDetails } from "./objectDetails.ts";
import { problemParagraphs } from "./problemRow.ts";
import { purposeOf } from "./purposes.ts";
import { rowOf, troubledNodes } from "./row.ts";

/** Returns an element's purpose and a table of its details, in Markdown. Names from the cluster are escaped. */
export function tooltipOf(element: ClusterElement, now: number, language: Language = "en"): string {
  const rows = detailsOf(element, now).filter(([, value]) => value);
  const table = rows.map(([name, value]) => `| ${name} | ${escapeCell(value ?? "")} |`).join("\n");
  const parts = [
    titleOf(element),
    purposeOf(element),
    ...problemParagraphs(element, now, language),
    element.type === "lastLog" && asCode(element.lines),
    table && `| | |\n|---|---|\n${table}`,
  ];
  return parts.filter((part) => part).join("\n\n");
}

/** The whole name where the label is a part of it; the sentence of a problem comes below, with its names as code. */
function titleOf(element: ClusterElement): string | undefined {
  if (element.type === "problem") return undefined;
  if (element.type === "lastLog")
    return `**${escapeCell(t("The last lines before container {0} ended", element.summary.name))}**`;
  const isShortened = element.type === "node" || element.type === "pod" || element.type === "replicaSet";
  const label = isShortened ? element.summary.name : rowOf(element).label;
  return `**${escapeCell(label)}**`;
}

type Detail = readonly [name: string, value: string | undefined];

function detailsOf(element: ClusterElement, now: number): Detail[] {
  switch (element.type) {
    case "apiEndpoint":
      return [[t("Address"), element.server]];
    case "component":
    case "pod":
      return podDetails(element.summary, now);
    case "readiness":
      return [
        [t("Failed checks"), element.readiness.failed.join(", ")],
        [t("Passed checks"), element.readiness.passed.join(", ")],
      ];
    case "nodeGroup":
      return nodeGroupDetails(element);
    case "node":
      return nodeDetails(element, now);
    case "kubelet":
      return [
        [t("Version"), element.parent.summary.status.version],
        [t("Address"), element.parent.summary.kubelet],
      ];
    case "container":
      return containerDetails(element);
    case "workload":
      return workloadDetails(element, now);
    case "replicaSet":
      return replicaSetDetails(element, now);
    case "object":
      return objectDetails(element, now);
    case "namespace":
      return [[t("Age"), ageText(element.summary.createdAt, now)]];
    case "customGroup":
      return [[t("Kinds"), element.kinds.map(({ kind }) => kind.kind).join(", ")]];
    case "customKind":
      return [
        [t("API version"), element.kind.apiVersion],
        [t("Name in requests"), element.kind.plural],
      ];
    case "unassigned":
      return [[t("Waiting for the scheduler"), String(element.count)]];
    case "orphaned":
    case "inReach":
      return [[t("Pods"), String(element.count)]];
    case "error":
      return [[t("Reason"), element.error.message]];
    case "controlPlane":
    case "managed":
    case "workloads":
    case "section":
    case "problemGroup":
    case "problem":
    case "lastLog":
    case "note":
    case "limit":
      return [];
  }
}

function nodeGroupDetails({ nodes }: NodeGroupElement): Detail[] {
  const names = nodes.map(({ summary }) => summary.name);
  const troubled = troubledNodes(nodes);
  return [
    [t("Nodes"), String(nodes.length)],
    [t("First"), names[0]],
    [t("Last"), names.at(-1)],
    [t("With a problem"), troubled.length > 0 ? String(troubled.length) : undefined],
  ];
}

function nodeDetails({ summary }: NodeElement, now: number): Detail[] {
  return [
    [t("Status"), summary.status.text],
    [t("Roles"), summary.status.roles.join(", ")],
    [t("Version"), summary.status.version],
    [t("Instance type"), summary.instanceType],
    [t("Zone"), summary.zone],
    [t("Age"), ageText(summary.createdAt, now)],
  ];
}

function podDetails(summary: PodElement["summary"], now: number): Detail[] {
  return [
    [t("Status"), summary.status.text],
    [t("Ready"), `${summary.status.ready}/${summary.status.total}`],
    [t("Restarts"), restartsText(summary.status, now)],
    [t("Namespace"), summary.namespace],
    [t("Node"), summary.nodeName],
    [t("Pod IP"), summary.ip],
    [t("Age"), ageText(summary.createdAt, now)],
  ];
}

function restartsText({ restarts, lastRestartAt }: PodElement["summary"]["status"], now: number): string {
  return lastRestartAt === undefined
    ? String(restarts)
    : t("{0} ({1} ago)", restarts, ageText(lastRestartAt, now));
}

function containerDetails({ summary }: ContainerElement): Detail[] {
  return [
    [t("Status"), summary.text],
    [t("Image"), summary.image],
    [t("Exit code"), summary.exitCode === undefined ? undefined : String(summary.exitCode)],
    [t("Restarts"), String(summary.restarts)],
  ];
}

function replicaSetDetails({ summary }: ReplicaSetElement, now: number): Detail[] {
  const { ready, wanted, revision, images, namespace, createdAt } = summary;
  return [
    [t("Ready"), `${ready}/${wanted}`],
    [t("Revision"), String(revision)],
    [t("Image"), images.join(", ")],
    [t("Namespace"), namespace],
    [t("Age"), ageText(createdAt, now)],
  ];
}

function workloadDetails({ summary }: WorkloadElement, now: number): Detail[] {
  const { kind, status, schedule, namespace, images, ready } = summary;
  const figures: Detail =
    kind === "CronJob"
      ? [t("Running Jobs"), String(ready)]
      : [kind === "Job" ? t("Completions") : t("Ready"), workloadFigures(summary)];
  return [
    [t("Kind"), kindWord(kind)],
    [t("Status"), status.text],
    [t("Reason"), status.message],
    [t("Schedule"), schedule],
    figures,
    [t("Image"), images.join(", ")],
    [t("Namespace"), namespace],
    [t("Age"), ageText(summary.createdAt, now)],
  ];
}

/** An indented code block, which nothing in the lines can end. */
function asCode(lines: readonly string[]): string {
  return lines.map((line) => `    ${line}`).join("\n");
}

function escapeCell(text: string): string {
  return text.replace(/[\\`*_{}[\]<>|]/g, "\\$&").replaceAll("\n", " ");
}
