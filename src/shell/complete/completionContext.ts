import type { ShellContext } from "../shellContext.ts";

/** What completion looks at. */
export type CompletionContext = Pick<ShellContext, "cluster" | "files"> & { readonly signal: AbortSignal };
