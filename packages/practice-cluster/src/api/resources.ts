import type { ApiObject } from "../objectApi.ts";
import { alreadyExists, ApiError, badRequest, conflict, invalid, modifiedText } from "./apiError.ts";
import { toApiObject } from "./apiObject.ts";
import { isObject, jsonEqual, type JsonObject, omit, stringAt } from "./json.ts";
import type { ResourceRegistry } from "./resourceRegistry.ts";
import { groupVersion, type ResourceType } from "./resourceType.ts";
import type { Schemas } from "./schemas.ts";
import { checkPreconditions, type DeleteOptions, markDeleted, readyToGo } from "./store/deletion.ts";
import { nextVersion } from "./store/nextVersion.ts";
import type { ObjectStore } from "./store/objectStore.ts";
import { admitToNamespace, placeInNamespace } from "./store/placement.ts";
import { prepareForCreate, prepareMetadata } from "./store/prepare.ts";
import { trackUpdate } from "./apply/managedFields.ts";
import { validateObject, validateUpdate } from "./validation/validate.ts";
import { admitGrowth, admitToCapacity } from "./store/capacity.ts";
import { type Capacity, practiceCapacity } from "./store/practiceCapacity.ts";
import { Turns } from "../turns.ts";

export interface WriteOptions {
  readonly dryRun?: boolean;
  /** The field manager to record in `metadata.managedFields`. */
  readonly fieldManager?: string;
  readonly subresource?: "status" | "scale";
  /** Whether to keep the object's managedFields, because server-side apply has already updated them. */
  readonly managedFieldsDone?: boolean;
}

/** Computes the new version of an object from the stored one. It may run more than once. */
export type Change = (current: ApiObject) => JsonObject;

/**
 * Applies the rules of the API server around the store: defaults, validation, generations and finalizers. One instance
 * handles all kinds. https://kubernetes.io/docs/reference/using-api/api-concepts/
 */
export class Resources {
  readonly registry: ResourceRegistry;
  readonly schemas: Schemas;
  readonly store: ObjectStore;
  readonly now: () => number;
  /** The turns that long work takes. */
  readonly turns: Turns;
  readonly capacity: Capacity;

  constructor(
    registry: ResourceRegistry,
    schemas: Schemas,
    store: ObjectStore,
    now: () => number,
    turns = new Turns(),
    capacity = practiceCapacity,
  ) {
    this.registry = registry;
    this.schemas = schemas;
    this.store = store;
    this.now = now;
    this.turns = turns;
    this.capacity = capacity;
  }

