import type { Disposable } from "./disposable.ts";
import { reportUnexpectedError } from "./unexpectedError.ts";

/** Subscribes a listener; it hears of every later event until disposed. Has the shape of VS Code's `Event`. */
export type Event<T> = (listener: (event: T) => void) => Disposable;

/** The sending side of an event. */
export class Emitter<T> implements Disposable {
  private readonly listeners = new Set<(event: T) => void>();

  readonly event: Event<T> = (listener) => {
    this.listeners.add(listener);
    return { dispose: () => this.listeners.delete(listener) };
  };

  /** Tells all listeners. One that throws is reported, and neither the others nor the sender are kept from going on. */
  fire(event: T): void {
    for (const listener of [...this.listeners]) {
      // One listener may end another.
      if (!this.listeners.has(listener)) continue;
      try {
        listener(event);
      } catch (error) {
        reportUnexpectedError(error);
      }
    }
  }

  dispose(): void {
    this.listeners.clear();
  }
}
