import { t } from "@vscode/l10n";
import type { PodGroupElement } from "../clusterTree/elements.ts";
import { rowOf } from "../clusterTree/rows/row.ts";
import type { NodeSummary } from "@kubernetes-workshop/kubernetes/resources/nodeSummary";
import type { Unplaced } from "./controlPlaneItems.ts";
import type { labelFilter } from "./labelFilter.ts";
import type { MapPod, MapService } from "./mapObject.ts";
import type { MapMeasures } from "./mapSize.ts";
import { shortName } from "./shortName.ts";
import { kubeletId, stationIds } from "./stations.ts";

const unassigned: PodGroupElement = { type: "unassigned", id: "unassigned", count: 0 };

/** The pods without a node, as a frame; undefined if their number is not known. */
export function waitingItem(count: number | undefined): Unplaced {
  const row = rowOf({ ...unassigned, count: count ?? 0 });
  return {
    id: stationIds.waiting,
    shape: "waiting",
    title: row.label,
    note: count === undefined ? "" : String(count),
    spoken: count === undefined ? row.label : row.spoken,
    severity: undefined,
    isDimmed: false,
    actions: [],
  };
}

export function nodeItem(
  summary: NodeSummary,
  { nodeTitle, isDetailed }: Pick<MapMeasures, "nodeTitle" | "isDetailed">,
): Unplaced {
  const id = `node/${summary.uid}`;
  const row = rowOf({ type: "node", id, summary });
  return {
    id,
    shape: "node",
    title: shortName(isDetailed ? row.label : upTo(".", row.label), nodeTitle),
    note: isDetailed ? summary.status.text : upTo(",", summary.status.text),
    spoken: row.spoken,
    severity: summary.status.severity,
    isDimmed: false,
    actions: ["reveal"],
  };
}

/** The beginning of a text: the host of a domain name, or the first of several states. */
function upTo(separator: string, text: string): string {
  return text.split(separator, 1)[0] ?? text;
}

export function kubeletItem(summary: NodeSummary): Unplaced {
  const row = rowOf({
    type: "kubelet",
    id: kubeletId(summary.uid),
    parent: { type: "node", id: `node/${summary.uid}`, summary },
  });
  return {
    id: kubeletId(summary.uid),
    shape: "kubelet",
    title: row.label,
    note: "",
    spoken: t("kubelet of the node {0}", summary.name),
    severity: undefined,
    isDimmed: false,
    actions: [],
  };
}

type Matches = ReturnType<typeof labelFilter>;

/** @param isNamed whether there is room for names */
export function podItem(
  { id, summary, labels }: MapPod,
  isNamed: boolean,
  matches: Matches,
  { podTitle, podNote, isDetailed }: Pick<MapMeasures, "podTitle" | "podNote" | "isDetailed">,
): Unplaced {
  const { status } = summary;
  const state = isDetailed ? `${status.text} ${status.ready}/${status.total}` : status.text;
  const row = rowOf({ type: "pod", id, parent: unassigned, summary });
  const isDimmed = !matches(new Map(Object.entries(labels)));
  return {
    id,
    shape: "pod",
    title: isNamed ? shortName(row.label, podTitle) : "",
    note: isNamed ? shortName(state, podNote) : "",
    spoken: withFilter(row.spoken, isDimmed),
    severity: status.severity,
    isDimmed,
    actions: ["reveal", "trace"],
  };
}

/** @param pods all pods, by the ids of their items */
export function serviceItem(
  service: MapService,
  pods: ReadonlyMap<string, MapPod>,
  matches: Matches,
): Unplaced {
  const ready = service.pods.filter(({ isReady }) => isReady).length;
  const behind = service.pods.flatMap(({ id }) => {
    const pod = pods.get(id);
    return pod ? [pod] : [];
  });
  const isDimmed =
    behind.length > 0 && !behind.some(({ labels }) => matches(new Map(Object.entries(labels))));
  const spoken = t(
    "Service {0}, {1} of {2} pods ready, namespace {3}",
    service.name,
    ready,
    service.pods.length,
    service.namespace,
  );
  return {
    id: service.id,
    shape: "service",
    title: shortName(service.name, 20),
    note: `${ready}/${service.pods.length} · ${shortName(service.namespace, 16)}`,
    spoken: withFilter(spoken, isDimmed),
    severity: undefined,
    isDimmed,
    actions: ["trace"],
  };
}

function withFilter(spoken: string, isDimmed: boolean): string {
  return isDimmed ? t("{0}, left out by the label filter", spoken) : spoken;
}
