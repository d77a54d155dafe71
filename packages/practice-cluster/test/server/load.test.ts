import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { build } from "esbuild";
import { listAt, numberAt, objectsAt, stringAt } from "../../src/api/json.ts";
import { PracticeThread } from "../support/practiceThread.ts";
import { NotYet, waitFor } from "@kubernetes-workshop/hosts/waitFor";

const pods = "/api/v1/namespaces/default/pods";
const labels = { app: "huge" };
const template = { metadata: { labels }, spec: { containers: [{ name: "web", image: "nginx:1.29" }] } };
const jobTemplate = {
  spec: {
    restartPolicy: "Never",
    containers: [{ name: "work", image: "busybox:1.37", command: ["sleep", "1000"] }],
  },
};

/** Objects that each ask for 100,000 pods. */
const huge: readonly { readonly kind: string; readonly collection: string; readonly body: object }[] = [
  {
    kind: "Deployment",
    collection: "/apis/apps/v1/namespaces/default/deployments",
    body: { apiVersion: "apps/v1", spec: { replicas: 100_000, selector: { matchLabels: labels }, template } },
  },
  {
    kind: "StatefulSet",
    collection: "/apis/apps/v1/namespaces/default/statefulsets",
    body: {
      apiVersion: "apps/v1",
      spec: {
        replicas: 100_000,
        serviceName: "huge",
        podManagementPolicy: "Parallel",
        selector: { matchLabels: labels },
        template,
      },
    },
  },
  {
    kind: "Job",
    collection: "/apis/batch/v1/namespaces/default/jobs",
    body: {
      apiVersion: "batch/v1",
      spec: { parallelism: 100_000, completions: 100_000, template: jobTemplate },
    },
  },
];

describe("the practice cluster, asked for far too much", function () {
  this.timeout(300_000);
  let folder: string;
  let bundle: string;
  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), "practice-load-"));
    bundle = path.join(folder, "practice.js");
    await build({
      entryPoints: [path.join(import.meta.dirname, "../../src/worker.ts")],
      bundle: true,
      platform: "node",
      format: "esm",
      target: "node22.19",
      outfile: bundle,
      logLevel: "error",
      banner: {
        js: 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);',
      },
    });
  });
  after(() => rm(folder, { recursive: true, force: true }));

  /** Counts the pods without reading all of them. */
  async function countPods(practice: PracticeThread): Promise<number> {
    const { code, body } = await practice.request("GET", `${pods}?limit=1`);
    assert.equal(code, 200);
    return listAt(body, "items").length + (numberAt(body, "metadata", "remainingItemCount") ?? 0);
  }

  async function waitForPods(practice: PracticeThread, what: string, holds: (count: number) => boolean) {
    await waitFor(
      what,
      async () => {
        const count = await countPods(practice);
        return holds(count) ? count : new NotYet(count);
      },
      { timeoutMs: 120_000, intervalMs: 100 },
    );
  }

  for (const { kind, collection, body } of huge)
    it(`answers, stops, and starts again with a ${kind} of 100,000`, async () => {
      const storageFile = path.join(folder, kind, "objects.jsonl");
      {
        await using practice = await PracticeThread.start(bundle, { storageFile });
        const made = await practice.request("POST", collection, {
          kind,
          metadata: { name: "huge" },
          ...body,
        });
        assert.equal(made.code, 201);
        await waitForPods(practice, "a thousand pods", (count) => count >= 1_000);
        assert.equal((await practice.tell({ type: "stop" })).type, "done");
      }
      await using practice = await PracticeThread.start(bundle, { storageFile });
      assert.equal((await practice.request("GET", `${collection}/huge`)).code, 200);
      await waitForPods(practice, "pods again", (count) => count >= 100);
      assert.equal((await practice.request("DELETE", `${collection}/huge`)).code, 200);
      await waitForPods(practice, "the pods to go", (count) => count === 0);
      const small = { ...template, metadata: { labels: { app: "small" } } };
      const spec = { replicas: 1, selector: { matchLabels: { app: "small" } }, template: small };
      const deployment = { apiVersion: "apps/v1", kind: "Deployment", metadata: { name: "small" }, spec };
      await practice.request("POST", "/apis/apps/v1/namespaces/default/deployments", deployment);
      await waitFor(
        "a pod to run as ever",
        async () => {
          const { body: list } = await practice.request("GET", pods);
          return objectsAt(list, "items").some((pod) => stringAt(pod, "status", "phase") === "Running");
        },
        { timeoutMs: 60_000 },
      );
      assert.equal((await practice.tell({ type: "stop" })).type, "done");
    });

  it("refuses what is beyond its size, and says so to the controller and on the object", async () => {
    await using practice = await PracticeThread.start(bundle);
    const [deployment] = huge;
    assert.ok(deployment);
    await practice.request("POST", deployment.collection, {
      kind: "Deployment",
      metadata: { name: "huge" },
      ...deployment.body,
    });
    const spec = { containers: [{ name: "one", image: "nginx:1.29" }] };
    const refusal = await waitFor(
      "a refusal",
      async () => {
        const pod = { apiVersion: "v1", kind: "Pod", metadata: { generateName: "one-" }, spec };
        const answer = await practice.request("POST", `${pods}?dryRun=All`, pod);
        return answer.code === 403 ? answer : new NotYet(answer.code);
      },
      { timeoutMs: 120_000, intervalMs: 200 },
    );
    assert.match(
      stringAt(refusal.body, "message") ?? "",
      /^pods "one-\w{5}" is forbidden: the practice cluster holds at most 5,000 pods; this is its own limit/,
    );
    await waitFor("the condition of the ReplicaSet", async () => {
      const { body } = await practice.request("GET", "/apis/apps/v1/namespaces/default/replicasets");
      const [set] = objectsAt(body, "items");
      const condition = objectsAt(set, "status", "conditions").find(({ type }) => type === "ReplicaFailure");
      return condition?.["reason"] === "FailedCreate" ? true : new NotYet(condition);
    });
    const { body: events } = await practice.request("GET", "/api/v1/namespaces/default/events");
    assert.ok(objectsAt(events, "items").some(({ reason }) => reason === "FailedCreate"));
    const many = {
      containers: Array.from({ length: 1_000 }, (_, each) => ({ name: `c${each}`, image: "nginx" })),
    };
    const pod = { apiVersion: "v1", kind: "Pod", metadata: { name: "many" }, spec: many };
    assert.equal((await practice.request("POST", pods, pod)).code, 403);
  });
});
