import { asError } from "@kubernetes-workshop/kubernetes/base/asError";
import { Backoff } from "@kubernetes-workshop/kubernetes/base/backoff";
import type { Logger } from "@kubernetes-workshop/kubernetes/base/logger";
import { startNodeTimer, type StartTimer } from "@kubernetes-workshop/kubernetes/base/startTimer";
import type { ApiObject } from "../../objectApi.ts";
import { ApiError } from "../apiError.ts";
import type { Resources } from "../resources.ts";
import type { ResourceType } from "../resourceType.ts";
import type { StoreEvent } from "../store/watchCache.ts";

const foreground = "foregroundDeletion";
const orphan = "orphan";
const retries = { initialMs: 50, maxMs: 10_000 };

interface Retry {
  readonly backoff: Backoff;
  stop: () => void;
}

/**
 * Deletes dependents whose owners are gone, and handles the finalizers of objects that are deleted with the foreground or
 * orphan propagation policy. Failures are retried with increasing delays.
 * https://kubernetes.io/docs/concepts/architecture/garbage-collection/
 */
export class GarbageCollector implements Disposable {
  readonly #resources: Resources;
  readonly #live = new Map<string, ApiObject>();
  readonly #dependents = new Map<string, Set<string>>();
  readonly #queue = new Set<string>();
  readonly #unsubscribe: () => void;
  readonly #retries = new Map<string, Retry>();
  readonly #log: Logger;
  readonly #startTimer: StartTimer;
  #working = false;
  #disposed = false;

  constructor(resources: Resources, log: Logger, startTimer: StartTimer = startNodeTimer) {
    this.#resources = resources;
    this.#log = log;
    this.#startTimer = startTimer;
    const { cache } = resources.store;
    for (const object of cache.all()) this.#observe(object);
    for (const uid of this.#live.keys()) this.#enqueue(uid);
    this.#unsubscribe = cache.subscribeAll((event) => this.#onEvent(event));
  }

  [Symbol.dispose](): void {
    this.#disposed = true;
    this.#unsubscribe();
    for (const { stop } of this.#retries.values()) stop();
    this.#retries.clear();
  }

  #onEvent({ type, object, previous }: StoreEvent): void {
    const { uid } = object.metadata;
    if (uid === undefined) return;
    if (previous) this.#forget(previous);
    if (type === "DELETED") {
      this.#succeeded(uid);
      for (const owner of object.metadata.ownerReferences ?? []) this.#enqueue(owner.uid);
      for (const dependent of this.#dependents.get(uid) ?? []) this.#enqueue(dependent);
      return;
    }
    this.#observe(object);
    if (object.metadata.ownerReferences || object.metadata.deletionTimestamp) this.#enqueue(uid);
  }

  #observe(object: ApiObject): void {
    const { uid, ownerReferences } = object.metadata;
    if (uid === undefined) return;
    this.#live.set(uid, object);
    for (const owner of ownerReferences ?? []) {
      const known = this.#dependents.get(owner.uid) ?? new Set();
      known.add(uid);
      this.#dependents.set(owner.uid, known);
    }
  }

  #forget(object: ApiObject): void {
    const { uid = "", ownerReferences } = object.metadata;
    this.#live.delete(uid);
    for (const owner of ownerReferences ?? []) {
      const known = this.#dependents.get(owner.uid);
      known?.delete(uid);
      if (known?.size === 0) this.#dependents.delete(owner.uid);
    }
  }

  #enqueue(uid: string): void {
    this.#queue.add(uid);
    if (this.#working) return;
    this.#working = true;
    void this.#work();
  }

  async #work(): Promise<void> {
    // Everything that one transaction has written is to be seen before it is judged.
    await new Promise((resolve) => setImmediate(resolve));
    for (const uid of this.#queue) {
      // Writes complete immediately in this cluster, so other work must get its turn.
      await this.#resources.turns.take();
      if (this.#disposed) return;
      this.#queue.delete(uid);
      const object = this.#live.get(uid);
      if (!object) continue;
      try {
        await this.#judge(object);
        this.#succeeded(uid);
      } catch (error) {
        this.#failed(uid, object, error);
      }
    }
    this.#working = false;
  }

