import { setTimeout as delay } from "node:timers/promises";

const pauseMs = 200;
const longestMs = 10_000;

/** Asks again and again until there is an answer, for ten seconds at most. */
export async function untilDefined<T>(
  ask: () => Promise<T | undefined>,
  signal: AbortSignal,
): Promise<T | undefined> {
  for (let waitedMs = 0; waitedMs <= longestMs; waitedMs += pauseMs) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    await delay(pauseMs, undefined, { signal });
  }
  return undefined;
}
