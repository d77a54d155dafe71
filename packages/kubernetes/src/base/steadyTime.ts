/** Where the time comes from; injected for tests. */
interface TimeSources {
  /** Milliseconds since 1970, as the machine's clock has them. It may be set, forward or back. */
  readonly wallMs: () => number;
  /** Milliseconds from any point in time on, which only go on. */
  readonly monotonicMs: () => number;
}

const sourcesOfNode: TimeSources = { wallMs: () => Date.now(), monotonicMs: () => performance.now() };

/**
 * A time that never goes back, in milliseconds since 1970. It follows the machine's clock where that goes on, also by a
 * jump; where that is set back, by hours or years, the time goes on from where it was.
 *
 * @param notBefore the time does not begin before this
 */
export function steadyTime(notBefore = 0, { wallMs, monotonicMs } = sourcesOfNode): () => number {
  let offset = Math.max(wallMs(), notBefore) - monotonicMs();
  return () => {
    const monotonic = monotonicMs();
    offset = Math.max(offset, wallMs() - monotonic);
    return Math.floor(monotonic + offset);
  };
}