  async create(
    type: ResourceType,
    namespace: string | undefined,
    body: JsonObject,
    options: WriteOptions = {},
  ): Promise<ApiObject> {
    const object = this.#own(type, body);
    placeInNamespace(type, object, namespace);
    if (stringAt(object, "metadata", "resourceVersion") && !options.dryRun)
      throw badRequest("resourceVersion should not be set on objects to be created");
    prepareMetadata(object, type, this.now());
    type.rules.defaults?.(object);
    prepareForCreate(object, type);
    type.rules.mutate?.(object, (name) => this.#serviceAccount(object.metadata.namespace, name));
    admitToNamespace(type, object, (name) => this.#namespace(name));
    const errors = validateObject(object, type, this.schemas);
    if (errors.length > 0) throw invalid(type, object.metadata.name, errors);
    if (!this.store.find(type, namespace, object.metadata.name))
      admitToCapacity(type, object, this.store.cache, this.capacity);
    const written = options.managedFieldsDone
      ? object
      : trackUpdate(undefined, object, type, this.schemas, options, this.now());
    // After managed fields are recorded, because the client does not own values that the server allocates.
    type.rules.allocate?.(written, undefined, this.store.list(type));
    if (options.dryRun) {
      const { name, namespace: own } = object.metadata;
      if (this.store.find(type, own, name)) throw alreadyExists(type, name);
      return written;
    }
    return await this.store.insert(type, written);
  }

  /** Updates an object. Retries if another client has changed it in the meantime. */
  async update(
    type: ResourceType,
    namespace: string | undefined,
    name: string,
    change: Change,
    options: WriteOptions = {},
  ): Promise<ApiObject> {
    for (let attempt = 0; ; attempt++) {
      const current = this.store.get(type, namespace, name);
      const body = change(structuredClone(current));
      try {
        return await this.#write(type, current, body, options);
      } catch (error) {
        const given = stringAt(body, "metadata", "resourceVersion");
        const ownVersion = given !== undefined && given !== current.metadata.resourceVersion;
        if (!(error instanceof ApiError) || error.reason !== "Conflict" || ownVersion || attempt >= 10)
          throw error;
        if (this.store.get(type, namespace, name) === current) throw error;
      }
    }
  }

  async #write(
    type: ResourceType,
    current: ApiObject,
    body: JsonObject,
    options: WriteOptions,
  ): Promise<ApiObject> {
    const object = this.#own(type, body);
    const { name } = current.metadata;
    const { resourceVersion, uid } = object.metadata;
    if (resourceVersion && resourceVersion !== current.metadata.resourceVersion)
      throw conflict(type, name, modifiedText);
    if (uid && uid !== current.metadata.uid)
      throw conflict(
        type,
        name,
        `StorageError: invalid object, Code: 4, Key: ${this.store.keyOf(type, current)}, ResourceVersion: 0, AdditionalErrorMsg: ` +
          `Precondition failed: UID in precondition: ${uid}, UID in object meta: ${current.metadata.uid ?? ""}`,
      );
    if (object.metadata.name !== name)
      throw badRequest(
        `the name of the object (${object.metadata.name}) does not match the name on the URL (${name})`,
      );
    const next = nextVersion(type, current, object, options.subresource);
    const errors = [...validateObject(next, type, this.schemas), ...validateUpdate(next, current, type)];
    if (errors.length > 0) throw invalid(type, name, errors);
    if (type.rules.allocate && options.subresource !== "status") {
      const others = this.store.list(type).filter((other) => other.metadata.uid !== current.metadata.uid);
      type.rules.allocate(next, current, others);
    }
    const written = options.managedFieldsDone
      ? next
      : trackUpdate(current, next, type, this.schemas, options, this.now());
    if (jsonEqual(withoutTimes(written), withoutTimes(current))) return current;
    admitGrowth(type, current, written, this.store.cache, this.capacity);
    if (options.dryRun) return written;
    if (readyToGo(written)) {
      await this.store.remove(type, written);
      return written;
    }
    return await this.store.replace(type, written);
  }

  async delete(
    type: ResourceType,
    namespace: string | undefined,
    name: string,
    options: DeleteOptions = {},
  ): Promise<{ object: ApiObject; gone: boolean }> {
    for (let attempt = 0; ; attempt++) {
      const current = this.store.get(type, namespace, name);
      checkPreconditions(type, current, options);
      if (type.rules.markDeleted) {
        const marked = type.rules.markDeleted(current, options.propagationPolicy, this.now());
        if (marked === current || options.dryRun) return { object: marked, gone: false };
        return { object: await this.store.replace(type, marked), gone: false };
      }
      const grace = type.rules.graceSeconds?.(current, options.gracePeriodSeconds) ?? 0;
      const marked = markDeleted(current, grace, options.propagationPolicy, this.now());
      if (options.dryRun) return { object: marked ?? current, gone: marked === undefined };
      try {
        if (marked === undefined) {
          await this.store.remove(type, current);
          return { object: current, gone: true };
        }
        if (jsonEqual(marked, current)) return { object: current, gone: false };
        return { object: await this.store.replace(type, marked), gone: false };
      } catch (error) {
        if (!(error instanceof ApiError) || error.reason !== "Conflict" || attempt >= 10) throw error;
      }
    }
  }

  #namespace(name: string): ApiObject | undefined {
    const namespaces = this.registry.find("", "v1", "namespaces");
    return namespaces && this.store.find(namespaces, undefined, name);
  }

  #serviceAccount(namespace: string | undefined, name: string): ApiObject | undefined {
    const accounts = this.registry.find("", "v1", "serviceaccounts");
    return accounts && this.store.find(accounts, namespace, name);
  }

  /** Converts a body to an object of the given type. */
  #own(type: ResourceType, body: JsonObject): ApiObject {
    return structuredClone(toApiObject(body, groupVersion(type), type.kind));
  }
}

/** The object without the times in managedFields, to recognize updates that change nothing else. */
function withoutTimes(object: ApiObject): JsonObject {
  const { managedFields, ...metadata } = object.metadata;
  const entries = Array.isArray(managedFields) ? managedFields.filter(isObject) : [];
  return {
    ...object,
    metadata: { ...metadata, managedFields: entries.map((entry) => omit(entry, "time")) },
  };
}
