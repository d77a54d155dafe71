import type { Cluster, V1Node } from "@ngrok/webernetes";
import type { Logger } from "../../base/logger.ts";
import type { ApiObject } from "../objectApi.ts";
import { Journal } from "./journal.ts";
import { keptValue } from "./keptObjects.ts";

const prefix = "/registry/";
const nodePrefix = "/registry/nodes/";

/** What users made of a cluster, kept in a file: written as it happens, and put back at the next start. */
export class ClusterStorage {
  private readonly journal: Journal;
  private readonly entries: Map<string, string>;
  private readonly log: Logger;

  constructor(file: string, log: Logger) {
    const { journal, entries } = Journal.open(file);
    this.journal = journal;
    this.entries = new Map(entries);
    this.log = log;
  }

  /** Gives a node back its labels, annotations, taints and whether it is cordoned. */
  restoreNode(node: V1Node): void {
    const stored = this.stored(`${nodePrefix}${node.metadata?.name ?? ""}`);
    if (!stored || !node.metadata || !node.spec) return;
    const { spec } = stored;
    node.metadata.labels = { ...node.metadata.labels, ...stored.metadata.labels };
    node.metadata.annotations = { ...node.metadata.annotations, ...stored.metadata.annotations };
    if (typeof spec !== "object" || spec === null) return;
    const cordon = "unschedulable" in spec && spec.unschedulable === true ? { unschedulable: true } : {};
    const taints: readonly unknown[] = "taints" in spec && Array.isArray(spec.taints) ? spec.taints : [];
    Object.assign(node.spec, cordon, { taints: taints.filter(isOfUsers) });
  }

  /** Puts everything else back into etcd; to be called before controllers look at it. */
  async restoreObjects(cluster: Cluster): Promise<void> {
    for (const [key, value] of this.entries) {
      if (!key.startsWith(nodePrefix)) await cluster.etcd.put(key).value(value);
    }
  }

  /** Stores from now on. etcd tells its watchers before the writer hears of its success. */
  follow(cluster: Cluster): void {
    const watcher = cluster.etcd.watch().prefix(prefix).watcher();
    watcher.on("put", (kv: { key: Buffer; value: Buffer }) => this.put(String(kv.key), String(kv.value)));
    watcher.on("delete", (kv: { key: Buffer }) => this.drop(String(kv.key)));
  }

  clear(): void {
    this.entries.clear();
    this.journal.clear();
  }

  close(): void {
    this.journal.close();
  }

  private put(key: string, value: string): void {
    const object = parse(value);
    const kept = object && keptValue(key, object);
    if (kept === undefined) this.drop(key);
    else if (this.entries.get(key) !== kept) {
      this.entries.set(key, kept);
      this.write(() => this.journal.set(key, kept));
    }
  }

  private drop(key: string): void {
    if (this.entries.delete(key)) this.write(() => this.journal.delete(key));
  }

  private write(write: () => void): void {
    try {
      write();
    } catch (error) {
      this.log.error(`The practice cluster could not store a change: ${String(error)}`);
    }
  }

  private stored(key: string): ApiObject | undefined {
    const value = this.entries.get(key);
    return value === undefined ? undefined : parse(value);
  }
}

/** Taints that the control plane sets tell of a state that has passed. */
function isOfUsers(taint: unknown): boolean {
  const key = typeof taint === "object" && taint !== null && "key" in taint ? String(taint.key) : "";
  return !key.startsWith("node.kubernetes.io/");
}

function parse(value: string): ApiObject | undefined {
  try {
    const parsed: unknown = JSON.parse(value);
    const isObject =
      typeof parsed === "object" && parsed !== null && "metadata" in parsed && "kind" in parsed;
    return isObject ? (parsed as ApiObject) : undefined;
  } catch {
    // Not an object: the ranges of addresses are stored as bytes.
    return undefined;
  }
}
