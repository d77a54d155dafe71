import type { ServedRequest } from "./api/http/servedRequest.ts";

/** What kubectl has asked for. */
export type KubectlRequest = Pick<ServedRequest, "command" | "verb" | "resource">;

/** The least time between two tellings of the same, in milliseconds. */
const kubectlTellingMs = 1_000;

/**
 * Tells what kubectl asks for: of the first request of each command, verb and resource at once, of later ones once a
 * second at most. Answers with a function that is to be called with every request.
 */
export function kubectlRequests(
  tell: (request: KubectlRequest) => void,
  nowMs: () => number,
): (request: ServedRequest) => void {
  /** When each was told of last; what is over is forgotten. */
  const told = new Map<string, number>();
  return ({ userAgent, command, verb, resource }) => {
    if (userAgent?.startsWith("kubectl/") !== true) return;
    const now = nowMs();
    for (const [key, at] of told) if (now - at >= kubectlTellingMs) told.delete(key);
    const key = JSON.stringify([command, verb, resource]);
    if (told.has(key)) return;
    told.set(key, now);
    tell({ command, verb, resource });
  };
}
