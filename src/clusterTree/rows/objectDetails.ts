import { t } from "@vscode/l10n";
import type { ObjectSummary } from "@kubernetes-workshop/kubernetes/resources/objects/objectSummary";
import { ageText } from "../../ageText.ts";
import { kindWord } from "../../kindWord.ts";
import type { ObjectElement } from "../elements.ts";
import { metricText, serviceType } from "./objectRow.ts";

type Detail = readonly [name: string, value: string | undefined];

/** The table in the tooltip of an object that is neither a node nor a pod nor a workload. */
export function objectDetails({ summary, state, routes }: ObjectElement, now: number): Detail[] {
  const { kind, namespace, createdAt } = summary;
  const { word, figures } = state;
  return [
    [t("Kind"), kindWord(kind)],
    [t("Status"), word],
    [t("Ready"), figures && `${figures.ready}/${figures.wanted}`],
    [t("Routes"), routes?.join(", ")],
    ...ownDetails(summary),
    [t("Namespace"), namespace],
    [t("Age"), ageText(createdAt, now)],
  ];
}

function ownDetails(summary: ObjectSummary): Detail[] {
  switch (summary.shape) {
    case "service":
      return [
        [t("Type"), serviceType(summary)],
        [t("Selector"), summary.selector],
        [t("Ports"), summary.ports.join(", ")],
        [t("Cluster IP"), summary.clusterIp],
        [t("Address"), summary.addresses.join(", ")],
        [t("Name outside the cluster"), summary.externalName],
      ];
    case "ingress":
      return [
        [t("Ingress class"), summary.className],
        ...summary.routes.map(({ host, path, service, port }): Detail => [
          `${host}${path}` || "*",
          `${service ?? "?"}:${port}`,
        ]),
        [t("Address"), summary.addresses.join(", ")],
      ];
    case "claim":
      return [
        [t("Size"), summary.size],
        [t("Storage class"), summary.storageClass],
        [t("Volume"), summary.volume],
        [t("Access modes"), summary.accessModes.join(", ")],
      ];
    case "autoscaler":
      return [
        [t("Scales"), `${kindWord(summary.target.kind)} ${summary.target.name}`],
        [t("Pods"), summary.isObserved ? `${summary.current}/${summary.desired}` : undefined],
        [t("At least"), String(summary.least)],
        [t("At most"), String(summary.most)],
        [t("Metrics"), summary.metrics.map(metricText).join(", ")],
      ];
    case "metadata":
      return [];
  }
}
