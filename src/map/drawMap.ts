import { t } from "@vscode/l10n";
import { naturalOrder } from "../clusterTree/naturalOrder.ts";
import { byNamespaceAndName, byRoleAndName } from "../clusterTree/order.ts";
import { isSystemNamespace } from "@kubernetes-workshop/kubernetes/resources/systemNamespace";
import type { NodeSummary } from "@kubernetes-workshop/kubernetes/resources/nodeSummary";
import { controlPlaneItems, type Unplaced } from "./controlPlaneItems.ts";
import { labelFilter } from "./labelFilter.ts";
import { type Layout, layoutCells, layoutMap } from "./layout.ts";
import type { MapPod, MapService } from "./mapObject.ts";
import type { MapItem, MapLine } from "./mapPage.ts";
import { mapMeasures } from "./mapSize.ts";
import { nodeCells } from "./nodeCells.ts";
import { kubeletItem, nodeItem, podItem, serviceItem, waitingItem } from "./objectItems.ts";
import type { Scene } from "./scene.ts";
import { sceneNotes } from "./sceneNotes.ts";
import { shortName } from "./shortName.ts";
import { kubeletId } from "./stations.ts";

/** What a scene looks like. */
export interface Drawing {
  readonly width: number;
  readonly height: number;
  readonly items: readonly MapItem[];
  readonly lines: readonly MapLine[];
  readonly notes: readonly string[];
}

/** More lines than this would hide what is below. */
const mostLines = 150;

/** Draws a scene: what there is, where it is, in the words of the tree. */
export function drawMap(scene: Scene): Drawing {
  const { objects, size, width } = scene;
  const measures = mapMeasures[size];
  const nodes: NodeSummary[] = [];
  const pods: MapPod[] = [];
  const services: MapService[] = [];
  for (const object of objects.values())
    if (object.type === "node") nodes.push(object.summary);
    else if (object.type === "row" || (!measures.showsSystem && isSystem(object))) continue;
    else if (object.type === "pod") pods.push(object);
    else services.push(object);
  nodes.sort(byRoleAndName);
  pods.sort((one, other) => byNamespaceAndName(one.summary, other.summary));
  services.sort(learnersFirst);

  const { frame, request, components } = controlPlaneItems(objects, measures);
  const names = new Set(nodes.map(({ name }) => name));
  const byNode = Map.groupBy(pods, ({ summary: { nodeName = "" } }) => (names.has(nodeName) ? nodeName : ""));
  const waiting = (byNode.get("") ?? []).filter(({ summary }) => summary.nodeName === undefined);
  const isAggregated =
    nodes.length > measures.mostNodes || pods.length > measures.mostPods || scene.tooManyPods !== undefined;
  const isNamed = pods.length <= measures.mostNamed;
  const podsOf = ({ name }: NodeSummary): readonly MapPod[] => byNode.get(name) ?? [];

  const above = [request, frame, ...components];
  const lane = waitingItem(scene.tooManyPods ? undefined : waiting.length);
  const placed = {
    size,
    width,
    request: request.id,
    controlPlane: frame.id,
    components: components.map(({ id }) => id),
    waiting: lane.id,
    waitingPods: waiting.map(({ id }) => id),
    nodes: nodes.map((node) => ({
      id: `node/${node.uid}`,
      kubelet: kubeletId(node.uid),
      pods: podsOf(node).map(({ id }) => id),
    })),
    services: services.map(({ id }) => id),
    isNamed,
  };
  const notes = sceneNotes(scene, { nodes: nodes.length, pods: pods.length, isAggregated });
  if (isAggregated) {
    const cells = nodeCells(nodes, scene.tooManyPods ? undefined : podsOf);
    const isLarge = cells.length <= measures.mostNamedCells;
    const layout = layoutCells(
      placed,
      cells.map(({ id }) => id),
      isLarge ? measures.largeCell : measures.cell,
    );
    const items = cells.map(({ id, title, counts, severity, nodes: { length } }): Unplaced => ({
      id,
      shape: "cell",
      title: isLarge ? shortName(title, 22) : "",
      note: isLarge ? shortName(counts, 26) : "",
      spoken: length === 1 ? t("Node {0}, {1}", title, counts) : t("Nodes {0}, {1}", title, counts),
      severity,
      isDimmed: false,
      actions: length === 1 ? ["reveal"] : [],
    }));
    return {
      width,
      height: layout.height,
      items: inPlace([...above, lane, ...items], layout),
      lines: [],
      notes,
    };
  }

  const matches = labelFilter(scene.labelSelector);
  const podItems = (each: readonly MapPod[]): Unplaced[] =>
    each.map((pod) => podItem(pod, isNamed, matches, measures));
  const layout = layoutMap(placed);
  const items = [
    ...above,
    lane,
    ...podItems(waiting),
    ...nodes.flatMap((node) => [nodeItem(node, measures), kubeletItem(node), ...podItems(podsOf(node))]),
    ...services.map((service) => serviceItem(service, podById(pods), matches)),
  ];
  const shown = new Set(items.map(({ id }) => id));
  const lines = services
    .flatMap(({ id, pods: behind }) => behind.map((pod) => ({ from: id, to: pod.id, isReady: pod.isReady })))
    .filter(({ to }) => shown.has(to));
  return {
    width,
    height: layout.height,
    items: inPlace(items, layout),
    lines: lines.slice(0, mostLines),
    notes: [
      ...notes,
      ...(lines.length > mostLines
        ? [t("Of {0} lines from Services to pods, the map shows {1}.", lines.length, mostLines)]
        : []),
    ],
  };
}

/** The learner looks for their own Services before those of the cluster. */
function learnersFirst(one: MapService, other: MapService): number {
  const rank = (service: MapService): number => (isSystem(service) ? 1 : 0);
  return (
    rank(one) - rank(other) ||
    naturalOrder.compare(one.namespace, other.namespace) ||
    naturalOrder.compare(one.name, other.name)
  );
}

/** Whether an object belongs to the cluster itself: to its namespaces, or the Service of the API server. */
function isSystem(object: MapPod | MapService): boolean {
  const { namespace, name } = object.type === "pod" ? object.summary : object;
  return (
    isSystemNamespace(namespace) ||
    (object.type === "service" && namespace === "default" && name === "kubernetes")
  );
}

function podById(pods: readonly MapPod[]): ReadonlyMap<string, MapPod> {
  return new Map(pods.map((pod) => [pod.id, pod]));
}

/** Leaves out what has no place. */
function inPlace(items: readonly Unplaced[], { boxes }: Layout): MapItem[] {
  return items.flatMap((item) => {
    const box = boxes.get(item.id);
    return box ? [{ ...item, box }] : [];
  });
}
