import { setTimeout as passes } from "node:timers/promises";
import path from "node:path";
import { isRecord } from "@kubernetes-workshop/kubernetes/base/record";
import { repositoryFolder } from "@kubernetes-workshop/hosts/paths";
import { PracticeThread } from "kubernetes-practice-cluster/test/support/practiceThread";
import { NotYet, waitFor } from "@kubernetes-workshop/hosts/waitFor";
import { percentile } from "./percentile.ts";

type Figures = Record<string, readonly [value: number, unit: string]>;

const pods = "/api/v1/namespaces/default/pods";
const replicas = 5_000;
const wanted = 4_900;

/** The practice cluster under load: what a `get` takes while it works, and what thousands of pods weigh. */
export async function measurePracticeLoad(): Promise<Figures> {
  const before = process.memoryUsage.rss();
  await using practice = await PracticeThread.start(path.join(repositoryFolder, "dist", "practice.js"));
  const stopping = new AbortController();
  for (let each = 0; each < 10; each++) await practice.request("POST", pods, looping(each));
  for (let each = 0; each < 50; each++) await practice.watch(`${pods}?watch=true`, stopping.signal);

  const probes = new Probes(practice);
  await practice.request("POST", "/apis/apps/v1/namespaces/default/deployments", deployment);
  const began = performance.now();
  await waitFor(
    "the pods",
    async () => (await count(practice)) >= wanted || new NotYet(await count(practice)),
    {
      timeoutMs: 600_000,
      intervalMs: 250,
    },
  );
  const madeMs = performance.now() - began;
  const making = probes.take();
  await passes(10_000);
  const after = probes.take();
  stopping.abort();
  const memory = process.memoryUsage.rss() - before;

  const asked = performance.now();
  await practice.request("GET", pods);
  const listMs = performance.now() - asked;
  probes.take();
  await practice.request("DELETE", "/apis/apps/v1/namespaces/default/deployments/big");
  await waitFor("the pods to go", async () => (await count(practice)) < 20, {
    timeoutMs: 600_000,
    intervalMs: 250,
  });
  const deleting = probes.take();
  await probes.end();
  return {
    "practice: API p95 while 5,000 replicas are made, 50 watches and ten loops": [
      percentile(making, 0.95),
      "ms",
    ],
    "practice: longest API answer meanwhile": [Math.max(...making), "ms"],
    "practice: API p95 after that, while the pods are told where they cannot be": [
      percentile(after, 0.95),
      "ms",
    ],
    "practice: API p95 while they are deleted": [percentile(deleting, 0.95), "ms"],
    "practice: 5,000 replicas made": [madeMs / 1_000, "s"],
    "practice: list of 5,000 pods": [listMs, "ms"],
    "practice: memory with 5,000 pods and 50 watches": [memory / 1e6, "MB"],
  };
}

/** Asks for one object again and again, and notes how long each answer took. */
class Probes {
  private readonly practice: PracticeThread;
  private readonly running: Promise<void>;
  private taken: number[] = [];
  private ended = false;

  constructor(practice: PracticeThread) {
    this.practice = practice;
    this.running = this.run();
  }

  /** What was noted since the last time, in milliseconds. */
  take(): number[] {
    return this.taken.splice(0);
  }

  async end(): Promise<void> {
    this.ended = true;
    await this.running;
  }

  private async run(): Promise<void> {
    while (!this.ended) {
      const asked = performance.now();
      await this.practice.request("GET", "/api/v1/namespaces/default");
      this.taken.push(performance.now() - asked);
      await passes(10);
    }
  }
}

async function count(practice: PracticeThread): Promise<number> {
  const { body } = await practice.request("GET", `${pods}?limit=1`);
  if (!isRecord(body) || !Array.isArray(body["items"])) throw new Error("The answer is no list.");
  const { items, metadata } = body;
  const remaining = isRecord(metadata) ? metadata["remainingItemCount"] : undefined;
  return items.length + (typeof remaining === "number" ? remaining : 0);
}

function looping(index: number): object {
  const command = ["sh", "-c", "while true; do seq 1000; done"];
  const spec = { containers: [{ name: "loop", image: "busybox:1.37", command }] };
  return { apiVersion: "v1", kind: "Pod", metadata: { name: `loop-${index}` }, spec };
}

const labels = { app: "big" };
const deployment = {
  apiVersion: "apps/v1",
  kind: "Deployment",
  metadata: { name: "big" },
  spec: {
    replicas,
    selector: { matchLabels: labels },
    template: { metadata: { labels }, spec: { containers: [{ name: "nginx", image: "nginx:1.29" }] } },
  },
};
