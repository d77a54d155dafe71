import type { Occurrence, What } from "./happening.ts";
import { refKey } from "./objectRef.ts";

/** Ordered occurrences, and the minimum skew between the clocks of the components. */
export interface Ordered {
  readonly occurrences: readonly Occurrence[];
  /** Milliseconds; 0 if no effect precedes its cause. */
  readonly skewMs: number;
}

const second = (ms: number): number => Math.trunc(ms / 1000);

/**
 * Orders occurrences. Most API times are whole seconds, and a whole rollout may fit into one second. Within a second,
 * causes precede their effects; the rest follows the order of writes or the usual order of events. Occurrences that
 * clock skew puts before their cause are moved after it.
 */
export function causalOrder(occurrences: readonly Occurrence[]): Ordered {
  const { lifted, skewMs } = lift(occurrences);
  const seconds = new Map<number, Occurrence[]>();
  for (const occurrence of lifted) {
    const bucket = seconds.get(second(occurrence.at));
    if (bucket) bucket.push(occurrence);
    else seconds.set(second(occurrence.at), [occurrence]);
  }
  const inOrder = [...seconds.entries()].sort(([one], [other]) => one - other);
  return { occurrences: inOrder.flatMap(([, bucket]) => withinSecond(bucket)), skewMs };
}

/** Moves occurrences after the creation of their object and, inside a pod, after its scheduling. */
function lift(occurrences: readonly Occurrence[]): { lifted: Occurrence[]; skewMs: number } {
  const made = new Map<string, number>();
  const scheduled = new Map<string, number>();
  for (const { what, object, at } of occurrences) {
    if (what.type === "stored" || what.type === "made" || what.type === "replicaSetMade")
      made.set(refKey(object), at);
    if (what.type === "scheduled") scheduled.set(refKey(object), at);
  }
  let skewMs = 0;
  const lifted = occurrences.map((occurrence) => {
    const { what, object, at } = occurrence;
    const key = refKey(object);
    const bounds = [made.get(key), rank(what) > rankOfScheduled ? scheduled.get(key) : undefined];
    if (what.type === "made" || what.type === "removed") bounds.push(made.get(refKey(what.owner)));
    const bound = Math.max(0, ...bounds.filter((time) => time !== undefined));
    if (second(at) >= second(bound)) return occurrence;
    // The time of a delete request is computed from the grace period and does not indicate skew.
    if (what.type !== "deletionAsked") skewMs = Math.max(skewMs, bound - at);
    return { ...occurrence, at: bound, until: Math.max(bound, occurrence.until) };
  });
  return { lifted, skewMs };
}

const ranks = {
  stored: 0,
  changed: 1,
  deletionAsked: 2,
  replicaSetMade: 3,
  scaled: 4,
  made: 5,
  makingFailed: 5,
  removed: 5,
  notScheduled: 6,
  preempted: 7,
  scheduled: 8,
  other: 9,
  pulling: 10,
  pulled: 11,
  imageThere: 11,
  pullFailed: 11,
  pullBackOff: 12,
  containerCreated: 13,
  containerStarted: 14,
  containerEnded: 16,
  restartBackOff: 17,
  probeFailed: 19,
  ready: 20,
  nodeLost: 21,
  evicted: 22,
  stopping: 23,
  endpointsWritten: 24,
  jobComplete: 25,
  jobFailed: 25,
} as const satisfies Record<What["type"], number>;

const rankOfScheduled = ranks.scheduled;

/** Returns the rank in the usual order: users' requests, controllers, the scheduler, the kubelet. */
function rank(what: What): number {
  return what.type === "containerStarted" && what.again ? 18 : ranks[what.type];
}

interface Entry {
  readonly occurrence: Occurrence;
  readonly rank: number;
  readonly effects: Entry[];
  causes: number;
  /** The sequence of the entry itself, or else of its last cause. */
  sequence: number;
}

