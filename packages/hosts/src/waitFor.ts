import { setTimeout as delay } from "node:timers/promises";
import { inspect } from "node:util";

/** How long to wait, and how often to look. */
export interface WaitOptions {
  readonly timeoutMs?: number;
  readonly intervalMs?: number;
  /** Throws when waiting has become pointless, for example because a program has ended. */
  readonly assertPossible?: () => void;
}

/** What a probe answers while the awaited thing is not there yet; `seen` then appears in the error. */
export class NotYet {
  readonly seen: unknown;
  constructor(seen: unknown) {
    this.seen = seen;
  }
}

/**
 * Asks `probe` until it answers with a value, and returns that value. `undefined`, `false`, a {@link NotYet}
 * and a thrown error all mean "not yet". When the time is up, the error names what was waited for and what
 * the probe last saw.
 */
export async function waitFor<T>(
  what: string,
  probe: () => T | NotYet | false | undefined | Promise<T | NotYet | false | undefined>,
  { timeoutMs = 60_000, intervalMs = 50, assertPossible }: WaitOptions = {},
): Promise<T> {
  const deadline = performance.now() + timeoutMs;
  for (;;) {
    assertPossible?.();
    const seen = await attempt(probe);
    if (!(seen instanceof NotYet)) {
      return seen;
    }
    if (performance.now() >= deadline) {
      const cause = seen.seen instanceof Error ? { cause: seen.seen } : {};
      throw new Error(`Waited ${timeoutMs} ms for ${what}; last seen: ${describe(seen.seen)}`, cause);
    }
    await delay(intervalMs);
  }
}

async function attempt<T>(
  probe: () => T | NotYet | false | undefined | Promise<T | NotYet | false | undefined>,
): Promise<T | NotYet> {
  try {
    const value = await probe();
    return value === undefined || value === false ? new NotYet(value) : value;
  } catch (error) {
    return new NotYet(error);
  }
}

function describe(seen: unknown): string {
  return seen instanceof Error ? `${seen.name}: ${seen.message}` : inspect(seen, { depth: 6 });
}
