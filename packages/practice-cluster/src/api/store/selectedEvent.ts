import type { ApiObject } from "../../objectApi.ts";
import type { StoreEvent } from "./watchCache.ts";

/**
 * A change as a watch with a selector sees it: an object that starts to match is added, and one that ceases to match is
 * deleted. https://kubernetes.io/docs/reference/using-api/api-concepts/#efficient-detection-of-changes
 */
export function selectedEvent(
  event: StoreEvent,
  selected: (object: ApiObject) => boolean,
): { type: StoreEvent["type"]; object: ApiObject } | undefined {
  const { type, object, previous } = event;
  const is = type !== "DELETED" && selected(object);
  const was = previous !== undefined && selected(previous);
  if (is) return { type: was ? "MODIFIED" : "ADDED", object };
  if (!was) return undefined;
  if (type === "DELETED") return { type, object };
  // The previous object, with the resource version at which it ceased to match.
  const metadata = { ...previous.metadata, resourceVersion: String(event.revision) };
  return { type: "DELETED", object: { ...previous, metadata } };
}
