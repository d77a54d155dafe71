import type { ResourceLimits } from "node:worker_threads";

/**
 * Heap limits of the practice cluster's thread. Exceeding the old generation's limit ends only the thread, not the
 * whole process. The thread creates many short-lived objects: with V8's default size, the young generation would hold
 * on to some 20 MB of them.
 */
export const threadLimits: ResourceLimits = { maxOldGenerationSizeMb: 1_024, maxYoungGenerationSizeMb: 4 };
