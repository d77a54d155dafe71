import type { MapBox } from "./mapPage.ts";

/** What is to be placed, by id and in order. */
export interface Placed {
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

const gap = 12;
const padding = 10;
const header = 30;
const componentSize = { width: 188, height: 50 };
const requestSize = { width: 84, height: 50 };
const kubeletSize = { width: 64, height: 20 };
const serviceSize = { width: 200, height: 36 };
const nodeWidth = 346;
const narrow = 480;

const podSizes = { named: { width: 160, height: 40 }, small: { width: 32, height: 28 } } as const;

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
  const inner = input.width - 2 * gap;
  const pod = input.isNamed ? podSizes.named : podSizes.small;
  let y = gap;
  y = placeControlPlane(boxes, input, inner, y) + gap;
  y = placeWaiting(boxes, input, inner, y, pod) + gap;
  y = placeNodes(boxes, input, inner, y, pod);
  if (input.services.length > 0)
    y = flow(boxes, input.services, { x: gap, y: y + 2 * gap, width: inner }, serviceSize);
  return { height: y + gap, boxes };
}

function placeControlPlane(
  boxes: Map<string, MapBox>,
  { width, controlPlane, request, components }: Placed,
  inner: number,
  top: number,
): number {
  const isNarrow = width < narrow;
  const x = isNarrow ? gap : gap + requestSize.width + gap;
  const y = isNarrow ? top + requestSize.height + gap : top;
  const frameWidth = inner - (x - gap);
  const bottom =
    flow(
      boxes,
      components,
      { x: x + padding, y: y + header, width: frameWidth - 2 * padding },
      componentSize,
    ) + padding;
  boxes.set(controlPlane, { x, y, width: frameWidth, height: bottom - y });
  boxes.set(request, { x: gap, y: isNarrow ? top : y + header, ...requestSize });
  return bottom;
}

/** The frame is there even while no pod waits, so that the nodes below stay where they are when one does. */
function placeWaiting(
  boxes: Map<string, MapBox>,
  { waiting, waitingPods }: Placed,
  inner: number,
  y: number,
  pod: Size,
): number {
  const area = { x: gap + padding, y: y + header, width: inner - 2 * padding };
  const bottom = Math.max(flow(boxes, waitingPods, area, pod), area.y + pod.height) + padding;
  boxes.set(waiting, { x: gap, y, width: inner, height: bottom - y });
  return bottom;
}

function placeNodes(
  boxes: Map<string, MapBox>,
  { nodes }: Placed,
  inner: number,
  top: number,
  pod: Size,
): number {
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
      boxes.set(kubelet, { x: x + width - padding - kubeletSize.width, y: y + 5, ...kubeletSize });
    }
    y += height + gap;
  }
  return y - gap;
}

/** The places of nodes that are drawn as cells, below the control plane and the pods that wait. */
export function layoutCells(input: Placed, cells: readonly string[], cell: Size): Layout {
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
