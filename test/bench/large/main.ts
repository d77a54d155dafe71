/**
 * Measures the tree of a large cluster: its model in a plain Node process, against etcd and the API server of a real
 * control plane. Run by hand, because the cluster takes some 10 GB of memory; it is kept in `.artifacts/large/`.
 *
 * Usage: npm run bench:large [-- --nodes 500 --pods 15000]
 */
import { loadavg } from "node:os";
import { setTimeout as passes } from "node:timers/promises";
import { parseArgs } from "node:util";
import { printFigure } from "../figure.ts";
import { percentile } from "../percentile.ts";
import { startLargeCluster } from "./largeCluster.ts";
import { PodChanges } from "./podChanges.ts";
import { ReaderProcess } from "./readerProcess.ts";

const { values } = parseArgs({
  options: { nodes: { type: "string", default: "5000" }, pods: { type: "string", default: "150000" } },
});
const size = { nodes: Number(values.nodes), pods: Number(values.pods) };
const expansions = 40;
const kept = 3;
const loadSeconds = 20;
const hiddenSeconds = 10;

await using cluster = await startLargeCluster(size, (line) => process.stderr.write(`${line}\n`));
const { server, caFile, adminToken: token } = cluster.plane;
const print = (name: string, value: number, unit: string): void =>
  printFigure({ name: `${size.nodes} nodes, ${size.pods} pods, tree's model: ${name}`, value, unit });

for (let round = 0; round < 3; round++) {
  await using fresh = new ReaderProcess();
  const idle = await fresh.ask("processor", undefined);
  const { first, all } = await fresh.ask("connect", { server, caFile, token });
  print("connect to first nodes", first, "ms");
  print("connect to all nodes", all, "ms");
  print("processor to connect to all nodes", (await fresh.ask("processor", undefined)) - idle, "ms");
}

{
  await using fresh = new ReaderProcess();
  const none = await fresh.ask("memory", undefined);
  await fresh.ask("connect", { server, caFile, token });
  const began = await fresh.ask("processor", undefined);
  const { ms, pods } = await fresh.ask("problems", undefined);
  print("all problem pods, first time", ms, "ms");
  print("problem pods", pods, "");
  print("processor to find them", (await fresh.ask("processor", undefined)) - began, "ms");
  print(
    "memory above an empty process with these",
    ((await fresh.ask("memory", undefined)) - none) / 1e6,
    "MB",
  );
}

await using reader = new ReaderProcess();
const empty = await reader.ask("memory", undefined);
await reader.ask("connect", { server, caFile, token });
const times = await reader.ask("expand", expansions);
print("expand a node to its pods, median", percentile(times, 0.5), "ms");
print("expand a node to its pods, p95", percentile(times, 0.95), "ms");
const uids = await reader.ask("keep", kept);
await passes(2000);
print(
  `memory above an empty process, ${kept} nodes open`,
  ((await reader.ask("memory", undefined)) - empty) / 1e6,
  "MB",
);

const changes = new PodChanges(cluster);
const open = uids.map((uid) => parseInt(uid.slice(-12), 16));
const delays: number[] = [];
for (let each = 0; each < 60; each++) {
  const index = open[each % open.length] ?? 0;
  const at = await changes.change([index]);
  await passes(150);
  const seen = (await reader.ask("changes", undefined))[uids[each % open.length] ?? ""];
  if (seen === undefined || seen < at) throw new Error("A change did not arrive.");
  delays.push(seen - at);
}
print("change in etcd to the tree, median", percentile(delays, 0.5), "ms");
print("change in etcd to the tree, p95", percentile(delays, 0.95), "ms");

let at = 0;
const isOpen = new Set(open);
await measureLoad("none of it expanded", () => {
  do at = (at + 7919) % size.pods;
  while (isOpen.has(at));
  return at;
});
await measureLoad(`all of it in the ${kept} expanded nodes`, () => open[at++ % open.length] ?? 0);

await reader.ask("show", false);
await passes(1000);
const before = await reader.ask("requests", undefined);
await changes.load(100, hiddenSeconds, () => (at += 7919) % size.pods);
const after = await reader.ask("requests", undefined);
print(`requests in ${hiddenSeconds} s while hidden`, after.sent - before.sent, "");
print("watches while hidden", after.open, "");
print(
  "memory at the end above an empty process",
  ((await reader.ask("memory", undefined)) - empty) / 1e6,
  "MB",
);
print("load of the machine, one minute", loadavg()[0] ?? NaN, "");

async function measureLoad(where: string, nextIndex: () => number): Promise<void> {
  const started = await reader.ask("processor", undefined);
  const began = performance.now();
  const rate = await changes.load(500, loadSeconds, nextIndex);
  const used = (await reader.ask("processor", undefined)) - started;
  print(`changes a second, ${where}`, rate, "/s");
  print(`processor under these, ${where}`, (100 * used) / (performance.now() - began), "%");
}
