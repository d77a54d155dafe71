import type { ExitCause } from "./exitCause.ts";
import type { PullFault } from "./pullFault.ts";
import type { SchedulingProblem } from "./schedulingProblem.ts";

/**
 * Why an object isn't as it should be: a code, and the few names and numbers that a sentence about it needs. A cluster
 * may have 150,000 of them, so that every text in them is bounded.
 */
export type Problem = PodProblem | WorkloadProblem | NodeProblem | ObjectProblem;

export type PodProblem =
  | { readonly code: "image"; readonly fault: PullFault; readonly image: string }
  | ExitProblem
  | OutOfMemoryProblem
  /** A probe has not succeeded since the container started, or fails now. */
  | { readonly code: "probe"; readonly probe: ProbeKind; readonly container: string; readonly said: string }
  | { readonly code: "readinessGate"; readonly gate: string }
  | MissingProblem
  | { readonly code: "cannotStart"; readonly container: string; readonly said: string }
  | { readonly code: "noNode"; readonly problem: SchedulingProblem }
  | { readonly code: "gated"; readonly gates: readonly string[] }
  /** A volume that cannot be attached or mounted. */
  | { readonly code: "volume"; readonly said: string }
  /** The network or the sandbox of the pod cannot be set up. */
  | { readonly code: "sandbox"; readonly said: string }
  /** The containers should have started by `from`, and nothing says why they have not. */
  | { readonly code: "notStarted"; readonly from: number }
  | { readonly code: "evicted"; readonly why: EvictionCause; readonly said: string }
  /** The kubelet did not admit the pod, or ended it, for a reason of its own. */
  | { readonly code: "rejected"; readonly reason: string; readonly said: string }
  | { readonly code: "nodeSilent"; readonly node: string }
  | DeletionProblem;

/** Something that an object refers to and that is not there. */
export interface MissingProblem {
  readonly code: "missing";
  readonly kind: string;
  readonly name: string;
  readonly key?: string;
}

/** A container that ended when it should not have. */
interface ExitProblem {
  readonly code: "exited";
  readonly container: string;
  readonly isInit: boolean;
  readonly cause: Exclude<ExitCause, "outOfMemory">;
  /** Undefined if the kubelet did not report the last run. */
  readonly exitCode: number | undefined;
  /** Whether the kubelet starts it again, with growing pauses. */
  readonly isLooping: boolean;
}

/** A container that was killed because it used more memory than its limit, or than the node had. */
export interface OutOfMemoryProblem {
  readonly code: "outOfMemory";
  readonly container: string;
  readonly restarts: number;
  /** The limit as written, such as `64Mi`. */
  readonly limit: string | undefined;
}

export type ProbeKind = "readiness" | "liveness" | "startup";

export type EvictionCause =
  | "memory"
  | "disk"
  | "processes"
  /** The pod used more local storage than its own limit. */
  | "ownStorage"
  | "taint"
  | "preempted"
  | "drained"
  | "shutdown"
  | "nodeGone"
  | "other";

/** A deletion that does not come to its end. */
export type DeletionProblem =
  | { readonly code: "finalizers"; readonly finalizers: readonly string[]; readonly from?: number }
  /** The containers should have stopped by `from`. */
  | { readonly code: "notStopped"; readonly from: number; readonly node: string };

export type WorkloadProblem =
  | { readonly code: "refused"; readonly by: Refuser; readonly said: string }
  | { readonly code: "noProgress"; readonly seconds: number }
  | { readonly code: "noneReady"; readonly wanted: number; readonly from?: number }
  /** The controller should have created pods by `from`. Why it has not is in its events. */
  | { readonly code: "noPods"; readonly wanted: number; readonly from: number }
  | { readonly code: "tooFew"; readonly ready: number; readonly wanted: number }
  | { readonly code: "paused" }
  | { readonly code: "suspended" }
  /** The controller has given up. */
  | { readonly code: "gaveUp"; readonly reason: string; readonly said: string; readonly limit?: number }
  | { readonly code: "podsFailed"; readonly failed: number }
  | DeletionProblem;

/** What keeps the API server from creating pods. */
export type Refuser =
  | { readonly type: "quota"; readonly name: string }
  | { readonly type: "webhook"; readonly name: string; readonly isSilent: boolean }
  | { readonly type: "podSecurity"; readonly level: string }
  | { readonly type: "limitRange" }
  | { readonly type: "serviceAccount"; readonly name: string }
  | { readonly type: "other" };

export type NodeProblem =
  | { readonly code: "nodeNotReady"; readonly why: NodeFault; readonly said: string }
  | { readonly code: "pressure"; readonly pressures: readonly Pressure[] }
  | { readonly code: "networkUnavailable" }
  | { readonly code: "cordoned" }
  | DeletionProblem;

export type NodeFault = "silent" | "neverReported" | "network" | "runtime" | "other";

/** https://kubernetes.io/docs/reference/node/node-status/#condition */
export type Pressure = "MemoryPressure" | "DiskPressure" | "PIDPressure";

/** Why an object that runs nothing itself isn't as it should be. */
export type ObjectProblem =
  ServiceProblem | IngressProblem | ClaimProblem | AutoscalerProblem | DeletionProblem;

export type ServiceProblem =
  /** No ready pod is behind it; why, only its pods say. */
  | { readonly code: "noEndpoints" }
  | { readonly code: "noMatch"; readonly selector: string }
  | { readonly code: "noneReady"; readonly wanted: number }
  | NoAddressProblem;

/** What leads into the cluster should have an address by `from`. */
interface NoAddressProblem {
  readonly code: "noAddress";
  readonly from: number;
}

export type IngressProblem =
  | MissingProblem
  | { readonly code: "noPort"; readonly service: string; readonly port: string }
  | NoAddressProblem;

export type ClaimProblem =
  | MissingProblem
  | { readonly code: "firstConsumer"; readonly storageClass: string }
  /** The claim names no StorageClass, and the cluster had no default one. */
  | { readonly code: "noClass" }
  /** It waits for the volume that it names, for one from its StorageClass, or for any that fits. */
  | {
      readonly code: "noVolume";
      readonly by?:
        { readonly volume: string } | { readonly storageClass: string; readonly provisioner: string };
    }
  | { readonly code: "volumeLost"; readonly volume: string };

export type AutoscalerProblem =
  | MissingProblem
  | { readonly code: "noMetrics"; readonly said: string }
  | { readonly code: "cannotScale"; readonly said: string }
  /** Its workload has been scaled to zero by hand, which stops it. */
  | { readonly code: "scaledToZero" };

/**
 * Whether a problem exists yet: some states become one only when they last.
 *
 * @param now in milliseconds since 1970
 */
export function isDue(problem: Problem, now: number): boolean {
  return !("from" in problem) || problem.from <= now;
}
