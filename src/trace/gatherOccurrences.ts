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

/** What the events and the objects' own times tell, each thing once, in no order yet. */
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
    // What a controller made is told as its act.
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

/** The events of the objects that belong to the story, and of pods that their owners made and that are gone. */
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
 * A pod that is gone, was stopped, and that no component of the cluster said it removed: somebody had asked for
 * its deletion, which leaves no event.
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

/** Whether an event tells the same as an object's own time does. */
function tellsMore(event: Occurrence, own: Occurrence): boolean {
  if (refKey(event.object) !== refKey(own.object)) return false;
  // What its controller removed was deleted by that.
  if (own.what.type === "deletionAsked" && event.what.type === "removed") return true;
  if (event.what.type !== own.what.type) return false;
  if (event.what.type !== "containerStarted" || own.what.type !== "containerStarted") return true;
  return event.what.container === own.what.container && Math.abs(event.at - own.at) < 2000;
}

/** Adds what only the whole story knows: repeats, rollbacks, what a pod asked of its node, the exact times. */
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
      // The kubelet begins at once: its event is more exact than a time reckoned from the grace period.
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

/** The clock of the API server is the one that all others are held against. */
function serverTime(at: number, known: number | undefined): number {
  return known === undefined || Math.abs(at - known) < 1500 ? at : known;
}

function scheduledAt({ status }: FromApi<V1Pod>): number | undefined {
  const condition = status?.conditions?.find(({ type }) => type === "PodScheduled");
  return condition?.status === "True" ? timeMs(condition.lastTransitionTime) : undefined;
}

/** The ReplicaSet is older than another one that was there by then: its revision has been left and is back. */
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

/** Of many events alike only the first and the last are kept: the present number closes the gap. */
function completedScale({ events, replicaSets }: TraceInput, occurrence: Occurrence): Occurrence {
  const { what, object } = occurrence;
  if (what.type !== "scaled" || !what.up || !what.rollbackTo) return occurrence;
  const lost = events.some((event) => event.reason === "ScalingReplicaSet" && isCombined(event));
  const present = replicaSets.find(({ metadata }) => metadata?.name === object.name)?.spec?.replicas ?? 0;
  return lost && present > what.to ? { ...occurrence, what: { ...what, to: present } } : occurrence;
}

/** Leaves out the steps whose outcome is told as well. */
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
    // A restart finds the image where the first start left it.
    const key = keyOf(occurrence, what.image);
    const isNews = !seenImages.has(key);
    seenImages.add(key);
    return isNews;
  });
}
