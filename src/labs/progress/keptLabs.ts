import { setOwnField, ownField } from "@kubernetes-workshop/kubernetes/base/ownField";

/** What all windows know of the labs, and keep beyond their end. */
export interface KeptLabs {
  /** When each lab was first solved, in milliseconds since 1970, by its id. */
  readonly done: Readonly<Record<string, number>>;
  /** What was opened of each lab, however often it was started over, by its id. */
  readonly opened: Readonly<Record<string, OpenedLab>>;
  /** When the learner last began anew; 0 where never. */
  readonly resetAt: number;
  /** The lab that was started last, or that none is since it was ended. */
  readonly started: StartedLab;
}

/** The help that a learner took in a lab. */
interface OpenedLab {
  /** The most hints that were open at once. */
  readonly hints: number;
  readonly isWayShown: boolean;
}

/** A lab that was started, as far as it has been opened. */
export interface StartedLab {
  /** Undefined where none is. */
  readonly id: string | undefined;
  /** When any of this last changed, in milliseconds since 1970: the later counts. */
  readonly changedAt: number;
  /** Whether its system was made; before, it is being made. */
  readonly isMade: boolean;
  /** Whether all its checks held at once. */
  readonly isSolved: boolean;
  /** So many hints were opened. */
  readonly hints: number;
  readonly isWayShown: boolean;
}

export const noLab: StartedLab = {
  id: undefined,
  changedAt: 0,
  isMade: false,
  isSolved: false,
  hints: 0,
  isWayShown: false,
};

export const newLabs: KeptLabs = { done: {}, opened: {}, resetAt: 0, started: noLab };

/** What was kept, with what an older version of the extension lacked. */
export function completed(kept: Partial<KeptLabs> | undefined): KeptLabs {
  return { ...newLabs, ...kept, started: { ...noLab, ...kept?.started } };
}

/** Merges what two windows know. The result does not depend on the order of merging. */
export function joined(ours: KeptLabs, theirs: KeptLabs): KeptLabs {
  const resetAt = Math.max(ours.resetAt, theirs.resetAt);
  const done: Record<string, number> = {};
  for (const [id, at] of [...Object.entries(ours.done), ...Object.entries(theirs.done)])
    if (at >= resetAt) setOwnField(done, id, Math.min(at, ownField(done, id) ?? at));
  const started = ours.started.changedAt >= theirs.started.changedAt ? ours.started : theirs.started;
  return { done, opened: bothOpened(since(ours, resetAt), since(theirs, resetAt)), resetAt, started };
}

/** What was opened counts until the learner begins anew. */
function since({ opened, resetAt }: KeptLabs, latestReset: number): KeptLabs["opened"] {
  return resetAt === latestReset ? opened : {};
}

/** The help that was taken in either. */
export function bothOpened(ours: KeptLabs["opened"], theirs: KeptLabs["opened"]): KeptLabs["opened"] {
  const all = new Map(Object.entries(ours));
  for (const [id, { hints, isWayShown }] of Object.entries(theirs)) {
    const known = all.get(id);
    all.set(id, {
      hints: Math.max(hints, known?.hints ?? 0),
      isWayShown: isWayShown || (known?.isWayShown ?? false),
    });
  }
  return Object.fromEntries([...all].sort(([a], [b]) => (a < b ? -1 : 1)));
}
