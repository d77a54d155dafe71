import { asError } from "@kubernetes-workshop/kubernetes/base/asError";
import { isRequestError } from "../../session/isRequestError.ts";

/** One task of a clean-up. */
export interface CleanUpTask {
  /** The object, as shown to the learner, such as `Deployment web (default)`. */
  readonly name: string;
  readonly run: () => Promise<unknown>;
}

export interface CleanUpFailure {
  readonly name: string;
  readonly error: Error;
}

/** After one of these, the next request would wait just as long for the same answer. */
const unreachable = ["refused", "timeout", "unknownHost"];

/**
 * Runs one task after another, even if earlier ones fail, as long as the cluster can be reached.
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
