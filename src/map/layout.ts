import type { MapBox } from "./mapPage.ts";
import { type MapMeasures, type MapSize, mapMeasures } from "./mapSize.ts";

/** What is to be placed, by id and in order. */
export interface Placed {
  readonly size: MapSize;
  /** Pixels; the map takes this width and grows downwards. */
  readonly width: number;
  readonly controlPlane: string;
  readonly request: string;
  readonly components: readonly string[];
  readonly waiting: string;
  readonly waitingPods: readonly string[];
  readonly nodes: readonly {
    readonly id: string;
    readonly kubelet: string;
    readonly pods: readonly string[];
  }[];
  readonly services: readonly string[];
  /** Whether pods are drawn with their names. */
  readonly isNamed: boolean;
}

export interface Layout {
  readonly height: number;
  readonly boxes: ReadonlyMap<string, MapBox>;
}

const nodeWidth = 346;
/** Below this width, the requests are above the control plane. */
const narrow = 480;

interface Size {
  readonly width: number;
  readonly height: number;
}

/**
 * Places everything from top to bottom as the diagrams of the course do: the control plane, the pods that wait for a
 * node, the nodes with their pods, and the Services. The same input gives the same places.
 */
export function layoutMap(input: Placed): Layout {
  const boxes = new Map<string, MapBox>();
  const measures = mapMeasures[input.size];
  const { gap, namedPod, service } = measures;
  const inner = input.width - 2 * gap;
  const pod = input.isNamed ? namedPod : measures.pod;
  let y = gap;
  y = placeControlPlane(boxes, input, measures, y) + gap;
  y = placeWaiting(boxes, input, measures, y, pod) + gap;
  y = placeNodes(boxes, input, measures, y, pod);
  if (input.services.length > 0)
    y = flow(boxes, input.services, { x: gap, y: y + 2 * gap, width: inner }, service);
  return { height: y + gap, boxes };
}

function placeControlPlane(
  boxes: Map<string, MapBox>,
  { width, controlPlane, request, components }: Placed,
  { gap, padding, header, component, request: requestSize }: MapMeasures,
  top: number,
): number {
  const inner = width - 2 * gap;
  const isNarrow = width < narrow;
  const x = isNarrow ? gap : gap + requestSize.width + gap;
  const y = isNarrow ? top + requestSize.height + gap : top;
  const frameWidth = inner - (x - gap);
  const bottom =
    flow(boxes, components, { x: x + padding, y: y + header, width: frameWidth - 2 * padding }, component) +
    padding;
  boxes.set(controlPlane, { x, y, width: frameWidth, height: bottom - y });
  boxes.set(request, { x: gap, y: isNarrow ? top : y + header, ...requestSize });
  return bottom;
}

/** The frame is there even while no pod waits, so that the nodes below stay where they are when one does. */
function placeWaiting(
  boxes: Map<string, MapBox>,
  { width, waiting, waitingPods }: Placed,
  { gap, padding, header }: MapMeasures,
  y: number,
  pod: Size,
): number {
  const inner = width - 2 * gap;
  const area = { x: gap + padding, y: y + header, width: inner - 2 * padding };
  const bottom = Math.max(flow(boxes, waitingPods, area, pod), area.y + pod.height) + padding;
  boxes.set(waiting, { x: gap, y, width: inner, height: bottom - y });
  return bottom;
}

function placeNodes(
  boxes: Map<string, MapBox>,
  { width: all, nodes }: Placed,
  { gap, padding, header, kubelet: kubeletSize }: MapMeasures,
  top: number,
  pod: Size,
): number {
  const inner = all - 2 * gap;
  const columns = Math.max(1, Math.min(nodes.length, Math.floor((inner + gap) / (nodeWidth + gap))));
  const width = (inner - (columns - 1) * gap) / columns;
  let y = top;
  for (let start = 0; start < nodes.length; start += columns) {
    const row = nodes.slice(start, start + columns);
    let bottom = y + header + pod.height;
    for (const [column, { pods }] of row.entries()) {
      const x = gap + column * (width + gap);
      const area = { x: x + padding, y: y + header, width: width - 2 * padding };
      bottom = Math.max(bottom, flow(boxes, pods, area, pod));
    }
    const height = bottom + padding - y;
    for (const [column, { id, kubelet }] of row.entries()) {
      const x = gap + column * (width + gap);
      boxes.set(id, { x, y, width, height });
      boxes.set(kubelet, {
        x: x + width - padding - kubeletSize.width,
        y: y + (header - kubeletSize.height) / 2,
        ...kubeletSize,
      });
    }
    y += height + gap;
  }
  return y - gap;
}

/** The places of nodes that are drawn as cells, below the control plane and the pods that wait. */
export function layoutCells(input: Placed, cells: readonly string[], cell: Size): Layout {
  const { gap } = mapMeasures[input.size];
  const { boxes, height } = layoutMap({ ...input, waitingPods: [], nodes: [], services: [] });
  const placed = new Map(boxes);
  const area = { x: gap, y: height + gap, width: input.width - 2 * gap };
  return { boxes: placed, height: flow(placed, cells, area, cell) + gap };
}

/** Places boxes of one size in rows. Returns where the last row ends. */
function flow(
  boxes: Map<string, MapBox>,
  ids: readonly string[],
  area: { readonly x: number; readonly y: number; readonly width: number },
  wanted: Size,
): number {
  const space = 6;
  const width = Math.min(wanted.width, area.width);
  const columns = Math.max(1, Math.floor((area.width + space) / (width + space)));
  for (const [index, id] of ids.entries())
    boxes.set(id, {
      x: area.x + (index % columns) * (width + space),
      y: area.y + Math.floor(index / columns) * (wanted.height + space),
      width,
      height: wanted.height,
    });
  const rows = Math.ceil(ids.length / columns);
  return area.y + Math.max(0, rows * (wanted.height + space) - space);
}
