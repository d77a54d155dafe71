import type { Actor } from "./actor.ts";
import type { ObjectRef } from "./objectRef.ts";
import type { PlacementWishes } from "./placementWishes.ts";
import type { PullFault } from "@kubernetes-workshop/kubernetes/resources/reasons/pullFault";
import type { SchedulingProblem } from "@kubernetes-workshop/kubernetes/resources/reasons/schedulingProblem";

/** What happened to the object of an occurrence. */
export type What =
  /** The API server accepted the object. The manager is known if managedFields still has its first write. */
  | { readonly type: "stored"; readonly manager: string | undefined }
  /** A manager changed the object later; `fields` are the paths that it owns. */
  | { readonly type: "changed"; readonly manager: string; readonly fields: readonly string[] }
  | { readonly type: "deletionAsked"; readonly graceSeconds: number | undefined }
  | ReplicaSetMade
  | Scaled
  /** The owner's controller created this pod or Job. */
  | { readonly type: "made"; readonly owner: ObjectRef }
  | { readonly type: "removed"; readonly owner: ObjectRef }
  | { readonly type: "makingFailed"; readonly message: string }
  | { readonly type: "scheduled"; readonly node: string; readonly wishes: PlacementWishes | undefined }
  | { readonly type: "notScheduled"; readonly problem: SchedulingProblem }
  | { readonly type: "preempted" }
  | { readonly type: "pulling"; readonly image: string; readonly container: string }
  | Pulled
  | { readonly type: "imageThere"; readonly image: string; readonly container: string }
  | PullFailed
  | { readonly type: "pullBackOff"; readonly image: string; readonly container: string }
  | { readonly type: "containerCreated"; readonly container: string; readonly again: boolean }
  | { readonly type: "containerStarted"; readonly container: string; readonly again: boolean }
  | ContainerEnded
  | { readonly type: "restartBackOff"; readonly container: string }
  | { readonly type: "ready" }
  | ProbeFailed
  | { readonly type: "stopping"; readonly container: string; readonly unhealthy: boolean }
  | { readonly type: "evicted"; readonly message: string }
  | { readonly type: "nodeLost" }
  | { readonly type: "jobComplete" }
  | { readonly type: "jobFailed"; readonly reason: string; readonly message: string }
  | { readonly type: "endpointsWritten"; readonly ready: number; readonly waiting: number }
  /** Any other event, shown with its own message. */
  | { readonly type: "other"; readonly message: string };

interface ReplicaSetMade {
  readonly type: "replicaSetMade";
  /** The revision number of the rollout, as in `kubectl rollout history`. */
  readonly revision: string | undefined;
  readonly images: readonly string[];
  /** The initial number of replicas; undefined if no event reports it. */
  readonly replicas: number | undefined;
}

export interface Scaled {
  readonly type: "scaled";
  /** Undefined in the events of Kubernetes before 1.29. */
  readonly from: number | undefined;
  readonly to: number;
  readonly up: boolean;
  /** Set for a rollback, which reuses the ReplicaSet of an earlier rollout. */
  readonly rollbackTo: { readonly images: readonly string[] } | undefined;
}

export interface Pulled {
  readonly type: "pulled";
  readonly image: string;
  readonly container: string;
  readonly ms: number | undefined;
  readonly bytes: number | undefined;
}

export interface PullFailed {
  readonly type: "pullFailed";
  readonly image: string;
  readonly container: string;
  readonly fault: PullFault;
  readonly message: string;
}

interface ContainerEnded {
  readonly type: "containerEnded";
  readonly container: string;
  readonly exitCode: number;
  readonly word: string;
}

interface ProbeFailed {
  readonly type: "probeFailed";
  readonly probe: "liveness" | "readiness" | "startup" | "other";
  readonly container: string;
  readonly message: string;
}

/** A single act of one actor on one object. */
export interface Occurrence {
  /** Milliseconds since 1970; whole seconds in most sources. */
  readonly at: number;
  /** The time of the last repeat, for events that count repeats. */
  readonly until: number;
  readonly count: number;
  readonly actor: Actor;
  readonly what: What;
  readonly object: ObjectRef;
  /** The event's reason; undefined if the source is the object's own times. */
  readonly reason: string | undefined;
  /** The position in the order of all writes; undefined if unknown. */
  readonly sequence: number | undefined;
}

/** Similar acts of one actor at about the same time, on one object or several. */
export interface Happening {
  readonly at: number;
  readonly until: number;
  readonly actor: Actor;
  /** What happened in the first occurrence. */
  readonly what: What;
  readonly object: ObjectRef;
  /** All objects affected, without duplicates, in order. */
  readonly objects: readonly ObjectRef[];
  /** The total number of times. */
  readonly count: number;
  readonly reason: string | undefined;
  readonly occurrences: readonly Occurrence[];
}
