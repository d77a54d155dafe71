import { setTimeout as passes } from "node:timers/promises";
import { Worker } from "node:worker_threads";
import path from "node:path";
import { Agent, fetch } from "undici";
import { ClusterConnection, loadKubeconfig, selectContext } from "../../src/cluster/index.ts";
import type { WorkerAnswer, WorkerRequest } from "../../src/practice/workerMessages.ts";
import { repositoryFolder } from "../support/paths.ts";
import { TemporaryFolder } from "../support/temporaryFolder.ts";
import { waitFor } from "../support/waitFor.ts";

/** A figure and its unit. */
type Figures = Record<string, readonly [value: number, unit: string]>;

const idleMs = 10_000;

/** The practice cluster as the extension runs it: its bundle, in a thread. */
export async function measurePractice(): Promise<Figures> {
  const folder = new TemporaryFolder("practice-bench");
  const before = process.memoryUsage.rss();
  const start = performance.now();
  const thread = new Worker(path.join(repositoryFolder, "dist", "practice.js"));
  const ready = await answerTo(thread, {
    id: 1,
    type: "start",
    schemaFolder: path.join(repositoryFolder, "schemas"),
    kubeconfigPath: path.join(folder.path, "kubeconfig"),
  });
  if (ready.type !== "ready") throw new Error(`The practice cluster did not start: ${JSON.stringify(ready)}`);
  const started = performance.now() - start;

  const config = await loadKubeconfig([ready.kubeconfigPath ?? ""]);
  const connection = new ClusterConnection(() => selectContext(config, config.currentContext));
  await passes(idleMs / 2);
  const cpu = process.cpuUsage();
  await passes(idleMs);
  const { user, system } = process.cpuUsage(cpu);
  const memory = process.memoryUsage.rss() - before;

  const send = sender(ready);
  const applied = performance.now();
  await send("/apis/apps/v1/namespaces/default/deployments", deployment("web", 3));
  await waitFor("three pods to run", async () => (await running(connection)) === 3, { intervalMs: 20 });
  const ran = performance.now() - applied;

  // Pods that no node takes: what is measured is the list.
  for (let each = 0; each < 1000; each++) await send("/api/v1/namespaces/default/pods", unschedulable(each));
  const asked = performance.now();
  await connection.get("/api/v1/namespaces/default/pods");
  const listed = performance.now() - asked;

  connection.dispose();
  await thread.terminate();
  await folder.remove();
  return {
    "practice cluster, start to ready": [started, "ms"],
    "practice cluster, idle CPU": [((user + system) / 1000 / idleMs) * 100, "% of a core"],
    "practice cluster, memory": [memory / 1e6, "MB"],
    "practice cluster, apply to three Running pods": [ran, "ms"],
    "practice cluster, list of 1,000 pods": [listed, "ms"],
  };
}

function answerTo(thread: Worker, request: WorkerRequest): Promise<WorkerAnswer> {
  return new Promise((resolve, reject) => {
    thread.once("error", reject);
    thread.on("message", (answer: WorkerAnswer) => {
      if ("id" in answer && answer.id === request.id) resolve(answer);
    });
    thread.postMessage(request);
  });
}

async function running(connection: ClusterConnection): Promise<number> {
  const list = await connection.get("/api/v1/namespaces/default/pods");
  const { items } = list as { items: { status?: { phase?: string } }[] };
  return items.filter((pod) => pod.status?.phase === "Running").length;
}

/** Creates objects; the connection of the extension only reads. */
function sender({
  server,
  token,
  caPem,
}: Extract<WorkerAnswer, { type: "ready" }>): (collection: string, object: object) => Promise<void> {
  const dispatcher = new Agent({ connect: { ca: caPem } });
  return async (collection: string, object: object): Promise<void> => {
    const response = await fetch(server + collection, {
      method: "POST",
      headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
      body: JSON.stringify(object),
      dispatcher,
    });
    if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
    await response.body?.cancel();
  };
}

const containers = [{ name: "nginx", image: "nginx:1.29" }];

function deployment(name: string, replicas: number): object {
  const labels = { app: name };
  const template = { metadata: { labels }, spec: { containers } };
  const spec = { replicas, selector: { matchLabels: labels }, template };
  return { apiVersion: "apps/v1", kind: "Deployment", metadata: { name }, spec };
}

function unschedulable(index: number): object {
  const spec = { containers, nodeSelector: { nowhere: "true" } };
  return { apiVersion: "v1", kind: "Pod", metadata: { name: `waiting-${index}` }, spec };
}
