/** How long a node may be silent before it counts as not ready; 50 s in a real cluster (node-monitor-grace-period). */
export const nodeGraceMs = 3_000;

/** What admission gives every pod: how long it stays on a node that is not ready. */
export const defaultTolerationSeconds = 300;

/** What the practice cluster makes of these 300 s, so that a lesson need not wait five minutes. */
export const shortTolerationSeconds = 10;
