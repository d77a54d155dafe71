import { asError } from "@kubernetes-workshop/kubernetes/base/asError";
import { isRequestError } from "../../session/isRequestError.ts";

/** One thing that a clean-up does. */
export interface CleanUpTask {
  /** What it is done to, as people know it: `Deployment web (default)`. */
  readonly name: string;
  readonly run: () => Promise<unknown>;
}

export interface CleanUpFailure {
  readonly name: string;
  readonly error: Error;
}

/** After one of these the next request would wait as long for the same answer. */
const unreachable = ["refused", "timeout", "unknownHost"];

/**
 * Does one task after the other, whatever becomes of those before, as long as the cluster can be reached at all.
 *
 * @returns what failed
 */
export async function runTasks(
  tasks: readonly CleanUpTask[],
  isCancelled: () => boolean,
): Promise<CleanUpFailure[]> {
  const failures: CleanUpFailure[] = [];
  for (const { name, run } of tasks) {
    if (isCancelled()) break;
    try {
      await run();
    } catch (thrown) {
      failures.push({ name, error: asError(thrown) });
      if (isRequestError(thrown) && unreachable.includes(thrown.failure)) break;
    }
  }
  return failures;
}
