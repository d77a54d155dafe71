/** Whether a check holds. */
export interface Outcome {
  readonly holds: boolean;
  /** When it will hold if nothing changes until then, in milliseconds since 1970. */
  readonly holdsAt?: number;
}

export const no: Outcome = { holds: false };

/** An outcome that needs nothing but what is now. */
export function isSo(holds: boolean): Outcome {
  return { holds };
}

/** Holds from a time on. */
export function from(at: number, now: number): Outcome {
  return now >= at ? { holds: true } : { holds: false, holdsAt: at };
}
