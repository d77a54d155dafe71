/** The clocks to read; injected for tests. */
interface TimeSources {
  /** Milliseconds since 1970 by the machine's clock, which may be set forward or back. */
  readonly wallMs: () => number;
  /** Milliseconds since an arbitrary point; never decreases. */
  readonly monotonicMs: () => number;
}

const sourcesOfNode: TimeSources = { wallMs: () => Date.now(), monotonicMs: () => performance.now() };

/**
 * Returns a clock that never goes back, in milliseconds since 1970. It follows the machine's clock forward, including
 * jumps. When the machine's clock is set back, it continues from the last value.
 *
 * @param notBefore the earliest time that the clock returns
 */
export function steadyTime(notBefore = 0, { wallMs, monotonicMs } = sourcesOfNode): () => number {
  let offset = Math.max(wallMs(), notBefore) - monotonicMs();
  return () => {
    const monotonic = monotonicMs();
    offset = Math.max(offset, wallMs() - monotonic);
    return Math.floor(monotonic + offset);
  };
}
