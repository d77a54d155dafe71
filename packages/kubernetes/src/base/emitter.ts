import type { Disposable } from "./disposable.ts";
import { reportUnexpectedError } from "./unexpectedError.ts";

/** Subscribes a listener to later events until disposed; compatible with VS Code's `Event`. */
export type Event<T> = (listener: (event: T) => void) => Disposable;

/** The sending side of an event. */
export class Emitter<T> implements Disposable {
  private readonly listeners = new Set<(event: T) => void>();

  readonly event: Event<T> = (listener) => {
    this.listeners.add(listener);
    return { dispose: () => this.listeners.delete(listener) };
  };

  /** Calls all listeners. An error from one is reported and stops neither the other listeners nor the sender. */
  fire(event: T): void {
    for (const listener of [...this.listeners]) {
      // A listener may have disposed another.
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
