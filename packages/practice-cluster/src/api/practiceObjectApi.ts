import type { Logger } from "@kubernetes-workshop/kubernetes/base/logger";
import type { ResourceName } from "@kubernetes-workshop/kubernetes/kinds/kinds";
import type { ApiObject, ListOptions, ObjectApi, ObjectEvent } from "../objectApi.ts";
import { ApiError } from "./apiError.ts";
import { EventRetention } from "./lifecycle/eventRetention.ts";
import { GarbageCollector } from "./lifecycle/garbageCollector.ts";
import { NamespaceLifecycle } from "./lifecycle/namespaceLifecycle.ts";
import type { Resources } from "./resources.ts";
import type { ResourceType } from "./resourceType.ts";
import { parseFieldSelector } from "./selectors/fieldSelector.ts";
import { parseLabelSelector } from "./selectors/parseLabelSelector.ts";
import type { PropagationPolicy } from "./store/deletion.ts";
import { followStore } from "./store/followStore.ts";

const fieldManager = "kube-controller-manager";

/** The API for the controllers of the practice cluster, which has the rules of the API server without HTTP. */
export class PracticeObjectApi implements ObjectApi, AsyncDisposable {
  readonly resources: Resources;

  readonly #controllers: readonly Disposable[];

  constructor(resources: Resources, log: Logger) {
    this.resources = resources;
    this.#controllers = [
      new GarbageCollector(resources, log),
      new NamespaceLifecycle(resources, log),
      new EventRetention(resources, log),
    ];
  }

  /** Stops the controllers and the watch on etcd. */
  async [Symbol.asyncDispose](): Promise<void> {
    for (const controller of this.#controllers) controller[Symbol.dispose]();
    await this.resources.store.cache.close();
  }

  async get(resource: ResourceName, namespace: string | undefined, name: string): Promise<ApiObject> {
    await this.resources.turns.take();
    return structuredClone(this.resources.store.get(this.#type(resource), namespace, name));
  }

  async list(
    resource: ResourceName,
    options: ListOptions = {},
  ): Promise<{ items: ApiObject[]; resourceVersion: string }> {
    await this.resources.turns.take();
    const type = this.#type(resource);
    const selected = selector(type, options);
    const { store } = this.resources;
    const { owner } = options;
    const found = owner === undefined ? store.list(type, options.namespace) : store.ownedBy(type, owner);
    const { namespace } = options;
    const items = found.filter(
      (object) => (namespace === undefined || object.metadata.namespace === namespace) && selected(object),
    );
    return { items, resourceVersion: String(store.cache.revision) };
  }

  async create(resource: ResourceName, object: ApiObject): Promise<ApiObject> {
    await this.resources.turns.take();
    const type = this.#type(resource);
    return await this.resources.create(type, object.metadata.namespace, object, { fieldManager });
  }

  async update(resource: ResourceName, object: ApiObject, subresource?: "status"): Promise<ApiObject> {
    await this.resources.turns.take();
    const type = this.#type(resource);
    const { namespace, name } = object.metadata;
    const options = { fieldManager, ...(subresource && { subresource }) };
    return await this.resources.update(type, namespace, name, () => object, options);
  }

  async delete(
    resource: ResourceName,
    namespace: string | undefined,
    name: string,
    options: { propagationPolicy?: PropagationPolicy; gracePeriodSeconds?: number } = {},
  ): Promise<void> {
    await this.resources.turns.take();
    await this.resources.delete(this.#type(resource), namespace, name, options);
  }

  async *watch(
    resource: ResourceName,
    options: ListOptions,
    signal: AbortSignal,
  ): AsyncIterable<ObjectEvent> {
    const type = this.#type(resource);
    const events = followStore(
      this.resources.store.cache,
      type,
      options.namespace,
      selector(type, options),
      signal,
    );
    for await (const event of events) {
      await this.resources.turns.take();
      yield event;
    }
  }

  #type(resource: ResourceName): ResourceType {
    const type = this.resources.registry.named(resource);
    if (!type) throw new ApiError(404, "NotFound", `the server doesn't have a resource type "${resource}"`);
    return type;
  }
}

function selector(type: ResourceType, options: ListOptions): (object: ApiObject) => boolean {
  const labels = parseLabelSelector(options.labelSelector);
  const fields = parseFieldSelector(options.fieldSelector, type);
  return (object) => labels(object.metadata.labels ?? {}) && fields(object);
}
