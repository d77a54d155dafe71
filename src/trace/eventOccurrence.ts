import { ownField } from "@kubernetes-workshop/kubernetes/base/ownField";
import type { CoreV1Event } from "@kubernetes/client-node";
import { type FromApi, timeMs } from "@kubernetes-workshop/kubernetes/resources/fromApi";
import { type Actor, actorOfEvent } from "./actor.ts";
import type { Occurrence, What } from "./happening.ts";
import type { ObjectRef } from "./objectRef.ts";
import { probeFailure } from "@kubernetes-workshop/kubernetes/resources/reasons/probeFailure";
import { pullFault } from "@kubernetes-workshop/kubernetes/resources/reasons/pullFault";
import { schedulingProblem } from "@kubernetes-workshop/kubernetes/resources/reasons/schedulingProblem";

type Event = FromApi<CoreV1Event>;

/** A parsed event: its object, actor and time. */
interface Told {
  readonly object: ObjectRef;
  readonly actor: Actor;
  readonly reason: string;
  readonly message: string;
  readonly container: string;
}

/** The prefix of a message that combines several similar events. */
const combined = /^\(combined from similar events\):\s*/;

/** Whether the event combines several, of which only the last message is kept. */
export function isCombined(event: Event): boolean {
  return combined.test(event.message ?? "");
}

/**
 * Reads an event on its own, without other events or objects. Returns undefined if the event has no time or only
 * repeats another. Supports both events APIs: `count`, `firstTimestamp` and `source` of the older, `eventTime`,
 * `series` and `reportingComponent` of the newer.
 * https://kubernetes.io/docs/reference/kubernetes-api/core/event-v1/
 */
export function eventOccurrence(event: Event): Occurrence | undefined {
  const { involvedObject, series } = event;
  const first = timeMs(event.eventTime) ?? timeMs(event.firstTimestamp);
  const last = timeMs(series?.lastObservedTime) ?? timeMs(event.lastTimestamp);
  const begin =
    (isCombined(event) ? last : first) ?? first ?? last ?? timeMs(event.metadata?.creationTimestamp);
  if (begin === undefined || !involvedObject) return undefined;
  const told: Told = {
    object: {
      kind: involvedObject.kind ?? "",
      namespace: involvedObject.namespace,
      name: involvedObject.name ?? "",
      uid: involvedObject.uid,
    },
    actor: actorOfEvent(event),
    reason: event.reason ?? "",
    message: (event.message ?? "").replace(combined, ""),
    container: /\{([^{}]*)\}/.exec(involvedObject.fieldPath ?? "")?.[1] ?? "",
  };
  const read = ownField(readings, told.reason);
  const occurrence = read ? read(told) : { what: otherwise(told) };
  if (!occurrence) return undefined;
  const count = isCombined(event) ? 1 : Math.max(1, series?.count ?? event.count ?? 1);
  return {
    at: begin,
    until: Math.max(begin, last ?? begin),
    count,
    actor: told.actor,
    object: occurrence.object ?? told.object,
    what: occurrence.what,
    reason: told.reason,
    sequence: count === 1 ? sequenceOf(event.metadata?.resourceVersion) : undefined,
  };
}

/**
 * Resource versions count all writes in the cluster. They decide the order only where times do not.
 * https://kubernetes.io/docs/reference/using-api/api-concepts/#resource-versions
 */
function sequenceOf(resourceVersion: string | undefined): number | undefined {
  return resourceVersion !== undefined && /^\d{1,15}$/.test(resourceVersion)
    ? Number(resourceVersion)
    : undefined;
}

/** What happened, and to which object if not to the event's own. */
interface Reading {
  readonly what: What;
  readonly object?: ObjectRef;
}

function otherwise({ message }: Told): What {
  return { type: "other", message };
}

const imageIn = (message: string): string => /image "([^"]*)"/.exec(message)?.[1] ?? "";

