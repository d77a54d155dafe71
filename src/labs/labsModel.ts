import type { Event } from "@kubernetes-workshop/kubernetes/base/emitter";
import type { LabProblem } from "./labProblem.ts";

/** A lab in the list of labs. */
export interface LabSummary {
  readonly id: string;
  readonly title: string;
  readonly minutes: number;
  /** Whether it was solved once. */
  readonly isDone: boolean;
  /** Whether it comes with the workspace instead of with the extension. */
  readonly isOfWorkspace: boolean;
}

/** How far a lab that was started is. */
export type LabPhase =
  /** Its system is being made, or made anew. */
  | "starting"
  /** It waits to be repaired. */
  | "open"
  /** All checks held at once. It stays so until it is started over. */
  | "solved"
  /** What was made for it is being deleted. */
  | "ending"
  /** The practice cluster, where it is, is not connected: nothing is known of it. */
  | "notConnected"
  /** It could not be made; `failure` says why. */
  | "failed";

/** The lab that was started last, as far as it has been opened. Texts are Markdown, but for the title. */
export interface CurrentLab extends LabSummary {
  readonly phase: LabPhase;
  readonly failure: string | undefined;
  /** Where its objects are. */
  readonly namespaces: readonly string[];
  readonly story: string;
  readonly checks: readonly { readonly text: string; readonly isDone: boolean }[];
  /** Those that were opened. */
  readonly hints: readonly string[];
  readonly hintsLeft: number;
  /** Undefined until it was shown. */
  readonly way: string | undefined;
  /** Undefined until the lab is solved, or the way was shown. */
  readonly explanation: string | undefined;
}

/** What shows labs sees of them. */
export interface LabsModel {
  /** In order; none until {@link load} has settled. */
  readonly labs: readonly LabSummary[];
  /** What is wrong with labs of the workspace, which are left out. */
  readonly problems: readonly LabProblem[];
  readonly current: CurrentLab | undefined;
  /** Any of these has changed. */
  readonly onDidChange: Event<undefined>;
  /** Reads the labs, where that was not done yet. */
  load(): Promise<void>;
}
