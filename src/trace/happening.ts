import type { Actor } from "./actor.ts";
import type { ObjectRef } from "./objectRef.ts";
import type { PlacementWishes } from "./placementWishes.ts";
import type { PullFault } from "./pullFault.ts";
import type { SchedulingProblem } from "./schedulingProblem.ts";

/** What happened to the object of an occurrence. */
export type What =
  /** The API server accepted the object; the manager is known where managedFields still has its first write. */
  | { readonly type: "stored"; readonly manager: string | undefined }
  /** Somebody changed it later; `fields` are the paths that this manager owns. */
  | { readonly type: "changed"; readonly manager: string; readonly fields: readonly string[] }
  | { readonly type: "deletionAsked"; readonly graceSeconds: number | undefined }
  | ReplicaSetMade
  | Scaled
  /** The owner's controller made this pod, or this Job. */
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
  /** An event that we have no words for: its own are shown. */
  | { readonly type: "other"; readonly message: string };

interface ReplicaSetMade {
  readonly type: "replicaSetMade";
  /** The number of the rollout that it belongs to, as `kubectl rollout history` counts. */
  readonly revision: string | undefined;
  readonly images: readonly string[];
  /** How many pods it was to keep at once; undefined where no event says so. */
  readonly replicas: number | undefined;
}

export interface Scaled {
  readonly type: "scaled";
  /** Undefined in the events of Kubernetes before 1.29. */
  readonly from: number | undefined;
  readonly to: number;
  readonly up: boolean;
  /** The ReplicaSet was there from an earlier rollout and is taken up again: a rollback. */
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

/** One thing that one actor did to one object. */
export interface Occurrence {
  /** Milliseconds since 1970; whole seconds in most sources. */
  readonly at: number;
  /** When it was last seen, for an event that counts repeats. */
  readonly until: number;
  readonly count: number;
  readonly actor: Actor;
  readonly what: What;
  readonly object: ObjectRef;
  /** The event's reason; undefined where the object's own times tell it. */
  readonly reason: string | undefined;
  /** Where it was written in the order of all writes; undefined where that is not known. */
  readonly sequence: number | undefined;
}

/** What the same actor did at about the same time to one object or to several alike. */
export interface Happening {
  readonly at: number;
  readonly until: number;
  readonly actor: Actor;
  /** Of the first occurrence. */
  readonly what: What;
  readonly object: ObjectRef;
  /** All objects that it happened to, each once, in order. */
  readonly objects: readonly ObjectRef[];
  /** How often it happened in all. */
  readonly count: number;
  readonly reason: string | undefined;
  readonly occurrences: readonly Occurrence[];
}
