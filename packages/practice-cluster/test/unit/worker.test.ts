import { repositoryFolder } from "@kubernetes-workshop/hosts/paths";
import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { BroadcastChannel, Worker } from "node:worker_threads";
import { objectAt } from "../../src/api/json.ts";
import type { WorkerAnswer, WorkerRequest } from "../../src/workerMessages.ts";
import { PracticeThread } from "../support/practiceThread.ts";

const worker = join(import.meta.dirname, "../../src/worker.ts");
const extensionlessImports = pathToFileURL(
  join(repositoryFolder, "packages/practice-cluster/src/webernetes/extensionlessImports.ts"),
).href;

/** A module in the cluster's thread with a promise that is rejected on request and that no code handles. */
const stray = `import { BroadcastChannel } from "node:worker_threads";
  new BroadcastChannel("stray").onmessage = () => void Promise.reject(new Error("stray"));`;

/** Assigns a field by name, as third-party code does. */
const probe = `import { BroadcastChannel } from "node:worker_threads";
  const channel = new BroadcastChannel("proto");
  channel.onmessage = () => {
    const object = {};
    object["__proto__"] = { a: 1 };
    channel.postMessage(JSON.stringify(object));
  };
  channel.unref();`;

describe("the thread of the practice cluster", () => {
  it("goes on after work that nobody waits for has failed, and logs it", async () => {
    const thread = new Worker(worker, {
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

  it("takes __proto__ for a name like any other, and keeps what has it", async () => {
    const folder = await mkdtemp(join(tmpdir(), "workshop-proto-"));
    const start = (): Promise<PracticeThread> =>
      PracticeThread.start(worker, { storageFile: join(folder, "kept") }, [
        ...["--import", extensionlessImports],
        ...["--import", `data:text/javascript,${encodeURIComponent(probe)}`],
      ]);
    const configMaps = "/api/v1/namespaces/default/configmaps";
    const data: unknown = JSON.parse('{"__proto__":"1","constructor":"2"}');
    const channel = new BroadcastChannel("proto");
    try {
      {
        await using thread = await start();
        const probed = new Promise<unknown>((resolve) => (channel.onmessage = resolve));
        channel.postMessage("probe");
        assert.equal(((await probed) as { data: unknown }).data, '{"__proto__":{"a":1}}');
        const made = await thread.request("POST", configMaps, { metadata: { name: "odd" }, data });
        assert.equal(made.code, 201);
      }
      await using again = await start();
      const { body } = await again.request("GET", `${configMaps}/odd`);
      assert.equal(JSON.stringify(objectAt(body, "data")), JSON.stringify(data));
    } finally {
      channel.close();
      await rm(folder, { recursive: true });
    }
  });
});
