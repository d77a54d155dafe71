import { t } from "@vscode/l10n";
import * as vscode from "vscode";
import type {
  ClusterElement,
  ContainerElement,
  ErrorElement,
  NodeElement,
  PodElement,
  UnassignedElement,
} from "../../clusterTree/elements.ts";
import { age } from "../../resources/age.ts";
import { restartsText } from "../../resources/podStatus.ts";
import { labelOf } from "./treeItems.ts";

/** The details of an element, as a table; made only when somebody points at it. */
export function tooltipOf(element: ClusterElement, now: number): vscode.MarkdownString {
  const rows = detailsOf(element, now).filter(([, value]) => value);
  const table = rows.map(([name, value]) => `| ${name} | ${escapeCell(value ?? "")} |`).join("\n");
  return new vscode.MarkdownString(`**${escapeCell(labelOf(element))}**\n\n| | |\n|---|---|\n${table}`);
}

type Detail = readonly [name: string, value: string | undefined];

function detailsOf(element: ClusterElement, now: number): Detail[] {
  switch (element.type) {
    case "node":
      return nodeDetails(element, now);
    case "pod":
      return podDetails(element, now);
    case "container":
      return containerDetails(element);
    case "unassigned":
      return unassignedDetails(element);
    case "error":
      return errorDetails(element);
  }
}

function nodeDetails({ summary }: NodeElement, now: number): Detail[] {
  return [
    [t("Status"), summary.status.text],
    [t("Roles"), summary.status.roles.join(", ")],
    [t("Version"), summary.status.version],
    [t("Instance type"), summary.instanceType],
    [t("Zone"), summary.zone],
    [t("Age"), age(summary.createdAt, now)],
  ];
}

function podDetails({ summary }: PodElement, now: number): Detail[] {
  return [
    [t("Status"), summary.status.text],
    [t("Ready"), `${summary.status.ready}/${summary.status.total}`],
    [t("Restarts"), restartsText(summary.status, now)],
    [t("Namespace"), summary.namespace],
    [t("Node"), summary.nodeName],
    [t("Pod IP"), summary.ip],
    [t("Age"), age(summary.createdAt, now)],
  ];
}

function containerDetails({ summary }: ContainerElement): Detail[] {
  return [
    [t("Status"), summary.text],
    [t("Image"), summary.image],
    [t("Exit code"), summary.exitCode === undefined ? undefined : String(summary.exitCode)],
    [t("Restarts"), String(summary.restarts)],
  ];
}

function unassignedDetails({ count }: UnassignedElement): Detail[] {
  return [[t("Waiting for the scheduler"), String(count)]];
}

function errorDetails({ error }: ErrorElement): Detail[] {
  return [[t("Reason"), error.message]];
}

function escapeCell(text: string): string {
  return text.replace(/[\\`*_{}[\]<>|]/g, "\\$&").replaceAll("\n", " ");
}
