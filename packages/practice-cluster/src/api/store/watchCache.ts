import { servedKinds } from "../../kinds/servedKinds.ts";
import type { ApiObject } from "../../objectApi.ts";
import type { Etcd, EtcdKeyValue, EtcdWatcher } from "./etcd.ts";
import { Collection } from "./collection.ts";
import { parseStored } from "./storedObject.ts";

const expiring = new Set(servedKinds.flatMap(({ storage, rules }) => (rules.expires ? [storage] : [])));

const root = "/registry/";
/** Number of events kept for watches that start in the past; an older start gets 410 Expired. */
const windowSize = 5_000;
const compactEvery = 500;

export interface StoreEvent {
  readonly revision: number;
  readonly type: "ADDED" | "MODIFIED" | "DELETED";
  readonly object: ApiObject;
  /** The object before the change; absent for ADDED. */
  readonly previous?: ApiObject;
}

/**
 * All objects, parsed once, and their latest changes, as in the API server's watch cache. It serves lists and watches:
 * the simulated etcd forgets old revisions too soon for a watch to start from one.
 * https://kubernetes.io/docs/reference/using-api/api-concepts/#efficient-detection-of-changes
 */
export class WatchCache {
  readonly #etcd: Etcd;
  readonly #collections = new Map<string, Collection>();
  readonly #events: { prefix: string; event: StoreEvent }[] = [];
  readonly #listeners = new Map<string, Set<(event: StoreEvent) => void>>();
  readonly #everything = new Set<(event: StoreEvent) => void>();
  readonly #watcher: EtcdWatcher;
  #revision: number;
  /** The revision up to which changes have been dropped. */
  #oldest: number;
  #sinceCompaction = 0;

