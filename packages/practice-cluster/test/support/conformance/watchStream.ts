import type { IncomingMessage } from "node:http";
import { isObject, type JsonObject, objectAt, stringAt } from "../../../src/api/json.ts";
import { NotYet, waitFor } from "@kubernetes-workshop/hosts/waitFor";

/** An event of a watch. */
export interface WatchEvent {
  readonly type: string;
  readonly object: JsonObject;
}

/** The events of an open watch. */
export class WatchStream implements Disposable {
  /** The status code of the answer. */
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
    // Tests look at the end of the stream, not at its cause.
    answer.on("error", () => undefined);
  }

  /** Waits for the first events. */
  async first(count: number): Promise<readonly WatchEvent[]> {
    return await this.until(`${count} events`, (events) => events.length >= count && events.slice(0, count));
  }

  /** Waits until the events meet a condition. */
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

/** Formats each event as `ADDED web`. */
export function summary(events: readonly WatchEvent[]): string[] {
  return events.map(({ type, object }) => `${type} ${stringAt(object, "metadata", "name") ?? ""}`.trim());
}
