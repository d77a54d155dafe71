import type { ServerResponse } from "node:http";
import { dump } from "js-yaml";
import type { Turns } from "../../turns.ts";
import { breathe } from "./breathe.ts";

/** Length of the text that is written at once, in characters. */
const chunkLength = 256 * 1024;

export interface ListToSend<T> {
  /** The fields before the list. */
  readonly head: object;
  /** The field of the list: `items`, or `rows`. */
  readonly field: string;
  readonly items: readonly T[];
  /** The form of an item in the response. */
  readonly show: (item: T) => object;
  readonly yaml?: boolean;
}

/** Sends a list of any length in pieces, between which other work has its turn. */
export async function sendList<T>(
  response: ServerResponse,
  { head, field, items, show, yaml = false }: ListToSend<T>,
  turns: Turns,
): Promise<void> {
  response.writeHead(200, { "Content-Type": yaml ? "application/yaml" : "application/json" });
  let text = yaml
    ? `${dump(head)}${field}:${items.length === 0 ? " []" : ""}\n`
    : `${JSON.stringify(head).slice(0, -1)},"${field}":[`;
  let separator = "";
  for (const item of items) {
    text += yaml ? dump([show(item)]) : separator + JSON.stringify(show(item));
    separator = ",";
    if (text.length >= chunkLength) {
      response.write(text);
      text = "";
    }
    await breathe(response, turns);
    if (response.destroyed) return;
  }
  response.end(yaml ? text : `${text}]}\n`);
}
