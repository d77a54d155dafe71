import type { ResourceLimits } from "node:worker_threads";

/**
 * The heap of the practice cluster's thread. It makes many short-lived objects: the young generation that V8 would
 * choose, for the throughput of a server, keeps some 20 MB of them for nothing.
 */
export const threadLimits: ResourceLimits = { maxYoungGenerationSizeMb: 4 };
