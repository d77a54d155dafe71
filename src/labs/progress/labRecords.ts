import { ownField } from "@kubernetes-workshop/kubernetes/base/ownField";
import type { LabRecord } from "../../course/labRecord.ts";
import { completed, type KeptLabs } from "./keptLabs.ts";

/** The labs that were begun, in alphabetical order, as exported progress has them. */
export function labRecords(kept: Partial<KeptLabs> | undefined): LabRecord[] {
  const { done, opened } = completed(kept);
  const ids = [...new Set([...Object.keys(opened), ...Object.keys(done)])].sort();
  return ids.map((id) => {
    const at = ownField(done, id);
    const { hints = 0, isWayShown = false } = ownField(opened, id) ?? {};
    return {
      id,
      done: at === undefined ? null : new Date(at).toISOString(),
      hintsOpened: hints,
      wayShown: isWayShown,
    };
  });
}
