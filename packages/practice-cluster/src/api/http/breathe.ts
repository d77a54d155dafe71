import type { ServerResponse } from "node:http";
import type { Turns } from "../../turns.ts";

/** Pauses a long response until other work has had its turn and the client has read what was sent. */
export async function breathe(response: ServerResponse, turns: Turns): Promise<void> {
  if (turns.over) await turns.takeFirst();
  if (!response.writableNeedDrain || response.destroyed) return;
  await new Promise<void>((resolve) => {
    const go = (): void => {
      response.off("drain", go);
      response.off("close", go);
      resolve();
    };
    response.once("drain", go);
    response.once("close", go);
  });
}
