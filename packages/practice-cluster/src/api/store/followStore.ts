import type { ApiObject, ObjectEvent } from "../../objectApi.ts";
import type { ResourceType } from "../resourceType.ts";
import { selectedEvent } from "./selectedEvent.ts";
import type { WatchCache } from "./watchCache.ts";

/** Yields the current objects as ADDED, and then their changes until the signal is aborted. */
export async function* followStore(
  cache: WatchCache,
  type: ResourceType,
  namespace: string | undefined,
  selected: (object: ApiObject) => boolean,
  signal: AbortSignal,
): AsyncGenerator<ObjectEvent> {
  const inScope = (object: ApiObject): boolean =>
    (namespace === undefined || !type.namespaced || object.metadata.namespace === namespace) &&
    selected(object);
  const queue: ObjectEvent[] = [];
  let wake: (() => void) | undefined;
  const unsubscribe = cache.subscribe(type.storage, (event) => {
    const seen = selectedEvent(event, inScope);
    if (seen) queue.push(seen);
    wake?.();
  });
  const onAbort = (): void => wake?.();
  signal.addEventListener("abort", onAbort);
  try {
    for (const object of cache.list(type.storage)) if (inScope(object)) queue.push({ type: "ADDED", object });
    while (!signal.aborted) {
      const next = queue.shift();
      if (next) {
        yield next;
        continue;
      }
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
      wake = undefined;
    }
  } finally {
    unsubscribe();
    signal.removeEventListener("abort", onAbort);
  }
}