  #succeeded(uid: string): void {
    this.#retries.get(uid)?.stop();
    this.#retries.delete(uid);
  }

  #failed(uid: string, { kind, metadata }: ApiObject, error: unknown): void {
    // Another client has deleted the object, which also causes an event.
    if (error instanceof ApiError && error.reason === "NotFound") {
      this.#succeeded(uid);
      return;
    }
    const retry = this.#retries.get(uid) ?? { backoff: new Backoff(retries), stop: () => undefined };
    const text = `The garbage collector tries ${kind} ${metadata.name} again: ${asError(error).message}`;
    if (error instanceof ApiError && error.reason === "Conflict") this.#log.debug(text);
    else this.#log.warn(text);
    retry.stop();
    retry.stop = this.#startTimer(() => this.#enqueue(uid), retry.backoff.next());
    this.#retries.set(uid, retry);
  }

  async #judge(object: ApiObject): Promise<void> {
    const type = this.#typeOf(object);
    if (!type) return;
    const { metadata } = object;
    const finalizers = metadata.deletionTimestamp === undefined ? [] : (metadata.finalizers ?? []);
    if (finalizers.includes(orphan)) {
      await this.#letGo(object, type);
      return;
    }
    if (finalizers.includes(foreground)) {
      await this.#holdBack(object, type);
      return;
    }
    const owners = metadata.ownerReferences ?? [];
    const absent = owners.filter((owner) => !this.#live.has(owner.uid) && this.#knows(owner));
    if (absent.length === 0) {
      await this.#followForeground(object, type);
      return;
    }
    if (absent.length < owners.length) {
      const gone = new Set(absent.map(({ uid }) => uid));
      await this.#change(object, type, (references) => references.filter(({ uid }) => !gone.has(uid)));
    } else if (metadata.deletionTimestamp === undefined)
      await this.#resources.delete(type, metadata.namespace, metadata.name, {
        propagationPolicy: "Background",
        preconditions: { ...(metadata.uid !== undefined && { uid: metadata.uid }) },
      });
  }

  /** An owner that waits for its dependents takes them with it. */
  async #followForeground(object: ApiObject, type: ResourceType): Promise<void> {
    const { metadata } = object;
    if (metadata.deletionTimestamp !== undefined) return;
    const owners = (metadata.ownerReferences ?? []).map(({ uid }) => this.#live.get(uid));
    const waiting = owners.filter(
      (owner) => owner?.metadata.finalizers?.includes(foreground) && owner.metadata.deletionTimestamp,
    );
    if (waiting.length === 0 || waiting.length < owners.length) return;
    await this.#resources.delete(type, metadata.namespace, metadata.name, {
      propagationPolicy: this.#dependentsOf(object).length > 0 ? "Foreground" : "Background",
    });
  }

  async #holdBack(object: ApiObject, type: ResourceType): Promise<void> {
    const dependents = this.#dependentsOf(object);
    const blocking = dependents.filter((dependent) =>
      dependent.metadata.ownerReferences?.some(
        ({ uid, blockOwnerDeletion }) => uid === object.metadata.uid && blockOwnerDeletion === true,
      ),
    );
    if (blocking.length === 0) await this.#removeFinalizer(object, type, foreground);
    for (const dependent of dependents) this.#enqueue(dependent.metadata.uid ?? "");
  }

  async #letGo(object: ApiObject, type: ResourceType): Promise<void> {
    for (const dependent of this.#dependentsOf(object)) {
      await this.#resources.turns.take();
      const own = this.#typeOf(dependent);
      if (own)
        await this.#change(dependent, own, (references) =>
          references.filter(({ uid }) => uid !== object.metadata.uid),
        );
    }
    await this.#removeFinalizer(object, type, orphan);
  }

  async #removeFinalizer({ metadata }: ApiObject, type: ResourceType, finalizer: string): Promise<void> {
    await this.#resources.update(type, metadata.namespace, metadata.name, (current) => {
      const of = current.metadata;
      of.finalizers = (of.finalizers ?? []).filter((name) => name !== finalizer);
      if (of.finalizers.length === 0) delete of.finalizers;
      return current;
    });
  }

  async #change(
    { metadata }: ApiObject,
    type: ResourceType,
    change: (
      references: NonNullable<ApiObject["metadata"]["ownerReferences"]>,
    ) => NonNullable<ApiObject["metadata"]["ownerReferences"]>,
  ): Promise<void> {
    await this.#resources.update(type, metadata.namespace, metadata.name, (current) => {
      const references = change(current.metadata.ownerReferences ?? []);
      if (references.length > 0) current.metadata.ownerReferences = references;
      else delete current.metadata.ownerReferences;
      return current;
    });
  }

  #dependentsOf({ metadata }: ApiObject): ApiObject[] {
    return [...(this.#dependents.get(metadata.uid ?? "") ?? [])].flatMap((uid) => this.#live.get(uid) ?? []);
  }

  #typeOf({ apiVersion, kind }: { apiVersion: string; kind: string }): ResourceType | undefined {
    return this.#resources.registry.ofKind(apiVersion, kind);
  }

  /** Whether the owner's kind is known. Owners of unknown kinds do not count as absent. */
  #knows(owner: { apiVersion: string; kind: string }): boolean {
    return this.#typeOf(owner) !== undefined;
  }
}
