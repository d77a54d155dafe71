import type { ApiObject } from "../../objectApi.ts";
import { ApiError } from "../apiError.ts";
import type { Resources } from "../resources.ts";
import { groupVersion, type ResourceType } from "../resourceType.ts";
import type { StoreEvent } from "../store/watchCache.ts";

const retryMs = 200;

/**
 * Empties a namespace that is deleted, and then lets it go; gives a new one its default service account.
 * https://kubernetes.io/docs/concepts/overview/working-with-objects/namespaces/
 */
export class NamespaceLifecycle implements Disposable {
  readonly #resources: Resources;
  readonly #namespaces: ResourceType;
  readonly #timers = new Map<string, NodeJS.Timeout>();
  readonly #unsubscribe: () => void;
  readonly #onError: (error: unknown) => void;

  constructor(resources: Resources, onError: (error: unknown) => void = () => undefined) {
    this.#resources = resources;
    this.#onError = onError;
    const type = resources.registry.named("namespaces");
    if (!type) throw new Error("There are no namespaces in the registry.");
    this.#namespaces = type;
    const { cache } = resources.store;
    for (const namespace of cache.list(type.storage)) this.#schedule(namespace.metadata.name, 0);
    this.#unsubscribe = cache.subscribe(type.storage, (event) => this.#onEvent(event));
  }

  [Symbol.dispose](): void {
    this.#unsubscribe();
    for (const timer of this.#timers.values()) clearTimeout(timer);
    this.#timers.clear();
  }

  #onEvent({ type, object }: StoreEvent): void {
    if (type !== "DELETED") this.#schedule(object.metadata.name, 0);
  }

  #schedule(name: string, delay: number): void {
    if (this.#timers.has(name)) return;
    const timer = setTimeout(() => {
      this.#timers.delete(name);
      this.#sync(name).catch((error: unknown) => {
        this.#onError(error);
        this.#schedule(name, retryMs);
      });
    }, delay);
    this.#timers.set(name, timer);
  }

  async #sync(name: string): Promise<void> {
    const namespace = this.#resources.store.find(this.#namespaces, undefined, name);
    if (!namespace) return;
    if (namespace.metadata.deletionTimestamp === undefined) {
      // Namespaces that webernetes has made lack the label that their defaults bring.
      if (!namespace.metadata.labels?.["kubernetes.io/metadata.name"])
        await this.#resources.update(this.#namespaces, undefined, name, (current) => current);
      await this.#provide(name);
    } else if (await this.#empty(name)) await this.#remove(namespace);
    else this.#schedule(name, retryMs);
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
    for (const type of this.#resources.registry.all()) {
      if (!type.namespaced) continue;
      for (const object of this.#resources.store.list(type, namespace)) {
        if (type.custom && object.apiVersion !== groupVersion(type)) continue;
        if (object.metadata.deletionTimestamp === undefined) await this.#deleteOne(type, object);
        left++;
      }
    }
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
