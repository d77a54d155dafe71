import type { MapObject } from "./mapObject.ts";
import type { MapSize } from "./mapSize.ts";

/** What of the cluster is drawn, and how. */
export interface Scene {
  readonly objects: ReadonlyMap<string, MapObject>;
  readonly size: MapSize;
  /** Of the page, in pixels. */
  readonly width: number;
  /** The label filter of the tree. */
  readonly labelSelector: string | undefined;
  /** Set if there are too many pods to follow; the number of pods, if the API server says it. */
  readonly tooManyPods: { readonly count: number | undefined } | undefined;
  /** The kinds that the user may not read. */
  readonly forbidden: readonly string[];
}
