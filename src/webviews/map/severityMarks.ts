import type { MapSeverity } from "../../map/mapPage.ts";

/**
 * The mark of each severity in a square of 12, by the icons of the tree: they differ in shape, for people who cannot
 * tell the colours apart.
 */
export const severityMarks: Readonly<Record<MapSeverity, string>> = {
  ok: "M6 1a5 5 0 1 0 .01 0z",
  done: "M6 1a5 5 0 1 0 .01 0zM3.5 6l2 2l3-4",
  pending: "M6 1a5 5 0 1 0 .01 0z",
  warning: "M6 1l5 9.5h-10zM6 4.5v3M6 9v.4",
  error: "M6 1a5 5 0 1 0 .01 0zM4 4l4 4M8 4l-4 4",
  terminating: "M6 1a5 5 0 1 0 .01 0zM2.5 9.5l7-7",
  unknown: "M6 1a5 5 0 1 0 .01 0zM4.5 4.8a1.5 1.5 0 1 1 2 1.4q-.5 .3-.5 1M6 8.8v.4",
};
