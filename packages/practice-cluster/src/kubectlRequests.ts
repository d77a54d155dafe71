import type { ServedRequest } from "./api/http/servedRequest.ts";

/** A request that kubectl sent. */
export type KubectlRequest = Pick<ServedRequest, "command" | "verb" | "resource">;

/** The minimum time between two reports of the same request, in milliseconds. */
const kubectlTellingMs = 1_000;

/**
 * Reports the requests of kubectl. The first request with a command, verb and resource is reported at once, later ones
 * at most once a second. Call the returned function with every request.
 */
export function kubectlRequests(
  tell: (request: KubectlRequest) => void,
  nowMs: () => number,
): (request: ServedRequest) => void {
  /** When each request was last reported. Expired entries are removed. */
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