const readings: Readonly<Record<string, (told: Told) => Reading | undefined>> = {
  ScalingReplicaSet: (told) => {
    const scale = /^Scaled (up|down) replica set (\S+)(?: from (\d+))? to (\d+)/.exec(told.message);
    const [, direction, name = "", from, to] = scale ?? [];
    if (!scale) return { what: otherwise(told) };
    const object = { ...told.object, kind: "ReplicaSet", name, uid: undefined };
    const what: What = {
      type: "scaled",
      up: direction === "up",
      from: from === undefined ? undefined : Number(from),
      to: Number(to),
      rollbackTo: undefined,
    };
    return { what, object };
  },
  SuccessfulCreate: (told) => ofDependent(told, "made"),
  SuccessfulDelete: (told) => ofDependent(told, "removed"),
  FailedCreate: ({ message }) => ({ what: { type: "makingFailed", message } }),
  Scheduled: (told) => {
    const node = /^Successfully assigned \S+ to (\S+)$/.exec(told.message)?.[1];
    return { what: node ? { type: "scheduled", node, wishes: undefined } : otherwise(told) };
  },
  FailedScheduling: ({ message }) => ({
    what: { type: "notScheduled", problem: schedulingProblem(message) },
  }),
  Preempted: () => ({ what: { type: "preempted" } }),
  Pulling: ({ message, container }) => ({ what: { type: "pulling", image: imageIn(message), container } }),
  Pulled: ({ message, container }) => {
    const image = imageIn(message);
    if (!/^Successfully pulled/.test(message)) return { what: { type: "imageThere", image, container } };
    const bytes = /Image size: (\d+) bytes/.exec(message)?.[1];
    const ms = goDurationMs(/" in (\S+)/.exec(message)?.[1]);
    return {
      what: { type: "pulled", image, container, ms, bytes: bytes === undefined ? undefined : Number(bytes) },
    };
  },
  Failed: (told) => {
    const { message, container } = told;
    // Each failure has two events; this one only names what the other explains.
    if (/^Error: (?:ErrImagePull|ImagePullBackOff)$/.test(message)) return undefined;
    if (!/pull image|ErrImageNeverPull/.test(message)) return { what: otherwise(told) };
    return {
      what: { type: "pullFailed", image: imageIn(message), container, fault: pullFault(message), message },
    };
  },
  InspectFailed: ({ message, container }) => ({
    what: { type: "pullFailed", image: imageIn(message), container, fault: "badName", message },
  }),
  BackOff: (told) => {
    const { message, container } = told;
    if (/pulling image/.test(message))
      return { what: { type: "pullBackOff", image: imageIn(message), container } };
    return {
      what: { type: "restartBackOff", container: container || (/container (\S+)/.exec(message)?.[1] ?? "") },
    };
  },
  Created: (told) =>
    told.container
      ? { what: { type: "containerCreated", container: told.container, again: false } }
      : { what: otherwise(told) },
  Started: (told) =>
    told.container
      ? { what: { type: "containerStarted", container: told.container, again: false } }
      : { what: otherwise(told) },
  Killing: ({ message, container }) => ({
    what: { type: "stopping", container, unhealthy: /failed \w+ probe/.test(message) },
  }),
  Unhealthy: ({ message, container }) => ({
    what: { type: "probeFailed", probe: probeFailure(message).probe ?? "other", container, message },
  }),
  Evicted: ({ message }) => ({ what: { type: "evicted", message } }),
  TaintManagerEviction: (told) =>
    told.message.startsWith("Marking")
      ? { what: { type: "evicted", message: told.message } }
      : { what: otherwise(told) },
  NodeNotReady: (told) => ({ what: told.object.kind === "Pod" ? { type: "nodeLost" } : otherwise(told) }),
  Completed: (told) => ({ what: told.object.kind === "Job" ? { type: "jobComplete" } : otherwise(told) }),
  BackoffLimitExceeded: (told) => jobFailed(told),
  DeadlineExceeded: (told) => jobFailed(told),
  // The Job itself reports its end.
  SawCompletedJob: () => undefined,
};

function jobFailed(told: Told): Reading {
  const { reason, message, object } = told;
  return { what: object.kind === "Job" ? { type: "jobFailed", reason, message } : otherwise(told) };
}

/** `Created pod: web-1`, `Created job tick-1`, `create Pod db-0 in StatefulSet db successful`. */
function ofDependent(told: Told, type: "made" | "removed"): Reading {
  const match = /^(?:created?|deleted?) (pod|job):? (\S+)/i.exec(told.message);
  if (!match) return { what: otherwise(told) };
  const kind = match[1]?.toLowerCase() === "job" ? "Job" : "Pod";
  const object = { ...told.object, kind, name: match[2] ?? "", uid: undefined };
  return { what: { type, owner: told.object }, object };
}

/** Parses a duration as Go prints it, such as `1m2.5s` or `516ms`, in milliseconds. */
function goDurationMs(text: string | undefined): number | undefined {
  if (!text || !/^(?:[\d.]+(?:h|m|s|ms|µs|us|ns))+$/.test(text)) return undefined;
  const units: Readonly<Record<string, number>> = { h: 3_600_000, m: 60_000, s: 1000, ms: 1 };
  let ms = 0;
  for (const [, amount = "", unit = ""] of text.matchAll(/([\d.]+)(h|ms|m|s|µs|us|ns)/gy))
    ms += Number(amount) * (ownField(units, unit) ?? 0);
  return ms;
}
