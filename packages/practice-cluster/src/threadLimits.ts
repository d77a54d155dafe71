import type { ResourceLimits } from "node:worker_threads";

/**
 * The heap of the practice cluster's thread. Past the old generation's limit the thread ends, and not the whole
 * extension host. It makes many short-lived objects: the young generation that V8 would
 * choose, for the throughput of a server, keeps some 20 MB of them for nothing.
 */
export const threadLimits: ResourceLimits = { maxOldGenerationSizeMb: 1_024, maxYoungGenerationSizeMb: 4 };
