import type { Cluster, V1Node } from "@ngrok/webernetes";
import { asError } from "@kubernetes-workshop/kubernetes/base/asError";
import type { Logger } from "@kubernetes-workshop/kubernetes/base/logger";
import { isRecord } from "@kubernetes-workshop/kubernetes/base/record";
import { listAt, stringAt } from "../api/json.ts";
import type { ApiObject } from "../objectApi.ts";
import { beforeWrites, continueRevisions, type Write } from "../webernetes/beforeWrites.ts";
import { DamagedRecords } from "./damagedRecords.ts";
import { Journal, type JournalOptions } from "./journal.ts";
import { encodeRecord, type JournalRecord } from "./journalRecord.ts";
import { keptValue } from "./keptObjects.ts";
import { missingNamespaces } from "./missingNamespaces.ts";
import { type SetAside, setAsideLast } from "./setAside.ts";
import { StorageFailure } from "./storageFailure.ts";

const prefix = "/registry/";
const nodePrefix = "/registry/nodes/";
/** The key of the number of starts, which keeps each resource version unique across starts. */
const startsKey = "/practice/starts";
const revisionsPerStart = 10_000_000;
const lookEveryMs = 2_000;
const restoredPerTurn = 200;

export interface ClusterStorageOptions extends Omit<JournalOptions, "log"> {
  /** How many of the most recently changed objects to set aside in a file instead of restoring them. 0 by default. */
  readonly setAside?: number;
  /** The number of earlier starts, in case the file does not contain it. */
  readonly startsBefore?: number;
  /** Called as soon as objects have been set aside. */
  readonly onSetAside?: (setAside: SetAside) => void;
}

/** Persists the objects that users create. Each change is stored before it is made, and restored at the next start. */
export class ClusterStorage {
  /** The number of starts, including this one. */
  readonly starts: number;
  private readonly file: string;
  private readonly journal: Journal;
  private readonly log: Logger;
  /** Keys of objects that are not restored, but could not be written to another file, so the storage still has them. */
  private readonly withheld = new Set<string>();
  private readonly generations = new Map<string, number>();
  private isFailing = false;
  private looking: NodeJS.Timeout | undefined;

  constructor(file: string, log: Logger, options: ClusterStorageOptions = {}) {
    this.file = file;
    this.log = log;
    this.journal = Journal.open(file, { ...options, log });
    this.dropStrangers();
    if (options.setAside) this.setAside(options.setAside, options.onSetAside);
    this.starts = Math.max(Number(this.journal.entries.get(startsKey) ?? 0), options.startsBefore ?? 0) + 1;
    this.tryTo(() => this.journal.apply([change(startsKey, String(this.starts))]));
  }

  /**
   * The latest time at which the API server is known to have written an object, in milliseconds since 1970, or 0 if
   * there is none. The simulation's time starts no earlier, even if the machine's clock was set back: schedules, TTLs
   * and deadlines that count from a future time would not expire.
   */
  latestTime(): number {
    let latest = 0;
    for (const [key, value] of this.journal.entries)
      if (key.startsWith(prefix)) latest = Math.max(latest, writtenAt(parse(value)));
    return latest;
  }

  /** Restores a node's labels, annotations and taints, and whether it is cordoned. */
  restoreNode(node: V1Node): void {
    const key = `${nodePrefix}${node.metadata?.name ?? ""}`;
    const stored = this.withheld.has(key) ? undefined : parse(this.journal.entries.get(key));
    if (!stored || !node.metadata || !node.spec) return;
    const { spec } = stored;
    node.metadata.labels = { ...node.metadata.labels, ...stored.metadata.labels };
    node.metadata.annotations = { ...node.metadata.annotations, ...stored.metadata.annotations };
    if (typeof spec !== "object" || spec === null) return;
    const cordon = "unschedulable" in spec && spec.unschedulable === true ? { unschedulable: true } : {};
    const taints: readonly unknown[] = "taints" in spec && Array.isArray(spec.taints) ? spec.taints : [];
    Object.assign(node.spec, cordon, { taints: taints.filter(isOfUsers) });
  }

  /** Restores all other objects to etcd. Call it before controllers start. */
  async restoreObjects(cluster: Cluster): Promise<void> {
    continueRevisions(cluster, this.starts * revisionsPerStart);
    const kept = [...this.journal.entries].filter(
      ([key]) => key.startsWith(prefix) && !key.startsWith(nodePrefix) && !this.withheld.has(key),
    );
    let restored = 0;
    for (const [key, value] of [...missingNamespaces(kept), ...kept]) {
      try {
        await cluster.etcd.put(key).value(value);
      } catch (error) {
        this.log.error(`${key} cannot be put back: ${asError(error).message}`);
        this.dropDamaged([key]);
      }
      const generation = parse(value)?.metadata.generation;
      if (generation !== undefined) this.generations.set(key, generation);
      // Lets the thread report progress to the caller that waits for the start.
      if (++restored % restoredPerTurn === 0) await new Promise((resolve) => setImmediate(resolve));
    }
  }

