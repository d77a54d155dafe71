import { asError } from "./asError.ts";
import type { Disposable } from "./disposable.ts";
import type { Logger } from "./logger.ts";

let log: Pick<Logger, "error"> | undefined;

/**
 * Writes unexpected errors to a log until disposed. Without a log, as in tests, they are thrown asynchronously, which
 * ends the process or fails the test.
 */
export function logUnexpectedErrors(to: Pick<Logger, "error">): Disposable {
  log = to;
  return {
    dispose: () => {
      if (log === to) log = undefined;
    },
  };
}

/** Reports a bug from code that has to continue, such as a loop over listeners. */
export function reportUnexpectedError(thrown: unknown): void {
  const error = asError(thrown);
  if (log) log.error(error);
  else
    setImmediate(() => {
      throw error;
    });
}
