import type { Disposable } from "./disposable.ts";

/** Subscribes a listener; it hears of every later event until disposed. Has the shape of VS Code's `Event`. */
export type Event<T> = (listener: (event: T) => void) => Disposable;

/** The sending side of an event. */
export class Emitter<T> implements Disposable {
  private readonly listeners = new Set<(event: T) => void>();

  readonly event: Event<T> = (listener) => {
    this.listeners.add(listener);
    return { dispose: () => this.listeners.delete(listener) };
  };

  fire(event: T): void {
    // One listener may end another.
    for (const listener of [...this.listeners]) if (this.listeners.has(listener)) listener(event);
  }

  dispose(): void {
    this.listeners.clear();
  }
}
