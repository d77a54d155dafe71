import { setTimeout as delay } from "node:timers/promises";
import { inspect } from "node:util";

/** The timeout and polling interval. */
export interface WaitOptions {
  readonly timeoutMs?: number;
  readonly intervalMs?: number;
  /** Throws when waiting is pointless, for example because a program has exited. */
  readonly assertPossible?: () => void;
}

/** The result of a probe that has to be repeated; `seen` appears in the error. */
export class NotYet {
  readonly seen: unknown;
  constructor(seen: unknown) {
    this.seen = seen;
  }
}

/**
 * Calls `probe` until it returns a value, and returns that value. `undefined`, `false`, a {@link NotYet} and a thrown
 * error all mean "not yet". On timeout, the error names the awaited thing and what the probe last saw.
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
