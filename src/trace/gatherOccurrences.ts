import type { V1Pod, V1ReplicaSet } from "@kubernetes/client-node";
import { type FromApi, timeMs } from "@kubernetes-workshop/kubernetes/resources/fromApi";
import { knownActor } from "./actor.ts";
import { eventOccurrence, isCombined } from "./eventOccurrence.ts";
import type { Occurrence } from "./happening.ts";
import {
  endpointOccurrences,
  jobOccurrences,
  madeByOwner,
  podOccurrences,
  replicaSetOccurrences,
  storedAndChanged,
} from "./objectOccurrences.ts";
import { type ObjectRef, refKey, refOf } from "./objectRef.ts";
import { placementWishes } from "./placementWishes.ts";
import type { TraceInput } from "./traceInput.ts";

/** Gathers occurrences from events and from the objects' own times, without duplicates and in no order. */
export function gatherOccurrences(input: TraceInput): Occurrence[] {
  const told = eventsOf(input);
  const own = ownTimes(input).filter((occurrence) => !told.some((other) => tellsMore(other, occurrence)));
  return withoutSteps(marked(input, [...own, ...told, ...deletedByHand(input, told)]));
}

function ownTimes(input: TraceInput): Occurrence[] {
  const { target, owners, replicaSets, jobs, pods, endpointSlices } = input;
  const ref = refOf(target.kind, target.object.metadata);
  const owned =
    target.object.metadata?.ownerReferences?.some(({ controller }) => controller === true) ?? false;
  const traced = [...owners].reverse().filter(({ object }) => !object.metadata?.ownerReferences?.length);
  return [
    ...traced.flatMap(({ kind, object }) => storedAndChanged(kind, object.metadata)),
    // Objects that a controller created are reported as the controller's act.
    ...storedAndChanged(target.kind, target.object.metadata).filter(
      ({ what }) => !owned || what.type !== "stored",
    ),
    ...replicaSets
      .filter(({ metadata }) => metadata?.ownerReferences?.some(({ controller }) => controller === true))
      .flatMap(replicaSetOccurrences),
    ...jobs.flatMap((job) => [...madeByOwner("Job", job.metadata), ...jobOccurrences(job)]),
    ...pods.flatMap((pod) => [...madeByOwner("Pod", pod.metadata), ...podOccurrences(pod)]),
    ...(target.kind === "Service" ? endpointOccurrences(ref, endpointSlices, pods) : []),
  ];
}

/** Returns the events of the trace's objects and of deleted pods that the objects owned. */
function eventsOf({ target, owners, replicaSets, jobs, pods, events }: TraceInput): Occurrence[] {
  const known = new Map<string, string | undefined>();
  const add = ({ kind, name, uid }: ObjectRef): void => void known.set(refKey({ kind, name }), uid);
  for (const { kind, object } of [target, ...owners]) add(refOf(kind, object.metadata));
  for (const { metadata } of replicaSets) add(refOf("ReplicaSet", metadata));
  for (const { metadata } of jobs) add(refOf("Job", metadata));
  for (const { metadata } of pods) add(refOf("Pod", metadata));
  const isKnown = (object: ObjectRef | undefined): boolean => {
    if (!object) return false;
    const key = refKey(object);
    const uid = known.get(key);
    return known.has(key) && (uid === undefined || object.uid === undefined || uid === object.uid);
  };
  const read = events.flatMap((event) => {
    const occurrence = eventOccurrence(event);
    const subject: ObjectRef = {
      kind: event.involvedObject?.kind ?? "",
      namespace: event.involvedObject?.namespace,
      name: event.involvedObject?.name ?? "",
      uid: event.involvedObject?.uid,
    };
    return occurrence ? [{ occurrence, subject }] : [];
  });
  const gone = new Set<string>();
  for (const { occurrence, subject } of read)
    if ((occurrence.what.type === "made" || occurrence.what.type === "removed") && isKnown(subject))
      gone.add(refKey(occurrence.object));
  const followsOwned = target.kind !== "Pod";
  return read
    .filter(({ subject }) => isKnown(subject) || (followsOwned && gone.has(refKey(subject))))
    .map(({ occurrence }) => {
      const uid = occurrence.object.uid ?? known.get(refKey(occurrence.object));
      return { ...occurrence, object: { ...occurrence.object, uid } };
    });
}

/**
 * Finds pods deleted by a person, which leaves no event: pods that were stopped and are gone, without any component
 * reporting that it removed them.
 */
function deletedByHand({ pods }: TraceInput, told: readonly Occurrence[]): Occurrence[] {
  const explained = new Set(pods.map(({ metadata }) => metadata?.name));
  for (const { what, object } of told)
    if (what.type === "removed" || what.type === "evicted" || what.type === "preempted")
      explained.add(object.name);
  return told.flatMap((occurrence): Occurrence[] => {
    const { what, object, at } = occurrence;
    if (what.type !== "stopping" || what.unhealthy || explained.has(object.name)) return [];
    explained.add(object.name);
    return [
      {
        at,
        until: at,
        count: 1,
        actor: knownActor("apiServer"),
        what: { type: "deletionAsked", graceSeconds: undefined },
        object,
        reason: undefined,
        sequence: undefined,
      },
    ];
  });
}

/** Whether an event reports the same thing as an object's own time. */
function tellsMore(event: Occurrence, own: Occurrence): boolean {
  if (refKey(event.object) !== refKey(own.object)) return false;
  // The controller's removal is the delete request.
  if (own.what.type === "deletionAsked" && event.what.type === "removed") return true;
  if (event.what.type !== own.what.type) return false;
  if (event.what.type !== "containerStarted" || own.what.type !== "containerStarted") return true;
  return event.what.container === own.what.container && Math.abs(event.at - own.at) < 2000;
}

