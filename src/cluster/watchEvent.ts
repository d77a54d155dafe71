import { t } from "@vscode/l10n";
import { RequestError } from "./requestError.ts";

/** An entry of a watch: https://kubernetes.io/docs/reference/using-api/api-concepts/#efficient-detection-of-changes */
export interface WatchEvent {
  readonly type: "ADDED" | "MODIFIED" | "DELETED" | "BOOKMARK" | "ERROR";
  readonly object: object;
}

/**
 * Reads a line of a watch.
 * @throws {RequestError} for one that was cut in the middle, or is no event
 */
export function parseEvent(line: string, server: string): WatchEvent {
  try {
    const event: unknown = JSON.parse(line);
    if (isWatchEvent(event)) return event;
  } catch {
    // Falls through: a line that was cut in the middle, or no JSON at all.
  }
  throw new RequestError("broken", t("{0} sent a change that cannot be read.", server));
}

function isWatchEvent(value: unknown): value is WatchEvent {
  if (typeof value !== "object" || value === null || !("type" in value) || !("object" in value)) return false;
  return typeof value.object === "object" && value.object !== null;
}
