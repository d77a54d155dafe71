/**
 * What the live map shows, and what its page says back. Plain data that crosses from the extension host to the webview
 * and back, so this file imports nothing.
 */

/** In pixels, from the upper left corner of the map. */
export interface MapBox {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** How an item is drawn; the diagrams of the course use the same shapes. */
export type MapShape =
  | "request"
  | "controlPlane"
  | "apiServer"
  | "etcd"
  | "component"
  | "node"
  | "kubelet"
  | "waiting"
  | "pod"
  | "service"
  | "cell";

/** The severities of the tree's icons. */
export type MapSeverity = "ok" | "pending" | "warning" | "error" | "done" | "terminating" | "unknown";

/** What can be done with an item from the menu beside it. */
export type MapAction = "reveal" | "trace";

/** Something that is drawn. */
export interface MapItem {
  readonly id: string;
  readonly shape: MapShape;
  readonly box: MapBox;
  readonly title: string;
  readonly note: string;
  /** The accessible name: what the tree says of the same element. */
  readonly spoken: string;
  /** Undefined where nothing is known, or nothing can be wrong. */
  readonly severity: MapSeverity | undefined;
  /** Whether the label filter of the tree leaves it out. */
  readonly isDimmed: boolean;
  readonly actions: readonly MapAction[];
}

/** A line between two items, from a Service to a pod behind it. */
export interface MapLine {
  readonly from: string;
  readonly to: string;
  /** Whether the pod is ready, and so gets requests. */
  readonly isReady: boolean;
}

/** Something that happened, in words. */
export interface MapHappening {
  readonly id: number;
  /** The local time of day. */
  readonly time: string;
  readonly text: string;
  /** The items that light up, one after the other. */
  readonly path: readonly string[];
}

/** Where the replay is. Moments are numbered in the order of their recording; older ones are dropped. */
export interface MapTimeline {
  readonly first: number;
  readonly last: number;
  readonly shown: number;
  readonly isLive: boolean;
  /** Names the shown moment, for the slider. */
  readonly text: string;
}

export interface MapTexts {
  readonly map: string;
  readonly reveal: string;
  readonly trace: string;
  readonly replay: string;
  readonly play: string;
  readonly pause: string;
  readonly live: string;
  readonly happenings: string;
}

/** One state of the map. Items that are the same as in the frame before are left out, unless `isWhole`. */
export interface MapFrame {
  readonly type: "frame";
  readonly isWhole: boolean;
  readonly language: string;
  readonly texts: MapTexts;
  readonly width: number;
  readonly height: number;
  readonly items: readonly MapItem[];
  /** The ids of all items, in the order in which the keyboard and screen readers go through them. */
  readonly order: readonly string[];
  readonly lines: readonly MapLine[];
  /** What is not shown, and why. */
  readonly notes: readonly string[];
  readonly happenings: readonly MapHappening[];
  /** The happenings to light up now. */
  readonly fresh: readonly MapHappening[];
  readonly timeline: MapTimeline;
}

/** There is nothing to show: why, and what to do. */
export interface EmptyMap {
  readonly type: "empty";
  readonly language: string;
  readonly message: string;
  readonly buttons: readonly { readonly type: "startPractice" | "connect"; readonly title: string }[];
}

/** What the extension says to the page. */
export type ToMapPage = MapFrame | EmptyMap;

/** What the page says to the extension. */
export type FromMapPage =
  /** It has loaded, or its width has changed. */
  | { readonly type: "ready" | "resized"; readonly width: number }
  | { readonly type: "act"; readonly action: MapAction; readonly id: string }
  /** The slider was moved to a moment. */
  | { readonly type: "replay"; readonly moment: number }
  /** `open` asks a small map for the whole one. */
  | { readonly type: "live" | "startPractice" | "connect" | "open" };
