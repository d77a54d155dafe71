import { asError } from "./asError.ts";
import type { Disposable } from "./disposable.ts";
import type { Logger } from "./logger.ts";

let log: Pick<Logger, "error"> | undefined;

/**
 * Has errors written to a log that nobody is there to catch, until disposed. Where nobody asks for it, as in a test,
 * they are thrown on their own, which ends the process or the test.
 */
export function logUnexpectedErrors(to: Pick<Logger, "error">): Disposable {
  log = to;
  return {
    dispose: () => {
      if (log === to) log = undefined;
    },
  };
}

/** Tells of a mistake in the program in a place that must go on all the same, such as among listeners. */
export function reportUnexpectedError(thrown: unknown): void {
  const error = asError(thrown);
  if (log) log.error(error);
  else
    setImmediate(() => {
      throw error;
    });
}