  /** Starts to store changes. A change that cannot be stored is refused and not written to etcd. */
  follow(cluster: Cluster): void {
    beforeWrites(cluster, (writes) => this.admit(writes));
    this.looking = setInterval(() => this.tryTo(() => this.journal.check()), lookEveryMs).unref();
  }

  close(): void {
    clearInterval(this.looking);
    this.journal.close();
  }

  private admit(writes: readonly Write[]): void {
    const changes = writes.flatMap((write) => this.changeOf(write) ?? []);
    if (changes.length === 0) return;
    try {
      this.journal.apply(changes);
    } catch (error) {
      const failure = new StorageFailure(this.file, error);
      this.failed(failure);
      throw failure;
    }
    this.succeeded();
  }

  private changeOf({ key, value }: Write): JournalRecord | undefined {
    if (!key.startsWith(prefix)) return undefined;
    const object = parse(value);
    const kept = object && keptValue(key, object);
    const before = this.journal.entries.get(key);
    if (kept === before) return undefined;
    if (kept === undefined) {
      this.generations.delete(key);
      return change(key, undefined);
    }
    // A status update by a controller does not count as a recent change.
    const generation = object?.metadata.generation;
    const keepsPlace = generation !== undefined && this.generations.get(key) === generation;
    if (generation !== undefined) this.generations.set(key, generation);
    return { key, value: kept, keepsPlace: keepsPlace && before !== undefined };
  }

  /** Sets aside entries that are not objects or have no valid etcd key. */
  private dropStrangers(): void {
    const strangers = [...this.journal.entries].filter(
      ([key, value]) =>
        key !== startsKey && (!key.startsWith(prefix) || key === prefix || parse(value) === undefined),
    );
    this.dropDamaged(strangers.map(([key]) => key));
  }

  private dropDamaged(keys: readonly string[]): void {
    if (keys.length === 0) return;
    const damaged = new DamagedRecords(`${this.file}.damaged`, this.log);
    for (const key of keys) damaged.add(encodeRecord(change(key, this.journal.entries.get(key))));
    if (damaged.close()) this.forget(keys);
    else for (const key of keys) this.withheld.add(key);
  }

  private setAside(count: number, onSetAside: ClusterStorageOptions["onSetAside"]): void {
    const objects = [...this.journal.entries].flatMap(([key, value]) => {
      // A node exists anyway; only a few of its fields are stored.
      const isObject = key.startsWith(prefix) && !key.startsWith(nodePrefix);
      const object = isObject ? parse(value) : undefined;
      return object ? [{ key, object }] : [];
    });
    const { setAside, keys } = setAsideLast(objects, count, this.file, this.log);
    if (!setAside) return;
    onSetAside?.(setAside);
    if (setAside.file !== undefined) this.forget(keys);
    else for (const key of keys) this.withheld.add(key);
  }

  private forget(keys: readonly string[]): void {
    try {
      this.journal.apply(keys.map((key) => change(key, undefined)));
    } catch (error) {
      this.failed(asError(error));
      for (const key of keys) this.withheld.add(key);
    }
  }

  private tryTo(write: () => void): void {
    try {
      write();
    } catch (error) {
      this.failed(new StorageFailure(this.file, error));
      return;
    }
    this.succeeded();
  }

  /** Logs a failure once, not for each refused change. */
  private failed(error: Error): void {
    if (!this.isFailing) this.log.error(`The practice cluster takes no changes now: ${error.message}`);
    this.isFailing = true;
  }

  private succeeded(): void {
    if (this.isFailing) this.log.info("The practice cluster stores changes again.");
    this.isFailing = false;
  }
}

function change(key: string, value: string | undefined): JournalRecord {
  return { key, value, keepsPlace: false };
}

/**
 * The time of the last write of an object, by the times that the server sets: that of its creation and those of its
 * managed fields. Clients can set any other time freely, and those of managed fields only by replacing the list.
 */
function writtenAt(object: ApiObject | undefined): number {
  const managed = listAt(object, "metadata", "managedFields").map((entry) => stringAt(entry, "time"));
  const times = [object?.metadata.creationTimestamp, ...managed].map((time) => Date.parse(time ?? ""));
  return Math.max(0, ...times.filter((time) => Number.isFinite(time)));
}

/** Whether a user set a taint. Taints that the control plane sets describe a state from before the restart. */
function isOfUsers(taint: unknown): boolean {
  const key = typeof taint === "object" && taint !== null && "key" in taint ? String(taint.key) : "";
  return !key.startsWith("node.kubernetes.io/");
}

function parse(value: string | undefined): ApiObject | undefined {
  if (value === undefined) return undefined;
  try {
    const parsed: unknown = JSON.parse(value);
    return isApiObject(parsed) ? parsed : undefined;
  } catch {
    // Not an object: address ranges are stored as bytes.
    return undefined;
  }
}

function isApiObject(value: unknown): value is ApiObject {
  return (
    isRecord(value) &&
    typeof value["kind"] === "string" &&
    typeof value["apiVersion"] === "string" &&
    isRecord(value["metadata"]) &&
    typeof value["metadata"]["name"] === "string"
  );
}
