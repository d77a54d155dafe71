import type { LabKind, LabObject } from "../labObject.ts";

/**
 * Something that is true of the cluster or not, whichever way it came about. A lab's checks are those of
 * docs/lab.schema.json.
 */
export type LabCheck =
  RolledOut | PodsReady | ServiceReady | FieldIs | ConditionIs | NoneLeft | NoWarnings | NodesUsable;

/** A workload runs what it says: all its pods are of the newest revision and available. */
export interface RolledOut {
  readonly is: "rolledOut";
  readonly object: LabObject & { readonly kind: "Deployment" | "StatefulSet" | "DaemonSet" };
  /** At least so many pods are ready. */
  readonly replicas: number;
}

/** At least so many pods have been ready for some seconds. */
export interface PodsReady {
  readonly is: "podsReady";
  readonly of: LabKind;
  readonly selector: string;
  readonly count: number;
  readonly seconds: number;
  /** Whether only those count that a controller would replace. */
  readonly replaced: boolean;
}

/** A Service sends to at least so many ready addresses. */
export interface ServiceReady {
  readonly is: "serviceReady";
  readonly object: LabObject;
  readonly endpoints: number;
}

/** A field of an object is there, or has some value. */
export interface FieldIs {
  readonly is: "field";
  readonly object: LabObject;
  readonly path: readonly (string | number)[];
  readonly wanted:
    | { readonly equals: string | number | boolean }
    | { readonly contains: string }
    | { readonly exists: boolean };
}

/** An object has a condition with a status. */
export interface ConditionIs {
  readonly is: "condition";
  readonly object: LabObject;
  readonly type: string;
  readonly status: "True" | "False" | "Unknown";
}

/** There is no object that a selector matches; an empty selector matches all. */
interface NoneLeft {
  readonly is: "none";
  readonly of: LabKind;
  readonly selector: string;
}

/** The events of a namespace have had no warning for some seconds. */
export interface NoWarnings {
  readonly is: "noWarnings";
  readonly of: LabKind;
  readonly seconds: number;
}

/** At least so many nodes are ready, not cordoned, and without a taint that keeps pods away. */
interface NodesUsable {
  readonly is: "nodesUsable";
  readonly of: LabKind;
  readonly selector: string;
  readonly count: number;
}
