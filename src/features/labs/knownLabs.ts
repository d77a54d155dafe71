import type { Lab } from "../../labs/lab.ts";
import type { LabProblem } from "../../labs/labProblem.ts";

/** A lab, and whether the workspace defines it. */
export interface KnownLab {
  readonly lab: Lab;
  readonly isOfWorkspace: boolean;
}

/** All labs that can be started, and the problems of those that cannot. */
export interface KnownLabs {
  readonly labs: readonly KnownLab[];
  readonly problems: readonly LabProblem[];
}

export const noLabs: KnownLabs = { labs: [], problems: [] };
