import type { Logger } from "@kubernetes-workshop/kubernetes/base/logger";
import type { Resources } from "../resources.ts";
import type { ResourceType } from "../resourceType.ts";

/** The number of events to keep. */
const most = 4_000;
/** More than so many above that, and the oldest go together. */
const slack = 200;

/** Deletes the oldest events when there are many. A real cluster deletes events after an hour. */
export class EventRetention implements Disposable {
  readonly #resources: Resources;
  readonly #events: ResourceType;
  readonly #log: Logger;
  readonly #unsubscribe: () => void;
  #working = false;
  #disposed = false;

  constructor(resources: Resources, log: Logger) {
    this.#resources = resources;
    this.#log = log;
    const type = resources.registry.named("events");
    if (!type) throw new Error("There are no events in the registry.");
    this.#events = type;
    const { cache } = resources.store;
    this.#unsubscribe = cache.subscribe(type.storage, ({ type: change }) => {
      if (change === "ADDED" && !this.#working && cache.count(type.storage) > most + slack) void this.#trim();
    });
  }

  [Symbol.dispose](): void {
    this.#disposed = true;
    this.#unsubscribe();
  }

  async #trim(): Promise<void> {
    this.#working = true;
    const { store, turns } = this.#resources;
    // In the order in which they came.
    const surplus = store.cache.oldest(this.#events.storage, store.cache.count(this.#events.storage) - most);
    for (const event of surplus) {
      await turns.take();
      if (this.#disposed) break;
      try {
        await store.remove(this.#events, event);
      } catch (error) {
        // Another client has changed or deleted the event; the next round tries again.
        this.#log.debug(`An old event stays for now: ${String(error)}`);
      }
    }
    this.#working = false;
  }
}
