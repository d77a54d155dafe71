import assert from "node:assert/strict";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { BroadcastChannel, Worker } from "node:worker_threads";
import type { WorkerAnswer, WorkerRequest } from "../../../src/practice/workerMessages.ts";

const root = join(import.meta.dirname, "../../..");
const extensionlessImports = pathToFileURL(join(root, "scripts/extensionlessImports.ts")).href;

/** Loaded beside the cluster: something in its thread that fails, when told to, while nobody waits for it. */
const stray = `import { BroadcastChannel } from "node:worker_threads";
  new BroadcastChannel("stray").onmessage = () => void Promise.reject(new Error("stray"));`;

describe("the thread of the practice cluster", () => {
  it("goes on after work that nobody waits for has failed, and logs it", async () => {
    const thread = new Worker(join(root, "src/practice/worker.ts"), {
      execArgv: [
        ...["--import", extensionlessImports],
        ...["--import", `data:text/javascript,${encodeURIComponent(stray)}`],
      ],
    });
    const channel = new BroadcastChannel("stray");
    const failed = new Promise<never>((_, reject) => thread.on("error", reject));
    const heard = (wanted: (answer: WorkerAnswer) => boolean): Promise<WorkerAnswer> => {
      const answered = new Promise<WorkerAnswer>((resolve) =>
        thread.on("message", (answer: WorkerAnswer) => wanted(answer) && resolve(answer)),
      );
      return Promise.race([answered, failed]);
    };
    const ask = async (id: number): Promise<void> => {
      const request: WorkerRequest = { id, type: "startNode", name: "none" };
      const done = heard((answer) => answer.type === "done" && answer.id === id);
      thread.postMessage(request);
      await done;
    };
    try {
      await ask(1);
      const logged = heard((answer) => answer.type === "log" && answer.level === "error");
      channel.postMessage("fail");
      const answer = await logged;
      assert.match(answer.type === "log" ? answer.text : "", /^Error: stray\n +at /, "with its stack");
      await ask(2);
    } finally {
      channel.close();
      await thread.terminate();
    }
  });
});