function withinSecond(bucket: readonly Occurrence[]): Occurrence[] {
  const entries = bucket.map((occurrence): Entry => {
    const { what, sequence } = occurrence;
    return { occurrence, rank: rank(what), effects: [], causes: 0, sequence: sequence ?? -1 };
  });
  linkCauses(entries);
  const waiting = new Set(entries);
  const ordered: Occurrence[] = [];
  for (;;) {
    let next: Entry | undefined;
    for (const entry of waiting) if (entry.causes === 0 && (!next || isBefore(entry, next))) next = entry;
    if (!next) return [...ordered, ...[...waiting].map(({ occurrence }) => occurrence)];
    waiting.delete(next);
    ordered.push(next.occurrence);
    for (const effect of next.effects) {
      effect.causes--;
      if (effect.occurrence.sequence === undefined)
        effect.sequence = Math.max(effect.sequence, next.sequence);
    }
  }
}

function isBefore(one: Entry, other: Entry): boolean {
  const asked = ({ occurrence, rank: own }: Entry): boolean =>
    own <= ranks.deletionAsked && occurrence.object.kind !== "Pod";
  if (asked(one) !== asked(other)) return asked(one);
  const difference =
    one.sequence - other.sequence || one.rank - other.rank || one.occurrence.at - other.occurrence.at;
  return difference < 0;
}

function linkCauses(entries: readonly Entry[]): void {
  const link = (cause: Entry | undefined, effect: Entry | undefined): void => {
    if (!cause || !effect || cause === effect) return;
    cause.effects.push(effect);
    effect.causes++;
  };
  const of = (type: What["type"], key: string): Entry[] =>
    (byObject.get(key) ?? []).filter(({ occurrence }) => occurrence.what.type === type);
  const byObject = Map.groupBy(entries, ({ occurrence }) => refKey(occurrence.object));
  for (const chain of byObject.values()) {
    // Scalings of one ReplicaSet keep the order in which they were written.
    const ranked = chain.toSorted((one, other) => one.rank - other.rank || one.sequence - other.sequence);
    for (const [index, entry] of ranked.entries())
      if (entry.rank !== ranks.scaled) link(ranked[index - 1], entry);
  }
  const dependents = Map.groupBy(entries, ({ occurrence: { what } }) =>
    what.type === "made" || what.type === "removed" ? `${what.type} ${refKey(what.owner)}` : "",
  );
  dependents.delete("");
  for (const [key, group] of dependents) {
    const owner = key.slice(key.indexOf(" ") + 1);
    const up = key.startsWith("made");
    const steps = of("scaled", owner).filter(
      ({ occurrence: { what } }) => what.type === "scaled" && what.up === up,
    );
    const first = of("replicaSetMade", owner)[0] ?? of("made", owner)[0];
    for (const [index, entry] of group.toSorted((a, b) => a.sequence - b.sequence).entries()) {
      link(first, entry);
      link(stepFor(steps, index), entry);
    }
  }
  for (const entry of entries) {
    const { what, object } = entry.occurrence;
    if (what.type === "endpointsWritten")
      for (const other of entries) if (other.occurrence.what.type === "ready") link(other, entry);
    if (what.type === "jobComplete" || what.type === "jobFailed")
      for (const other of entries)
        if (
          other.occurrence.object.kind === "Pod" &&
          other.occurrence.object.name.startsWith(`${object.name}-`)
        )
          link(other, entry);
  }
}

/** Returns the scaling that requested the pod with this index within the second. */
function stepFor(steps: readonly Entry[], index: number): Entry | undefined {
  let covered = 0;
  for (const step of steps.toSorted((one, other) => one.sequence - other.sequence)) {
    const { what } = step.occurrence;
    if (what.type !== "scaled") continue;
    covered += what.from === undefined ? Number.POSITIVE_INFINITY : Math.abs(what.to - what.from);
    if (index < covered) return step;
  }
  return undefined;
}
