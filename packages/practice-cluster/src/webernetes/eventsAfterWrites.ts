import type { ProcessContext } from "@ngrok/webernetes";
import { derived, withWatches } from "./changedWatches.ts";

/**
 * Delays watch events while the same component is writing, until the writer has received the response and run the
 * code that follows immediately.
 */
class EventsAfterWrites {
  readonly #later: (run: () => void) => void;
  readonly #held: (() => void)[] = [];
  /** The numbers of events that were delayed, and that were delivered since. */
  #taken = 0;
  #told = 0;
  #writes = 0;

  /** @param later runs a function after all settled promises and their continuations */
  constructor(later: (run: () => void) => void = setImmediate) {
    this.#later = later;
  }

  /** Delivers an event now or later, always in order. */
  tell(event: () => void): void {
    if (this.#writes > 0 || this.#held.length > 0) {
      this.#taken++;
      this.#held.push(event);
    } else event();
  }

  async write<T>(run: () => Promise<T>): Promise<T> {
    this.#writes++;
    try {
      return await run();
    } finally {
      const sofar = this.#taken;
      this.#later(() => {
        this.#writes--;
        // Events from before the next write need not wait for it; otherwise a busy writer would never receive any.
        this.#release(this.#writes === 0 ? this.#taken : sofar);
      });
    }
  }

  #release(upTo: number): void {
    while (this.#told < upTo) {
      this.#told++;
      this.#held.shift()?.();
    }
  }
}

/**
 * A context for the Deployment controller of webernetes, which stores its own writes in the informer cache. If another
 * client has written in the meantime, that would overwrite a newer version, and the controller would never see the
 * change. Delivering events after the response makes the newest version win.
 */
export function withEventsAfterWrites(context: ProcessContext): ProcessContext {
  const events = new EventsAfterWrites();
  const told = withWatches(context, ["/registry/deployments/", "/registry/replicasets/"], (kv, tell) =>
    events.tell(() => tell(kv)),
  );
  const { api } = context;
  return derived(told, "api", derived(api, "appsv1", announcing(api.appsv1, events)));
}

function announcing<T extends object>(api: T, events: EventsAfterWrites): T {
  const announced = Object.create(api) as T;
  for (const name of Object.getOwnPropertyNames(Object.getPrototypeOf(api))) {
    const method: unknown = Reflect.get(api, name);
    if (!/^(create|replace|patch)/.test(name) || typeof method !== "function") continue;
    Reflect.set(announced, name, (...request: unknown[]) =>
      events.write(async () => (await Reflect.apply(method, api, request)) as unknown),
    );
  }
  return announced;
}
