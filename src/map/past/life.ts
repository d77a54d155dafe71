import type { MapObject } from "../mapObject.ts";

/** What an object looked like, from each time on, oldest first. Before the first time, it was not there. */
export interface Life {
  readonly id: string;
  readonly states: readonly LifeState[];
}

export interface LifeState {
  /** Milliseconds since 1970; `-Infinity` for what was always there. */
  readonly at: number;
  /** Undefined from when it was gone. */
  readonly object: MapObject | undefined;
}

/** Leaves out the times that are not known, and puts none before the one above it. */
export function inOrder(
  states: readonly { readonly at: number | undefined; readonly object: MapObject | undefined }[],
): LifeState[] {
  let latest = -Infinity;
  return states.flatMap(({ at, object }) => {
    if (at === undefined) return [];
    latest = Math.max(latest, at);
    return [{ at: latest, object }];
  });
}
