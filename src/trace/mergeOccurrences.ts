import type { Happening, Occurrence, What } from "./happening.ts";
import { type ObjectRef, refKey } from "./objectRef.ts";

/** Similar occurrences further apart than this are not merged. */
const gapMs = 5000;

interface Group {
  readonly key: string;
  readonly occurrences: Occurrence[];
  readonly names: Set<string>;
  until: number;
}

/**
 * Merges similar acts of the same actor: on several pods that were created together, or on the same object
 * repeatedly. A merged happening takes the position of its first occurrence. Nothing is merged across a turning point
 * (an edit, a new revision, a rollback, the end of a pod).
 */
export function mergeOccurrences(ordered: readonly Occurrence[]): Happening[] {
  const groups: Group[] = [];
  const open = new Map<string, Group>();
  const batchOf = new Map<string, string>();
  const close = (isOver: (group: Group) => boolean): void => {
    for (const [key, group] of open) if (isOver(group)) open.delete(key);
  };
  for (const occurrence of withInitialReplicas(ordered)) {
    const { what, object } = occurrence;
    if (beginsChapter(what)) close(({ occurrences }) => !isRepeating(occurrences[0]?.what));
    if (what.type === "stopping" || what.type === "evicted" || what.type === "deletionAsked")
      close((group) => group.key.startsWith("made ") && group.names.has(refKey(object)));
    const key = keyOf(occurrence, batchOf);
    const name = refKey(object);
    let group = open.get(key);
    const joins = group && (occurrence.at - group.until <= gapMs || (group.names.has(name) && !isOnce(what)));
    if (!group || !joins) {
      group = { key, occurrences: [], names: new Set(), until: occurrence.at };
      groups.push(group);
      open.set(key, group);
    }
    group.occurrences.push(occurrence);
    group.names.add(name);
    group.until = Math.max(group.until, occurrence.until);
    if (what.type === "made") batchOf.set(name, `${key} ${groups.indexOf(group)}`);
  }
  return groups.flatMap(happening);
}

/** Merges the creation of a ReplicaSet with the event that reports its initial number of replicas. */
function withInitialReplicas(ordered: readonly Occurrence[]): Occurrence[] {
  const first = new Map<string, Occurrence>();
  for (const occurrence of ordered) {
    const { what, object } = occurrence;
    if (what.type === "scaled" && what.up && !what.from && !what.rollbackTo && !first.has(object.name))
      first.set(object.name, occurrence);
  }
  const used = new Set<Occurrence>();
  const merged = ordered.map((occurrence): Occurrence => {
    const scale = first.get(occurrence.object.name);
    if (occurrence.what.type !== "replicaSetMade" || scale?.what.type !== "scaled") return occurrence;
    if (scale.at - occurrence.at > 2000) return occurrence;
    used.add(scale);
    return { ...occurrence, reason: scale.reason, what: { ...occurrence.what, replicas: scale.what.to } };
  });
  return merged.filter((occurrence) => !used.has(occurrence));
}

function beginsChapter(what: What): boolean {
  return (
    what.type === "changed" ||
    what.type === "replicaSetMade" ||
    (what.type === "scaled" && what.rollbackTo !== undefined)
  );
}

/** Whether the act repeats regardless of what else happens. */
function isRepeating(what: What | undefined): boolean {
  return (
    what?.type === "restartBackOff" ||
    what?.type === "pullBackOff" ||
    what?.type === "pullFailed" ||
    what?.type === "probeFailed" ||
    what?.type === "notScheduled" ||
    (what?.type === "containerStarted" && what.again)
  );
}

/** Whether the act cannot happen to an object twice in a row. */
function isOnce(what: What): boolean {
  return what.type === "scaled" || what.type === "made" || what.type === "removed" || what.type === "ready";
}

function keyOf({ what, object, actor, reason }: Occurrence, batchOf: ReadonlyMap<string, string>): string {
  const own = refKey(object);
  // Readiness is merged even for pods whose creation is not part of the trace.
  const batch = batchOf.get(own) ?? (what.type === "ready" ? "" : own);
  const parts = [what.type, actor.id, actor.component];
  switch (what.type) {
    case "made":
    case "removed":
      return [...parts, object.kind, refKey(what.owner)].join(" ");
    case "scaled":
      return [...parts, own, String(what.up)].join(" ");
    case "changed":
      return [...parts, own, what.manager].join(" ");
    case "notScheduled":
      return [...parts, batch, ...what.problem.obstacles.map(({ kind, detail }) => kind + detail)].join(" ");
    case "pulling":
    case "pulled":
    case "imageThere":
    case "pullBackOff":
      return [...parts, batch, what.container, what.image].join(" ");
    case "pullFailed":
      return [...parts, batch, what.container, what.image, what.fault].join(" ");
    case "containerCreated":
    case "containerStarted":
      return [...parts, batch, what.container, String(what.again)].join(" ");
    case "containerEnded":
      return [...parts, batch, what.container, what.exitCode, what.word].join(" ");
    case "probeFailed":
      return [...parts, batch, what.container, what.probe].join(" ");
    case "stopping":
      return [...parts, batch, what.container, String(what.unhealthy)].join(" ");
    case "other":
      return [...parts, batch, reason ?? "", object.kind === "Pod" ? "" : what.message].join(" ");
    case "stored":
    case "deletionAsked":
    case "replicaSetMade":
    case "makingFailed":
    case "scheduled":
    case "preempted":
    case "restartBackOff":
    case "ready":
    case "evicted":
    case "nodeLost":
    case "jobComplete":
    case "jobFailed":
    case "endpointsWritten":
      return [...parts, batch].join(" ");
  }
}

function happening({ occurrences, until }: Group): Happening[] {
  const [first] = occurrences;
  if (!first) return [];
  const objects = new Map<string, ObjectRef>();
  for (const { object } of occurrences) objects.set(refKey(object), object);
  return [
    {
      at: first.at,
      until,
      actor: first.actor,
      what: first.what,
      object: first.object,
      objects: [...objects.values()],
      count: occurrences.reduce((sum, { count }) => sum + count, 0),
      reason: occurrences.find(({ reason }) => reason !== undefined)?.reason,
      occurrences,
    },
  ];
}
