import type { IncomingMessage } from "node:http";
import { isObject, type JsonObject, objectAt, stringAt } from "../../../src/api/json.ts";
import { NotYet, waitFor } from "@kubernetes-workshop/hosts/waitFor";

/** An event of a watch. */
export interface WatchEvent {
  readonly type: string;
  readonly object: JsonObject;
}

/** The events of a watch that is open, as they come. */
export class WatchStream implements Disposable {
  /** The status of the answer. */
  readonly status: number;
  readonly events: WatchEvent[] = [];
  #rest = "";
  #ended = false;
  readonly #answer: IncomingMessage;

  constructor(answer: IncomingMessage) {
    this.#answer = answer;
    this.status = answer.statusCode ?? 0;
    answer.setEncoding("utf8").on("data", (text: string) => this.#take(text));
    answer.on("close", () => (this.#ended = true));
    // Its end is what is looked at, not how it came.
    answer.on("error", () => undefined);
  }

  /** The first events, as soon as there are so many. */
  async first(count: number): Promise<readonly WatchEvent[]> {
    return await this.until(`${count} events`, (events) => events.length >= count && events.slice(0, count));
  }

  /** Waits until something can be said of the events. */
  async until<T>(what: string, look: (events: readonly WatchEvent[]) => T | false): Promise<T> {
    return await waitFor(what, () => look(this.events) || new NotYet(summary(this.events)));
  }

  /** Waits until the server ends the watch. */
  async ended(): Promise<void> {
    await waitFor("the end of the watch", () => this.#ended);
  }

  [Symbol.dispose](): void {
    this.#answer.destroy();
  }

  #take(text: string): void {
    const lines = (this.#rest + text).split("\n");
    this.#rest = lines.pop() ?? "";
    for (const line of lines) {
      const event: unknown = JSON.parse(line);
      if (isObject(event))
        this.events.push({ type: stringAt(event, "type") ?? "", object: objectAt(event, "object") });
    }
  }
}

/** `ADDED web`, one for each event. */
export function summary(events: readonly WatchEvent[]): string[] {
  return events.map(({ type, object }) => `${type} ${stringAt(object, "metadata", "name") ?? ""}`.trim());
}
