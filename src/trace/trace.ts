import { timeMs } from "@kubernetes-workshop/kubernetes/resources/fromApi";
import { causalOrder } from "./causalOrder.ts";
import { type CurrentState, currentState } from "./currentState.ts";
import { gatherOccurrences } from "./gatherOccurrences.ts";
import type { Happening, Occurrence } from "./happening.ts";
import { mergeOccurrences } from "./mergeOccurrences.ts";
import { type ObjectRef, refOf } from "./objectRef.ts";
import type { EventAccess, TraceInput } from "./traceInput.ts";

/** What happened to an object, in order, and its current state. */
export interface Trace {
  readonly target: ObjectRef;
  readonly happenings: readonly Happening[];
  /** The number of happenings omitted from the middle of a long trace, and the index after the gap. */
  readonly omitted: { readonly count: number; readonly before: number } | undefined;
  readonly state: CurrentState;
  readonly eventAccess: EventAccess;
  /** Whether the object is older than the event retention, so only its own times cover its beginning. */
  readonly eventsExpired: boolean;
  /** Kinds whose lists could not be read, or only in part. */
  readonly incomplete: readonly string[];
  /** The minimum clock skew between components in milliseconds; 0 if none was seen. */
  readonly skewMs: number;
  /** Existing pods and nodes, for links. */
  readonly present: readonly ObjectRef[];
}

/** A longer trace is shortened in the middle. */
const mostHappenings = 60;
const mostAtTheEnd = 30;

/**
 * How long the API server keeps events by default (`--event-ttl`).
 * https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/
 */
const eventLifeMs = 60 * 60 * 1000;

/** @param nowMs the current time, to judge whether events may have expired */
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

/** Whether an occurrence is relevant: a pod's own, readiness for a Service, Jobs for a CronJob. */
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
