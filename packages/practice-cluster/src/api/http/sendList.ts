import type { ServerResponse } from "node:http";
import { dump } from "js-yaml";
import type { Turns } from "../../turns.ts";
import { breathe } from "./breathe.ts";

/** So much is put together before it is written, in characters. */
const chunkLength = 256 * 1024;

export interface ListToSend<T> {
  /** The fields before the list. */
  readonly head: object;
  /** The field of the list: `items`, or `rows`. */
  readonly field: string;
  readonly items: readonly T[];
  /** What is shown of an item. */
  readonly show: (item: T) => object;
  readonly yaml?: boolean;
}

/** Sends an answer with a list of any length, in pieces between which others have their turn. */
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
