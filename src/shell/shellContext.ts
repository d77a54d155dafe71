import type { VerbContext } from "./verb.ts";

/** What a line is carried out with; everything of a verb's context but what comes of the line itself. */
export type ShellContext = Omit<VerbContext, "types" | "out" | "signal" | "terminal">;