  private constructor(etcd: Etcd, revision: number, watcher: EtcdWatcher) {
    this.#etcd = etcd;
    this.#revision = revision;
    this.#oldest = revision;
    this.#watcher = watcher;
    watcher.on("put", (kv) => this.#put(kv));
    watcher.on("delete", (kv) => this.#remove(kv));
  }

  static async open(etcd: Etcd): Promise<WatchCache> {
    const { header, kvs } = await etcd.getAll().prefix(root).exec();
    const revision = Number(header.revision);
    const watcher = etcd
      .watch()
      .prefix(root)
      .startRevision(String(revision + 1))
      .watcher();
    const cache = new WatchCache(etcd, revision, watcher);
    for (const kv of kvs) {
      const object = parseStored(kv.value.toString(), kv.mod_revision);
      if (object)
        cache.#collection(prefixOf(kv.key.toString())).set(kv.key.toString(), object, kv.value.length);
    }
    await new Promise<void>((resolve, reject) => {
      watcher.on("connected", resolve);
      watcher.on("error", reject);
    });
    return cache;
  }

  get revision(): number {
    return this.#revision;
  }

  get(key: string): ApiObject | undefined {
    return this.#collection(prefixOf(key)).get(key);
  }

  /** The objects below a storage prefix, sorted by key. They are shared: copy one before changing it. */
  list(prefix: string, namespace?: string): ApiObject[] {
    return this.#collection(prefix).list(namespace === undefined ? "" : `${root}${prefix}/${namespace}/`);
  }

  /** The objects whose controller has this uid; for an empty uid, the objects without a controller. They are shared. */
  ownedBy(prefix: string, uid: string): ApiObject[] {
    return this.#collection(prefix).ownedBy(uid);
  }

  /** Number of objects below a storage prefix. */
  count(prefix: string): number {
    return this.#collection(prefix).size;
  }

  /** The oldest objects below a storage prefix, in order of creation. */
  oldest(prefix: string, most: number): ApiObject[] {
    return this.#collection(prefix).values().slice(0, most);
  }

  /** Number and total size of all objects, except those of kinds that expire. */
  size(): { readonly objects: number; readonly bytes: number } {
    let objects = 0;
    let bytes = 0;
    for (const [prefix, collection] of this.#collections) {
      if (expiring.has(prefix)) continue;
      objects += collection.size;
      bytes += collection.bytes;
    }
    return { objects, bytes };
  }

  /** The list at an earlier revision; undefined if its changes have been dropped. */
  listAtRevision(prefix: string, namespace: string | undefined, revision: number): ApiObject[] | undefined {
    const changes = this.since(prefix, revision);
    if (!changes) return undefined;
    const idOf = ({ metadata }: ApiObject): string => `${metadata.namespace ?? ""}/${metadata.name}`;
    const objects = new Map(this.list(prefix).map((object) => [idOf(object), object]));
    for (const { object, previous } of changes.toReversed()) {
      if (previous) objects.set(idOf(previous), previous);
      else objects.delete(idOf(object));
    }
    return [...objects]
      .filter(([, { metadata }]) => namespace === undefined || metadata.namespace === namespace)
      .sort(([left], [right]) => (left < right ? -1 : 1))
      .map(([, object]) => object);
  }

  /** The changes after a revision; undefined if some of them have been dropped. */
  since(prefix: string, revision: number): StoreEvent[] | undefined {
    if (revision < this.#oldest) return undefined;
    return this.#events
      .filter(({ prefix: of, event }) => of === prefix && event.revision > revision)
      .map(({ event }) => event);
  }

  subscribe(prefix: string, listener: (event: StoreEvent) => void): () => void {
    const listeners = this.#listeners.get(prefix) ?? new Set();
    this.#listeners.set(prefix, listeners);
    listeners.add(listener);
    return () => listeners.delete(listener);
  }

  /** Subscribes to the changes of all kinds. */
  subscribeAll(listener: (event: StoreEvent) => void): () => void {
    this.#everything.add(listener);
    return () => this.#everything.delete(listener);
  }

  all(): ApiObject[] {
    return [...this.#collections.values()].flatMap((collection) => [...collection.values()]);
  }

  async close(): Promise<void> {
    this.#listeners.clear();
    this.#everything.clear();
    await this.#watcher.cancel();
  }

  #collection(prefix: string): Collection {
    const existing = this.#collections.get(prefix);
    if (existing) return existing;
    const created = new Collection();
    this.#collections.set(prefix, created);
    return created;
  }

  #put(kv: EtcdKeyValue): void {
    const key = kv.key.toString();
    const object = parseStored(kv.value.toString(), kv.mod_revision);
    if (!object) return;
    const collection = this.#collection(prefixOf(key));
    const previous = collection.get(key);
    collection.set(key, object, kv.value.length);
    const change = previous ? { type: "MODIFIED" as const, previous } : { type: "ADDED" as const };
    this.#publish(prefixOf(key), { revision: Number(kv.mod_revision), object, ...change });
  }

  #remove(kv: EtcdKeyValue): void {
    const key = kv.key.toString();
    const collection = this.#collection(prefixOf(key));
    const previous = collection.get(key);
    if (!previous) return;
    collection.delete(key);
    const metadata = { ...previous.metadata, resourceVersion: kv.mod_revision };
    const object = { ...previous, metadata };
    this.#publish(prefixOf(key), { revision: Number(kv.mod_revision), type: "DELETED", object, previous });
  }

  #publish(prefix: string, event: StoreEvent): void {
    this.#revision = event.revision;
    this.#events.push({ prefix, event });
    if (this.#events.length > windowSize * 1.2) {
      const dropped = this.#events.splice(0, this.#events.length - windowSize).at(-1);
      this.#oldest = dropped?.event.revision ?? this.#oldest;
    }
    // Without compaction, etcd would keep every change forever.
    if (++this.#sinceCompaction >= compactEvery) {
      this.#sinceCompaction = 0;
      void this.#etcd.kv.compact({ revision: Math.max(1, event.revision - compactEvery) });
    }
    for (const listener of [...(this.#listeners.get(prefix) ?? []), ...this.#everything]) listener(event);
  }
}

/** `/registry/pods/default/web` → `pods`; EndpointSlices are the only kind with a prefix that includes their group. */
function prefixOf(key: string): string {
  const [first = "", second = ""] = key.slice(root.length).split("/", 2);
  return first === "discovery.k8s.io" ? `${first}/${second}` : first;
}

export function storageKey(prefix: string, namespace: string | undefined, name: string): string {
  return namespace === undefined ? `${root}${prefix}/${name}` : `${root}${prefix}/${namespace}/${name}`;
}
