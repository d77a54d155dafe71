import type { Lab } from "../../labs/lab.ts";
import type { LabProblem } from "../../labs/labProblem.ts";

/** A lab, and where it comes from. */
export interface KnownLab {
  readonly lab: Lab;
  readonly isOfWorkspace: boolean;
}

/** All labs that can be started, and what is wrong with others. */
export interface KnownLabs {
  readonly labs: readonly KnownLab[];
  readonly problems: readonly LabProblem[];
}

export const noLabs: KnownLabs = { labs: [], problems: [] };
