import type { ApiObject } from "../objectApi.ts";
import { isObject, type JsonObject } from "./json.ts";

/** Makes an ApiObject of what a client or the store gave; a missing name becomes the empty one. */
export function toApiObject(value: JsonObject, apiVersion: string, kind: string): ApiObject {
  const metadata = isObject(value["metadata"]) ? value["metadata"] : {};
  const name = typeof metadata["name"] === "string" ? metadata["name"] : "";
  return { ...value, apiVersion, kind, metadata: { ...metadata, name } };
}

/** The last second that has a year of four digits: what lies behind it is no time that Kubernetes writes. */
const lastMs = Date.UTC(9999, 11, 31, 23, 59, 59);

/** A time as Kubernetes writes it: whole seconds, UTC. */
export function timestamp(ms: number): string {
  return new Date(Math.max(0, Math.min(ms || 0, lastMs))).toISOString().replace(/\.\d+Z$/, "Z");
}

/** A time with microseconds, as leases and the newer events have it. */
export function microTimestamp(ms: number): string {
  return new Date(ms).toISOString().replace(/\.(\d{3})Z$/, ".$1000Z");
}
