import type { ObjectProblem } from "../reasons/problem.ts";
import type { Severity } from "../severity.ts";
import type { ObjectIdentity } from "./objectIdentity.ts";

/** How an object is: by itself, and by the objects that it needs. */
export interface ObjectState {
  readonly severity: Severity;
  /** In a word of the API or of kubectl, such as `Pending`; undefined if all is well. */
  readonly word?: string;
  /** What it has of what it should have, such as the ready pods behind a Service. */
  readonly figures?: { readonly ready: number; readonly wanted: number };
  /** What is wrong with it, the worst first. */
  readonly problems: readonly ObjectProblem[];
}

/** The state of an object of which nothing else is known. */
export function deletionState({ isTerminating, deletion }: ObjectIdentity): ObjectState {
  return isTerminating
    ? { severity: "terminating", word: "Terminating", problems: deletion ? [deletion] : [] }
    : { severity: "ok", problems: [] };
}
