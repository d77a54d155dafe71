import type { CronWords } from "./fieldValue.ts";

/** Loads the words for the schedules of a kind; undefined if objects of it have none. */
export async function cronWordsFor(kind: string): Promise<CronWords | undefined> {
  return kind === "CronJob" ? (await import("./cronWords.ts")).cronWords : undefined;
}
