import type { Logger } from "@kubernetes-workshop/kubernetes/base/logger";
import type { ReadSchemaFile } from "@kubernetes-workshop/kubernetes/schemas/fieldData";
import { PracticeObjectApi } from "./practiceObjectApi.ts";
import { ResourceRegistry } from "./resourceRegistry.ts";
import { Resources } from "./resources.ts";
import { Schemas } from "./schemas.ts";
import type { Etcd } from "./store/etcd.ts";
import { ObjectStore } from "./store/objectStore.ts";
import { WatchCache } from "./store/watchCache.ts";
import { Turns } from "../turns.ts";

export interface ObjectApiOptions {
  /** The `cluster.etcd` of webernetes. */
  readonly etcd: Etcd;
  /** Reads a file below `schemas/`. */
  readonly readSchema: ReadSchemaFile;
  readonly log: Logger;
  /** Applies the rules of this API to components that write directly to etcd. */
  readonly admitOthers?: (etcd: Etcd, cache: WatchCache) => void;
  readonly now?: () => number;
  /** The turns that long work takes. */
  readonly turns?: Turns;
}

/** Opens the API over a cluster's etcd. It includes existing objects and those that other components write to etcd. */
export async function openObjectApi({
  etcd,
  readSchema,
  log,
  admitOthers,
  now = Date.now,
  turns = new Turns(),
}: ObjectApiOptions): Promise<PracticeObjectApi> {
  const [cache, schemas] = await Promise.all([WatchCache.open(etcd), Schemas.load(readSchema)]);
  admitOthers?.(etcd, cache);
  const registry = new ResourceRegistry();
  const definitions = registry.named("customresourcedefinitions.apiextensions.k8s.io");
  if (definitions) {
    const refresh = (): void => registry.setCustom(cache.list(definitions.storage));
    refresh();
    cache.subscribe(definitions.storage, refresh);
  }
  const store = new ObjectStore(etcd, cache);
  return new PracticeObjectApi(new Resources(registry, schemas, store, now, turns), log);
}
