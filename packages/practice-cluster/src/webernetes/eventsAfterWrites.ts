import type { ProcessContext } from "@ngrok/webernetes";
import { derived, withWatches } from "./changedWatches.ts";

/**
 * Holds what a watch tells while a write of the same component is under way, until the writer had the answer and has
 * done with it what it does at once.
 */
class EventsAfterWrites {
  readonly #later: (run: () => void) => void;
  readonly #held: (() => void)[] = [];
  /** How many events have been held, and how many of them were told since. */
  #taken = 0;
  #told = 0;
  #writes = 0;

  /** @param later runs something after the promises that are fulfilled now, and what follows from them */
  constructor(later: (run: () => void) => void = setImmediate) {
    this.#later = later;
  }

  /** Tells an event now or later, each after those before it. */
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
        // What came before the next write began need not wait for that one, or who always writes would hear nothing.
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
 * The context of the Deployment controller of webernetes, which puts what it has written into the cache that its
 * informers fill: over a newer version, where somebody else wrote in the meantime, and that change would never be
 * seen. Events that come after the answer put the newest last.
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
