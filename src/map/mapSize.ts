/** How large the map is: as a page of its own, or beside the text of a lesson. */
export type MapSize = "whole" | "small";

interface Size {
  readonly width: number;
  readonly height: number;
}

/** What a size of the map has room for. */
export interface MapMeasures {
  /** Pixels. */
  readonly leastWidth: number;
  readonly gap: number;
  readonly padding: number;
  /** The height of a frame's title. */
  readonly header: number;
  readonly component: Size;
  readonly request: Size;
  readonly kubelet: Size;
  readonly service: Size;
  readonly namedPod: Size;
  readonly pod: Size;
  readonly largeCell: Size;
  readonly cell: Size;
  /** More nodes than this are drawn as cells. */
  readonly mostNodes: number;
  /** More pods than this are drawn as counts in cells. */
  readonly mostPods: number;
  /** Up to this many pods have their names on the map. */
  readonly mostNamed: number;
  /** Up to this many cells have room for a name. */
  readonly mostNamedCells: number;
  /** In letters. */
  readonly podTitle: number;
  readonly podNote: number;
  readonly nodeTitle: number;
  /** Whether a component, a pod, and a frame have room for more than their name and state. */
  readonly isDetailed: boolean;
  /** Whether the pods and Services of the cluster itself are drawn. */
  readonly showsSystem: boolean;
}

export const mapMeasures: Readonly<Record<MapSize, MapMeasures>> = {
  whole: {
    leastWidth: 320,
    gap: 12,
    padding: 10,
    header: 30,
    component: { width: 188, height: 50 },
    request: { width: 84, height: 50 },
    kubelet: { width: 64, height: 20 },
    service: { width: 200, height: 36 },
    namedPod: { width: 160, height: 40 },
    pod: { width: 32, height: 28 },
    largeCell: { width: 168, height: 46 },
    cell: { width: 26, height: 26 },
    mostNodes: 40,
    mostPods: 800,
    mostNamed: 90,
    mostNamedCells: 120,
    podTitle: 16,
    podNote: 19,
    nodeTitle: 28,
    isDetailed: true,
    showsSystem: true,
  },
  // Fits the 270 pixels that a side bar of 300 pixels leaves: two components, or two pods, in a row.
  small: {
    leastWidth: 200,
    gap: 6,
    padding: 8,
    header: 26,
    component: { width: 117, height: 28 },
    request: { width: 76, height: 24 },
    kubelet: { width: 60, height: 18 },
    service: { width: 240, height: 34 },
    namedPod: { width: 117, height: 34 },
    pod: { width: 28, height: 24 },
    largeCell: { width: 117, height: 40 },
    cell: { width: 20, height: 20 },
    mostNodes: 8,
    mostPods: 120,
    mostNamed: 16,
    mostNamedCells: 12,
    podTitle: 14,
    podNote: 17,
    nodeTitle: 18,
    isDetailed: false,
    showsSystem: false,
  },
};
