import { timeMs } from "@kubernetes-workshop/kubernetes/resources/fromApi";
import { causalOrder } from "./causalOrder.ts";
import { type CurrentState, currentState } from "./currentState.ts";
import { gatherOccurrences } from "./gatherOccurrences.ts";
import type { Happening, Occurrence } from "./happening.ts";
import { mergeOccurrences } from "./mergeOccurrences.ts";
import { type ObjectRef, refOf } from "./objectRef.ts";
import type { EventAccess, TraceInput } from "./traceInput.ts";

/** What happened to an object, in order, and how it stands. */
export interface Trace {
  readonly target: ObjectRef;
  readonly happenings: readonly Happening[];
  /** How many were left out in the middle of a long story, and before which one. */
  readonly omitted: { readonly count: number; readonly before: number } | undefined;
  readonly state: CurrentState;
  readonly eventAccess: EventAccess;
  /** The object is older than events are kept: only its own times tell of its beginning. */
  readonly eventsExpired: boolean;
  /** Kinds whose lists could not be read, or not to their end. */
  readonly incomplete: readonly string[];
  /** By how much the clocks of components differ at least, in milliseconds; 0 where that did not show. */
  readonly skewMs: number;
  /** Pods and nodes that are there, for links to them. */
  readonly present: readonly ObjectRef[];
}

/** Longer stories are told with their beginning and their end. */
const mostHappenings = 60;
const mostAtTheEnd = 30;

/**
 * How long the API server keeps events unless it is told otherwise (`--event-ttl`).
 * https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/
 */
const eventLifeMs = 60 * 60 * 1000;

/** @param nowMs the present, to tell whether events are likely to be gone */
export function trace(input: TraceInput, nowMs: number): Trace {
  const { target, pods, nodes } = input;
  const relevant = gatherOccurrences(input).filter((occurrence) => belongs(input, occurrence));
  const { occurrences, skewMs } = causalOrder(relevant);
  const all = mergeOccurrences(occurrences);
  const left = all.length - mostHappenings;
  const begin = mostHappenings - mostAtTheEnd;
  const created = timeMs(target.object.metadata?.creationTimestamp);
  return {
    target: refOf(target.kind, target.object.metadata),
    happenings: left > 0 ? [...all.slice(0, begin), ...all.slice(-mostAtTheEnd)] : all,
    omitted: left > 0 ? { count: left, before: begin } : undefined,
    state: currentState(input, lastFailure(occurrences)),
    eventAccess: input.eventAccess,
    eventsExpired: created !== undefined && nowMs - created > eventLifeMs,
    incomplete: input.incomplete,
    skewMs: skewMs >= 1000 ? skewMs : 0,
    present: [
      ...pods.map(({ metadata }) => refOf("Pod", metadata)),
      ...nodes.map(({ metadata }) => refOf("Node", metadata)),
    ],
  };
}

/** A pod's story is its own, a Service is about which pods are ready, a CronJob about its Jobs. */
function belongs({ target, pods }: TraceInput, { what, object, at }: Occurrence): boolean {
  const name = target.object.metadata?.name;
  switch (target.kind) {
    case "Pod": {
      if (object.kind === "Pod") return object.name === name;
      const born = timeMs(pods[0]?.metadata?.creationTimestamp ?? target.object.metadata?.creationTimestamp);
      if (what.type === "scaled")
        return what.up && isOwner(target.object, object) && at <= (born ?? at) + 1000;
      return object.kind !== "ReplicaSet" || isOwner(target.object, object);
    }
    case "Service":
      return object.kind !== "Pod" || what.type === "ready" || what.type === "deletionAsked";
    case "CronJob":
      return object.kind !== "Pod" || ["pullFailed", "notScheduled", "evicted"].includes(what.type);
    case "Job":
      return object.kind !== "Job" || object.name === name;
    case "ReplicaSet":
      return object.kind !== "ReplicaSet" || object.name === name;
    case "Deployment":
    case "DaemonSet":
    case "StatefulSet":
      return true;
  }
}

function isOwner(object: TraceInput["target"]["object"], owner: ObjectRef): boolean {
  return (
    object.metadata?.ownerReferences?.some(({ kind, name }) => kind === owner.kind && name === owner.name) ??
    false
  );
}

function lastFailure(occurrences: readonly Occurrence[]): string | undefined {
  const last = occurrences.findLast(({ what }) => what.type === "makingFailed" || what.type === "made");
  return last?.what.type === "makingFailed" ? last.what.message : undefined;
}
