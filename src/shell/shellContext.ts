import type { VerbContext } from "./verb.ts";

/** The context in which a line runs: that of a verb, without the parts that depend on the line. */
export type ShellContext = Omit<VerbContext, "types" | "out" | "signal" | "terminal">;