/** Adds what needs the whole trace: repeats, rollbacks, a pod's placement rules, exact times. */
function marked(input: TraceInput, occurrences: readonly Occurrence[]): Occurrence[] {
  const pods = new Map(input.pods.map((pod) => [pod.metadata?.name ?? "", pod]));
  const replicaSets = new Map(input.replicaSets.map((each) => [each.metadata?.name ?? "", each]));
  const started = new Set<string>();
  const stopped = new Map<string, number>();
  for (const { what, object, at } of occurrences)
    if (what.type === "stopping" && !what.unhealthy) stopped.set(object.name, at);
  return occurrences
    .toSorted((one, other) => one.at - other.at || (one.sequence ?? 0) - (other.sequence ?? 0))
    .map((occurrence): Occurrence => {
      const { what, object } = occurrence;
      const pod = object.kind === "Pod" ? pods.get(object.name) : undefined;
      if (what.type === "scheduled" && pod) {
        const at = serverTime(occurrence.at, scheduledAt(pod));
        return { ...occurrence, at, what: { ...what, wishes: placementWishes(pod) } };
      }
      // The kubelet acts at once: its event is more precise than a time computed from the grace period.
      if (what.type === "deletionAsked" && object.kind === "Pod") {
        const at = stopped.get(object.name) ?? occurrence.at;
        return { ...occurrence, at, until: at };
      }
      if (what.type === "made")
        return { ...occurrence, at: serverTime(occurrence.at, timeMs(pod?.metadata?.creationTimestamp)) };
      if (what.type === "containerStarted" || what.type === "containerCreated") {
        const key = `${what.type} ${object.name} ${what.container}`;
        const again = what.again || started.has(key);
        started.add(key);
        return { ...occurrence, what: { ...what, again } };
      }
      if (what.type === "scaled" && what.up && !what.from) {
        const rollbackTo = takenUpAgain(replicaSets, object.name, occurrence.at);
        return { ...occurrence, what: { ...what, rollbackTo } };
      }
      return occurrence;
    })
    .map((occurrence) => completedScale(input, occurrence));
}

/** Returns the API server's time if the event's is far off; the server's clock is the reference. */
function serverTime(at: number, known: number | undefined): number {
  return known === undefined || Math.abs(at - known) < 1500 ? at : known;
}

function scheduledAt({ status }: FromApi<V1Pod>): number | undefined {
  const condition = status?.conditions?.find(({ type }) => type === "PodScheduled");
  return condition?.status === "True" ? timeMs(condition.lastTransitionTime) : undefined;
}

/** Detects a rollback: the ReplicaSet is older than another one that existed by then. */
function takenUpAgain(
  replicaSets: ReadonlyMap<string, FromApi<V1ReplicaSet>>,
  name: string,
  atMs: number,
): { readonly images: readonly string[] } | undefined {
  const own = replicaSets.get(name);
  const created = timeMs(own?.metadata?.creationTimestamp);
  if (!own || created === undefined) return undefined;
  const left = [...replicaSets.values()].some((other) => {
    const later = timeMs(other.metadata?.creationTimestamp);
    return later !== undefined && later > created && later <= atMs;
  });
  const images = (own.spec?.template?.spec?.containers ?? []).flatMap(({ image }) => (image ? [image] : []));
  return left ? { images } : undefined;
}

/** Fills in a scale that combined events left out, from the current number of replicas. */
function completedScale({ events, replicaSets }: TraceInput, occurrence: Occurrence): Occurrence {
  const { what, object } = occurrence;
  if (what.type !== "scaled" || !what.up || !what.rollbackTo) return occurrence;
  const lost = events.some((event) => event.reason === "ScalingReplicaSet" && isCombined(event));
  const present = replicaSets.find(({ metadata }) => metadata?.name === object.name)?.spec?.replicas ?? 0;
  return lost && present > what.to ? { ...occurrence, what: { ...what, to: present } } : occurrence;
}

/** Drops steps whose outcome is reported too. */
function withoutSteps(occurrences: readonly Occurrence[]): Occurrence[] {
  const outcomes = new Map<string, number>();
  const seenImages = new Set<string>();
  const keyOf = ({ object, what }: Occurrence, step: string): string =>
    `${step} ${object.name} ${"container" in what ? what.container : ""}`;
  for (const occurrence of occurrences) {
    const { type } = occurrence.what;
    if (type === "containerStarted") outcomes.set(keyOf(occurrence, "create"), occurrence.at);
    if (type === "pulled" || type === "imageThere" || type === "pullFailed")
      outcomes.set(keyOf(occurrence, "pull"), occurrence.at);
  }
  const isFollowed = (occurrence: Occurrence, step: string): boolean =>
    Math.trunc((outcomes.get(keyOf(occurrence, step)) ?? -1) / 1000) >= Math.trunc(occurrence.at / 1000);
  return occurrences.filter((occurrence) => {
    const { what } = occurrence;
    if (what.type === "containerCreated") return !isFollowed(occurrence, "create");
    if (what.type === "pulling") return !isFollowed(occurrence, "pull");
    if (what.type !== "imageThere" && what.type !== "pulled") return true;
    // After a restart, the image is still on the node.
    const key = keyOf(occurrence, what.image);
    const isNews = !seenImages.has(key);
    seenImages.add(key);
    return isNews;
  });
}
