// Reads a large cluster as the extension host does, with the tree's model in a plain Node process. Commands arrive by IPC.
import { readFileSync } from "node:fs";
import { KubeConfig } from "@kubernetes/client-node";
import { ApiClusterSource } from "../../../src/cluster/apiClusterSource.ts";
import { ClusterTree } from "../../../src/clusterTree/clusterTree.ts";
import type { ClusterElement, NodeElement } from "../../../src/clusterTree/elements.ts";
import { rowOf } from "../../../src/clusterTree/rows/row.ts";
import { CountingConnection } from "./countingConnection.ts";
import type { Answered, Asked, ReaderAccess, ReaderCommands } from "./readerCommands.ts";

type Result<C extends keyof ReaderCommands> = ReturnType<ReaderCommands[C]>;
type Commands = {
  readonly [C in keyof ReaderCommands]: (
    ...asked: Parameters<ReaderCommands[C]>
  ) => Result<C> | Promise<Result<C>>;
};

/** The rows that a view of ordinary height draws. */
const drawnRows = 40;

const log = { debug: () => undefined, info: () => undefined, warn: console.error, error: console.error };
const changed = new Map<string, number>();
let connection: CountingConnection | undefined;
let tree: ClusterTree | undefined;
let expanded: NodeElement[] = [];

const commands: Commands = {
  memory: () => {
    for (let each = 0; each < 3; each++) globalThis.gc?.();
    return process.memoryUsage.rss();
  },
  connect,
  expand,
  keep,
  problems,
  changes: () => Object.fromEntries(changed),
  processor: () => {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1000;
  },
  show: (isShown) => (connected().isShown = isShown),
  requests: () => ({ sent: connection?.sent ?? 0, open: connection?.open ?? 0 }),
  end: () => {
    tree?.dispose();
    connection?.dispose();
    // The answer is sent first.
    setImmediate(() => process.disconnect());
    return true;
  },
};

process.on("message", (asked: Asked) => void answer(asked));

async function answer({ id, command, argument }: Asked): Promise<void> {
  try {
    const run = commands[command] as (argument: unknown) => unknown;
    process.send?.({ id, result: await run(argument) } satisfies Answered);
  } catch (error) {
    process.send?.({ id, error: String(error) } satisfies Answered);
  }
}

async function connect(access: ReaderAccess): Promise<Result<"connect">> {
  const began = performance.now();
  connection = new CountingConnection(() => configOf(access));
  tree = new ClusterTree(new ApiClusterSource(connection, log));
  tree.onDidChange((element) => void draw(element));
  await firstNodes();
  const first = performance.now() - began;
  // To find a node, the tree waits for all of them.
  await tree.findNode("none");
  return { first, all: performance.now() - began };
}

/** Draws the first nodes: in a large cluster, those below the first group. */
async function firstNodes(): Promise<NodeElement[]> {
  const roots = await connected().roots();
  const group = roots.find(({ type }) => type === "nodeGroup");
  const rows = group ? await connected().children(group) : roots;
  for (const row of [...roots, ...rows].slice(0, drawnRows)) rowOf(row);
  return rows.filter((row) => row.type === "node");
}

async function expand(count: number): Promise<number[]> {
  const roots = await connected().roots();
  const nodes = roots.flatMap((row) =>
    row.type === "nodeGroup" ? row.nodes : row.type === "node" ? [row] : [],
  );
  const times: number[] = [];
  for (let each = 0; each < count; each++) {
    const node = nodes[Math.floor((each * nodes.length) / count)];
    if (!node) throw new Error("There are no nodes.");
    const began = performance.now();
    const children = await connected().children(node);
    for (const row of children.slice(0, drawnRows)) rowOf(row);
    times.push(performance.now() - began);
    if (!children.some(({ type }) => type === "pod")) throw new Error(`${node.summary.name} has no pods.`);
    expanded.push(node);
  }
  return times;
}

async function keep(count: number): Promise<string[]> {
  for (const node of expanded.slice(count)) connected().collapse(node);
  expanded = expanded.slice(0, count);
  const children = await Promise.all(expanded.map((node) => connected().children(node)));
  return children.flat().flatMap((child) => (child.type === "pod" ? [child.summary.uid] : []));
}

async function problems(): Promise<Result<"problems">> {
  const shown = connected();
  const began = performance.now();
  shown.filter = { onlyProblems: true };
  const group = (await shown.roots()).find((row) => row.type === "problemGroup" && row.of === "pods");
  if (!group) throw new Error("There is no group of pods.");
  const children = await shown.children(group);
  for (const row of children) rowOf(row);
  return { ms: performance.now() - began, pods: children.length };
}

/** Does what the view does when an element changes. */
async function draw(element: ClusterElement | undefined): Promise<void> {
  if (!element) {
    await firstNodes();
    return;
  }
  rowOf(element);
  if (element.type === "pod") changed.set(element.summary.uid, performance.timeOrigin + performance.now());
  if (element.type !== "node" || !expanded.includes(element)) return;
  for (const row of await connected().children(element)) rowOf(row);
}

function connected(): ClusterTree {
  if (!tree) throw new Error("The reader is not connected.");
  return tree;
}

function configOf({ server, caFile, token }: ReaderAccess): KubeConfig {
  const config = new KubeConfig();
  config.loadFromOptions({
    clusters: [{ name: "large", server, caData: readFileSync(caFile, "base64") }],
    users: [{ name: "admin", token }],
    contexts: [{ name: "large", cluster: "large", user: "admin" }],
    currentContext: "large",
  });
  return config;
}
