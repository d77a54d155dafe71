import { t } from "@vscode/l10n";
import type { AutoscalerSummary } from "@kubernetes-workshop/kubernetes/resources/objects/autoscalerSummary";
import type { ObjectSummary } from "@kubernetes-workshop/kubernetes/resources/objects/objectSummary";
import type { ServiceSummary } from "@kubernetes-workshop/kubernetes/resources/objects/serviceSummary";
import { kindWord } from "../../kindWord.ts";
import type { ObjectElement } from "../elements.ts";
import { facts } from "./facts.ts";
import { type RowIcon, severityIcon } from "./severityIcon.ts";

/** The row of an object that is neither a node nor a pod nor a workload. */
export function objectRow({ summary, state, routes }: ObjectElement): {
  readonly label: string;
  readonly description: string;
  readonly spoken: string;
  readonly icon: RowIcon;
} {
  const { kind, name, namespace } = summary;
  const { word, figures, severity } = state;
  const isEmpty = figures?.wanted === 0;
  const counts = figures && (isEmpty ? t("no endpoints") : `${figures.ready}/${figures.wanted}`);
  const description = facts(word, counts, ...(routes ?? factsOf(summary)));
  const spokenFacts = [
    word,
    isEmpty ? counts : figures && t("{0} of {1} ready", figures.ready, figures.wanted),
    ...(routes ?? spokenFactsOf(summary)),
    namespace && t("namespace {0}", namespace),
  ];
  const icon = iconOf(summary);
  return {
    label: name,
    description,
    spoken: [`${kindWord(kind)} ${name}`, ...spokenFacts]
      .filter((part) => part && part !== kindWord(kind))
      .join(", "),
    // Metadata does not say whether all is well.
    icon: summary.shape === "metadata" && severity === "ok" ? { id: icon } : severityIcon(severity, icon),
  };
}

/** What a row says of an object beside its state, the most telling first, because the end is cut off. */
function factsOf(summary: ObjectSummary): (string | undefined)[] {
  switch (summary.shape) {
    case "service":
      return [serviceType(summary), summary.externalName, ...summary.addresses, summary.ports.join(", ")];
    case "ingress": {
      const hosts = new Set(summary.routes.map(({ host }) => host || "*"));
      return [kindWord(summary.kind), [...hosts].join(", "), ...summary.addresses];
    }
    case "claim":
      return [summary.size, summary.storageClass];
    case "autoscaler":
      return [...autoscalerFacts(summary), summary.namespace];
    case "metadata":
      return [kindWord(summary.kind)];
  }
}

/** How many pods there are and should be, why, and of what. The kind goes by the name that kubectl has for it. */
function autoscalerFacts({ isObserved, current, desired, metrics, target }: AutoscalerSummary): string[] {
  return [
    ...(isObserved ? [`${current}/${desired}`] : []),
    "HPA",
    ...metrics.map(metricText),
    `${target.kind}/${target.name}`,
  ];
}

/** A metric with its target, as kubectl prints it: `cpu: 80%/50%`. */
export function metricText({ name, now, target }: AutoscalerSummary["metrics"][number]): string {
  return `${name}: ${target === undefined ? now : `${now}/${target}`}`;
}

/** What kind of Service it is; in the words of the API where it has one. */
export function serviceType({ type, isHeadless, selector, externalName }: ServiceSummary): string {
  if (externalName !== undefined) return type;
  const what = isHeadless ? t("headless") : type;
  return selector === undefined ? facts(what, t("no selector")) : what;
}

const iconsOfKinds: ReadonlyMap<string, string> = new Map([
  ["ConfigMap", "settings"],
  ["Secret", "key"],
]);

/** The same for a screen reader, which also says the kind and the namespace. */
function spokenFactsOf(summary: ObjectSummary): (string | undefined)[] {
  if (summary.shape === "metadata") return [];
  if (summary.shape === "ingress") return factsOf(summary).slice(1);
  if (summary.shape !== "autoscaler") return factsOf(summary);
  const { isObserved, current, desired, metrics, target } = summary;
  return [
    isObserved ? t("{0} of {1} pods", current, desired) : undefined,
    ...metrics.map(metricText),
    `${kindWord(target.kind)} ${target.name}`,
  ];
}

function iconOf({ shape, kind }: ObjectSummary): string {
  switch (shape) {
    case "service":
      return "radio-tower";
    case "ingress":
      return "sign-in";
    case "claim":
      return "archive";
    case "autoscaler":
      return "graph-line";
    case "metadata":
      return iconsOfKinds.get(kind) ?? "symbol-misc";
  }
}
