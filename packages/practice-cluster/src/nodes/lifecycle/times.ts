/**
 * How long a node may be silent before it is not ready, in milliseconds; 50 s in a real cluster
 * (node-monitor-grace-period).
 */
export const nodeGraceMs = 3_000;

/** How long pods stay on a node that is not ready, in seconds, by the toleration that admission adds. */
export const defaultTolerationSeconds = 300;

/** The toleration that the practice cluster uses instead of 300 s, so that lessons need not wait five minutes. */
export const shortTolerationSeconds = 10;
