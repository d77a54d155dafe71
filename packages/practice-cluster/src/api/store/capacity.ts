import type { ApiObject } from "../../objectApi.ts";
import type { ApiError } from "../apiError.ts";
import { forbidden } from "../apiError.ts";
import type { ResourceType } from "../resourceType.ts";
import type { Capacity } from "./practiceCapacity.ts";
import { serializeStored } from "./storedObject.ts";
import type { WatchCache } from "./watchCache.ts";

/** Room for the system's own pods and objects in `kube-system` when the practice cluster is full. */
const reserved = 100;

const own = "this is its own limit, a real cluster is as large as its machines";

/**
 * Refuses an object that would make the practice cluster too large for its thread, as a resource quota does.
 * https://kubernetes.io/docs/concepts/policy/resource-quotas/
 */
export function admitToCapacity(
  type: ResourceType,
  object: ApiObject,
  cache: Pick<WatchCache, "count" | "size">,
  capacity: Capacity,
): void {
  const refuse = (most: number, what: string): ApiError => {
    const text = `the practice cluster holds at most ${most.toLocaleString("en")} ${what}; ${own}`;
    return forbidden(type, object.metadata.name, text);
  };
  const more = object.metadata.namespace === "kube-system" ? reserved : 0;
  const limit = type.rules.limit?.(object, capacity);
  if (limit) {
    if (limit.refusal !== undefined) throw forbidden(type, object.metadata.name, limit.refusal);
    if (cache.count(type.storage) >= limit.most + more) throw refuse(limit.most, type.plural);
  }
  if (type.rules.expires) return;
  const { objects, bytes } = cache.size();
  if (objects >= capacity.objects + more) throw refuse(capacity.objects, "objects");
  if (bytes > capacity.bytes / 2 && bytes + serializeStored(object).length > capacity.bytes)
    throw refuse(capacity.bytes, "bytes");
}

/** Refuses an update that makes an object grow beyond the capacity; an update that shrinks it always passes. */
export function admitGrowth(
  type: ResourceType,
  current: ApiObject,
  next: ApiObject,
  cache: Pick<WatchCache, "size">,
  capacity: Capacity,
): void {
  const { bytes } = cache.size();
  if (bytes <= capacity.bytes / 2) return;
  const growth = serializeStored(next).length - serializeStored(current).length;
  if (growth <= 0 || bytes + growth <= capacity.bytes) return;
  const text = `the practice cluster holds at most ${capacity.bytes.toLocaleString("en")} bytes; ${own}`;
  throw forbidden(type, current.metadata.name, text);
}
