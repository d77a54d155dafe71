import type { ApiObject, ListOptions, ObjectApi, ObjectEvent } from "../../src/objectApi.ts";

/** An API error with its code. */
export class InMemoryApiError extends Error {
  readonly code: number;

  constructor(code: number, message: string) {
    super(message);
    this.code = code;
  }
}

type Listener = (event: ObjectEvent) => void;

/**
 * An in-memory implementation of the controllers' interface: with versions, conflicts, generated names, selectors, and
 * watches; without kinds, defaults, and cascading deletion.
 */
export class InMemoryObjectApi implements ObjectApi {
  private readonly resources = new Map<string, Map<string, ApiObject>>();
  private readonly listeners = new Map<string, Set<Listener>>();
  private readonly now: () => number;
  private version = 0;

  constructor(now: () => number) {
    this.now = now;
  }

  get(resource: string, namespace: string | undefined, name: string): Promise<ApiObject> {
    return promised(() => structuredClone(this.existing(resource, namespace, name)));
  }

  list(
    resource: string,
    options: ListOptions = {},
  ): Promise<{ items: ApiObject[]; resourceVersion: string }> {
    return promised(() => ({
      items: [...this.objects(resource).values()]
        .filter((object) => matches(object, options))
        .map((object) => structuredClone(object)),
      resourceVersion: String(this.version),
    }));
  }

  create(resource: string, given: ApiObject): Promise<ApiObject> {
    return promised(() => {
      const object = structuredClone(given);
      const { metadata } = object;
      const version = ++this.version;
      if (metadata.name === "")
        metadata.name = `${metadata.generateName ?? ""}${String(version).padStart(5, "x")}`;
      metadata.uid ??= `uid-${version}`;
      metadata.creationTimestamp ??= `${new Date(this.now()).toISOString().slice(0, 19)}Z`;
      const key = keyOf(metadata.namespace, metadata.name);
      if (this.objects(resource).has(key))
        throw new InMemoryApiError(409, `${resource} "${key}" already exists`);
      return this.store(resource, "ADDED", object);
    });
  }

  update(resource: string, given: ApiObject, subresource?: "status"): Promise<ApiObject> {
    return promised(() => {
      const before = this.existing(resource, given.metadata.namespace, given.metadata.name);
      const wanted = given.metadata.resourceVersion;
      if (wanted !== undefined && wanted !== before.metadata.resourceVersion)
        throw new InMemoryApiError(409, `${resource} "${given.metadata.name}" has been modified`);
      const after = subresource
        ? { ...before, status: given["status"] }
        : { ...given, status: before["status"] };
      const object = structuredClone(after);
      const { deletionTimestamp, finalizers = [] } = object.metadata;
      if (deletionTimestamp !== undefined && finalizers.length === 0) return this.drop(resource, object);
      return this.store(resource, "MODIFIED", object);
    });
  }

  delete(resource: string, namespace: string | undefined, name: string): Promise<void> {
    return promised(() => {
      const object = structuredClone(this.existing(resource, namespace, name));
      if ((object.metadata.finalizers ?? []).length === 0) this.drop(resource, object);
      else {
        object.metadata.deletionTimestamp = new Date(this.now()).toISOString();
        this.store(resource, "MODIFIED", object);
      }
    });
  }

  async *watch(resource: string, options: ListOptions, signal: AbortSignal): AsyncIterable<ObjectEvent> {
    let wake = (): void => undefined;
    const waiting: ObjectEvent[] = [...this.objects(resource).values()]
      .filter((object) => matches(object, options))
      .map((object) => ({ type: "ADDED", object: structuredClone(object) }));
    const listener: Listener = (event) => {
      if (!matches(event.object, options)) return;
      waiting.push({ ...event, object: structuredClone(event.object) });
      wake();
    };
    const listeners = this.listeners.get(resource) ?? new Set();
    this.listeners.set(resource, listeners.add(listener));
    signal.addEventListener("abort", () => wake());
    while (!signal.aborted) {
      const event = waiting.shift();
      if (event) yield event;
      else await new Promise<void>((resolve) => (wake = resolve));
    }
    listeners.delete(listener);
  }

  /** Sets the status of an object, as its kubelet or controller would. */
  async setStatus(resource: string, object: ApiObject, status: Record<string, unknown>): Promise<void> {
    const current = await this.get(resource, object.metadata.namespace, object.metadata.name);
    await this.update(resource, { ...current, status }, "status");
  }

  private objects(resource: string): Map<string, ApiObject> {
    const objects = this.resources.get(resource) ?? new Map<string, ApiObject>();
    this.resources.set(resource, objects);
    return objects;
  }

  private existing(resource: string, namespace: string | undefined, name: string): ApiObject {
    const object = this.objects(resource).get(keyOf(namespace, name));
    if (!object) throw new InMemoryApiError(404, `${resource} "${name}" not found`);
    return object;
  }

  private store(resource: string, type: ObjectEvent["type"], object: ApiObject): ApiObject {
    object.metadata.resourceVersion = String(++this.version);
    this.objects(resource).set(keyOf(object.metadata.namespace, object.metadata.name), object);
    for (const listener of this.listeners.get(resource) ?? []) listener({ type, object });
    return structuredClone(object);
  }

  private drop(resource: string, object: ApiObject): ApiObject {
    this.objects(resource).delete(keyOf(object.metadata.namespace, object.metadata.name));
    for (const listener of this.listeners.get(resource) ?? []) listener({ type: "DELETED", object });
    return object;
  }
}

function keyOf(namespace: string | undefined, name: string): string {
  return `${namespace ?? ""}/${name}`;
}

function matches(
  object: ApiObject,
  { namespace, labelSelector, fieldSelector, owner }: ListOptions,
): boolean {
  const { metadata, spec } = object;
  const controller = metadata.ownerReferences?.find((reference) => reference.controller === true);
  if (owner !== undefined && (controller?.uid ?? "") !== owner) return false;
  if (namespace !== undefined && metadata.namespace !== namespace) return false;
  const [label, labelValue] = labelSelector?.split("=") ?? [];
  if (label !== undefined && metadata.labels?.[label] !== labelValue) return false;
  const node = /^spec\.nodeName=(.*)$/.exec(fieldSelector ?? "")?.[1];
  return (
    node === undefined ||
    (typeof spec === "object" && spec !== null && "nodeName" in spec && spec.nodeName === node)
  );
}

function promised<T>(run: () => T): Promise<T> {
  return new Promise((resolve) => resolve(run()));
}
