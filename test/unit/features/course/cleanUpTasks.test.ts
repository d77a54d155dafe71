import assert from "node:assert/strict";
import { RequestError, type RequestFailure } from "../../../../src/cluster/requestError.ts";
import { runTasks } from "../../../../src/features/course/cleanUpTasks.ts";

/** Runs tasks of these names; those that have an error fail with it. Answers with what was done and what failed. */
async function run(
  tasks: Record<string, Error | undefined>,
  isCancelled: (done: readonly string[]) => boolean = () => false,
): Promise<{ done: string[]; failed: string[] }> {
  const done: string[] = [];
  const failures = await runTasks(
    Object.entries(tasks).map(([name, error]) => ({
      name,
      run: () => {
        if (error) return Promise.reject(error);
        done.push(name);
        return Promise.resolve();
      },
    })),
    () => isCancelled(done),
  );
  return { done, failed: failures.map(({ name, error }) => `${name}: ${error.message}`) };
}
const refusal = (failure: RequestFailure): Error => new RequestError(failure, failure);

describe("runTasks", () => {
  it("does the rest where a node runs in another window, or the server refuses something", async () => {
    const tasks = {
      "Node a": new Error("The practice cluster runs in another window"),
      "Pod b": undefined,
      "Job c": refusal("forbidden"),
      "Job d": refusal("conflict"),
      "Service e": undefined,
    };
    assert.deepEqual(await run(tasks), {
      done: ["Pod b", "Service e"],
      failed: ["Node a: The practice cluster runs in another window", "Job c: forbidden", "Job d: conflict"],
    });
  });

  it("ends where the cluster cannot be reached, or somebody has enough", async () => {
    assert.deepEqual(await run({ a: undefined, b: refusal("timeout"), c: undefined }), {
      done: ["a"],
      failed: ["b: timeout"],
    });
    assert.deepEqual(await run({ a: undefined, b: undefined }, (done) => done.length > 0), {
      done: ["a"],
      failed: [],
    });
  });
});
