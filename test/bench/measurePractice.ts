import { setTimeout as passes } from "node:timers/promises";
import { Worker } from "node:worker_threads";
import path from "node:path";
import { Agent, fetch } from "undici";
import { ClusterConnection, loadKubeconfig, selectContext } from "../../src/cluster/index.ts";
import { threadLimits } from "kubernetes-practice-cluster/threadLimits";
import type { WorkerAnswer, WorkerRequest } from "kubernetes-practice-cluster/workerMessages";
import { repositoryFolder } from "@kubernetes-workshop/hosts/paths";
import { TemporaryFolder } from "@kubernetes-workshop/hosts/temporaryFolder";
import { waitFor } from "@kubernetes-workshop/hosts/waitFor";

/** A figure and its unit. */
type Figures = Record<string, readonly [value: number, unit: string]>;

const idleMs = 10_000;

/** The practice cluster as the extension runs it: its bundle, in a thread. */
export async function measurePractice(): Promise<Figures> {
  const folder = new TemporaryFolder("practice-bench");
  const before = process.memoryUsage.rss();
  const start = performance.now();
  const thread = new Worker(path.join(repositoryFolder, "dist", "practice.js"), {
    resourceLimits: threadLimits,
  });
  const ready = await answerTo(thread, {
    id: 1,
    type: "start",
    schemaFolder: path.join(repositoryFolder, "dist", "schemas"),
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
  await send("/apis/apps/v1/namespaces/default/deployments", ofApps("Deployment", "web", { replicas: 3 }));
  await waitFor("three pods to run", async () => (await running(connection)) === 3, { intervalMs: 20 });
  const ran = performance.now() - applied;

  for (const [collection, object] of otherKinds) await send(collection, object);
  await passes(idleMs / 2);
  const loaded = process.memoryUsage.rss() - before;

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
    "practice cluster, memory with an object of each of the six kinds": [loaded / 1e6, "MB"],
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

function ofApps(kind: string, name: string, spec: object = {}): object {
  const labels = { app: name };
  const own = {
    selector: { matchLabels: labels },
    template: { metadata: { labels }, spec: { containers } },
    ...spec,
  };
  return { apiVersion: "apps/v1", kind, metadata: { name }, spec: own };
}

function object(apiVersion: string, kind: string, spec: object): object {
  return { apiVersion, kind, metadata: { name: "one" }, spec };
}

const jobSpec = {
  restartPolicy: "Never",
  containers: [{ name: "work", image: "busybox", command: ["true"] }],
};

const otherKinds: readonly (readonly [string, object])[] = [
  ["/api/v1/namespaces/default/pods", object("v1", "Pod", { containers })],
  [
    "/api/v1/namespaces/default/services",
    object("v1", "Service", { selector: { app: "web" }, ports: [{ port: 80 }] }),
  ],
  ["/apis/apps/v1/namespaces/default/replicasets", ofApps("ReplicaSet", "set")],
  ["/apis/apps/v1/namespaces/default/daemonsets", ofApps("DaemonSet", "agent")],
  ["/apis/batch/v1/namespaces/default/jobs", object("batch/v1", "Job", { template: { spec: jobSpec } })],
];

function unschedulable(index: number): object {
  const spec = { containers, nodeSelector: { nowhere: "true" } };
  return { apiVersion: "v1", kind: "Pod", metadata: { name: `waiting-${index}` }, spec };
}
