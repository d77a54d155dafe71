import type { ApiObject } from "../../objectApi.ts";
import { alreadyExists, conflict, modifiedText, notFound } from "../apiError.ts";
import type { ResourceType } from "../resourceType.ts";
import type { Etcd } from "./etcd.ts";
import { serializeStored } from "./storedObject.ts";
import { storageKey, type WatchCache } from "./watchCache.ts";

/** Objects in etcd: reads and compare-and-swap writes, without the rules of any kind. */
export class ObjectStore {
  readonly cache: WatchCache;
  readonly #etcd: Etcd;

  constructor(etcd: Etcd, cache: WatchCache) {
    this.#etcd = etcd;
    this.cache = cache;
  }

  /** The current object. It is shared: copy it before changing it. */
  find(type: ResourceType, namespace: string | undefined, name: string): ApiObject | undefined {
    return this.cache.get(storageKey(type.storage, type.namespaced ? namespace : undefined, name));
  }

  get(type: ResourceType, namespace: string | undefined, name: string): ApiObject {
    const object = this.find(type, namespace, name);
    if (!object) throw notFound(type, name);
    return object;
  }

  list(type: ResourceType, namespace?: string): ApiObject[] {
    return this.cache.list(type.storage, type.namespaced ? namespace : undefined);
  }

  /** The objects whose controller has this uid; for an empty uid, the objects without a controller. They are shared. */
  ownedBy(type: ResourceType, uid: string): ApiObject[] {
    return this.cache.ownedBy(type.storage, uid);
  }

  async insert(type: ResourceType, object: ApiObject): Promise<ApiObject> {
    const key = this.keyOf(type, object);
    const { succeeded, header } = await this.#etcd
      .if(key, "Version", "==", 0)
      .then(this.#etcd.put(key).value(serializeStored(object)))
      .commit();
    if (!succeeded) throw alreadyExists(type, object.metadata.name);
    return withVersion(object, header.revision);
  }

  /** Replaces the version of an object that its resourceVersion names. */
  async replace(type: ResourceType, object: ApiObject): Promise<ApiObject> {
    const key = this.keyOf(type, object);
    const { succeeded, header } = await this.#etcd
      .if(key, "Mod", "==", Number(object.metadata.resourceVersion))
      .then(this.#etcd.put(key).value(serializeStored(object)))
      .commit();
    if (!succeeded) throw conflict(type, object.metadata.name, modifiedText);
    return withVersion(object, header.revision);
  }

  async remove(type: ResourceType, object: ApiObject): Promise<void> {
    const key = this.keyOf(type, object);
    const { succeeded } = await this.#etcd
      .if(key, "Mod", "==", Number(object.metadata.resourceVersion))
      .then(this.#etcd.delete().key(key))
      .commit();
    if (!succeeded) throw conflict(type, object.metadata.name, modifiedText);
  }

  /** The etcd key of an object. */
  keyOf(type: ResourceType, object: ApiObject): string {
    return storageKey(
      type.storage,
      type.namespaced ? object.metadata.namespace : undefined,
      object.metadata.name,
    );
  }
}

function withVersion(object: ApiObject, resourceVersion: string): ApiObject {
  return { ...object, metadata: { ...object.metadata, resourceVersion } };
}
