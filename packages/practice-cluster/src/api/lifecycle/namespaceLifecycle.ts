import { asError } from "@kubernetes-workshop/kubernetes/base/asError";
import { Backoff } from "@kubernetes-workshop/kubernetes/base/backoff";
import type { Logger } from "@kubernetes-workshop/kubernetes/base/logger";
import { startNodeTimer, type StartTimer } from "@kubernetes-workshop/kubernetes/base/startTimer";
import type { ApiObject } from "../../objectApi.ts";
import { ApiError } from "../apiError.ts";
import type { Resources } from "../resources.ts";
import { groupVersion, type ResourceType } from "../resourceType.ts";
import type { StoreEvent } from "../store/watchCache.ts";

const retries = { initialMs: 200, maxMs: 3_000 };

interface Sync {
  readonly backoff: Backoff;
  stop: () => void;
}

/**
 * Deletes the content of terminating namespaces and then removes them. Creates the default service account of new
 * namespaces. Failures are retried with increasing delays.
 * https://kubernetes.io/docs/concepts/overview/working-with-objects/namespaces/
 */
export class NamespaceLifecycle implements Disposable {
  readonly #resources: Resources;
  readonly #namespaces: ResourceType;
  /** Of namespaces with something left to do, by name. */
  readonly #syncs = new Map<string, Sync>();
  readonly #unsubscribe: () => void;
  readonly #log: Logger;
  readonly #startTimer: StartTimer;

  constructor(resources: Resources, log: Logger, startTimer: StartTimer = startNodeTimer) {
    this.#resources = resources;
    this.#log = log;
    this.#startTimer = startTimer;
    const type = resources.registry.named("namespaces");
    if (!type) throw new Error("There are no namespaces in the registry.");
    this.#namespaces = type;
    const { cache } = resources.store;
    for (const namespace of cache.list(type.storage)) this.#schedule(namespace.metadata.name);
    this.#unsubscribe = cache.subscribe(type.storage, (event) => this.#onEvent(event));
  }

  [Symbol.dispose](): void {
    this.#unsubscribe();
    for (const { stop } of this.#syncs.values()) stop();
    this.#syncs.clear();
  }

  #onEvent({ type, object }: StoreEvent): void {
    if (type !== "DELETED") this.#schedule(object.metadata.name);
    else this.#done(object.metadata.name);
  }

  /** @param delayMs by default it is its turn at once, and an earlier failure is forgotten */
  #schedule(name: string, delayMs?: number): void {
    this.#syncs.get(name)?.stop();
    const known = delayMs === undefined ? undefined : this.#syncs.get(name);
    const sync: Sync = known ?? { backoff: new Backoff(retries), stop: () => undefined };
    this.#syncs.set(name, sync);
    sync.stop = this.#startTimer(() => void this.#run(name, sync), delayMs ?? 0);
  }

  async #run(name: string, sync: Sync): Promise<void> {
    let isDone = false;
    try {
      isDone = await this.#sync(name);
    } catch (error) {
      const text = `The namespace controller tries ${name} again: ${asError(error).message}`;
      if (error instanceof ApiError && error.reason === "Conflict") this.#log.debug(text);
      else this.#log.warn(text);
    }
    // An event has asked for another turn meanwhile, or this is at its end.
    if (this.#syncs.get(name) !== sync) return;
    if (isDone) this.#done(name);
    else this.#schedule(name, sync.backoff.next());
  }

  #done(name: string): void {
    this.#syncs.get(name)?.stop();
    this.#syncs.delete(name);
  }

  /** @returns whether nothing is left to do */
  async #sync(name: string): Promise<boolean> {
    const namespace = this.#resources.store.find(this.#namespaces, undefined, name);
    if (!namespace) return true;
    if (namespace.metadata.deletionTimestamp === undefined) {
      // Namespaces that webernetes has made lack the label that their defaults bring.
      if (!namespace.metadata.labels?.["kubernetes.io/metadata.name"])
        await this.#resources.update(this.#namespaces, undefined, name, (current) => current);
      await this.#provide(name);
      return true;
    }
    if (!(await this.#empty(name))) return false;
    await this.#remove(namespace);
    return true;
  }

  /** https://kubernetes.io/docs/concepts/security/service-accounts/#default-service-accounts */
  async #provide(namespace: string): Promise<void> {
    const type = this.#resources.registry.named("serviceaccounts");
    if (!type || this.#resources.store.find(type, namespace, "default")) return;
    const metadata = { name: "default" };
    try {
      await this.#resources.create(
        type,
        namespace,
        { metadata },
        { fieldManager: "kube-controller-manager" },
      );
    } catch (error) {
      if (!(error instanceof ApiError) || error.code === 500) throw error;
    }
  }

  async #empty(namespace: string): Promise<boolean> {
    let left = 0;
    const failures: unknown[] = [];
    for (const type of this.#resources.registry.all()) {
      if (!type.namespaced) continue;
      for (const object of this.#resources.store.list(type, namespace)) {
        if (type.custom && object.apiVersion !== groupVersion(type)) continue;
        await this.#resources.turns.take();
        left++;
        if (object.metadata.deletionTimestamp !== undefined) continue;
        // One that cannot be deleted does not hold the others back.
        await this.#deleteOne(type, object).catch((error: unknown) => failures.push(error));
      }
    }
    if (failures.length > 0) throw failures[0];
    return left === 0;
  }

  async #deleteOne(type: ResourceType, { metadata }: ApiObject): Promise<void> {
    try {
      await this.#resources.delete(type, metadata.namespace, metadata.name, {
        propagationPolicy: "Background",
      });
    } catch (error) {
      if (!(error instanceof ApiError) || error.reason !== "NotFound") throw error;
    }
  }

  async #remove(namespace: ApiObject): Promise<void> {
    if ((namespace.metadata.finalizers ?? []).length > 0) return;
    await this.#resources.store.remove(this.#namespaces, namespace);
  }
}
