import type { ApiObject } from "../objectApi.ts";
import { isObject, type JsonObject } from "./json.ts";

/** Converts a value from a client or the store to an ApiObject. A missing name becomes an empty string. */
export function toApiObject(value: JsonObject, apiVersion: string, kind: string): ApiObject {
  const metadata = isObject(value["metadata"]) ? value["metadata"] : {};
  const name = typeof metadata["name"] === "string" ? metadata["name"] : "";
  return { ...value, apiVersion, kind, metadata: { ...metadata, name } };
}

/** The last second with a four-digit year. Kubernetes cannot write later times. */
const lastMs = Date.UTC(9999, 11, 31, 23, 59, 59);

/** Formats a time as Kubernetes does: in UTC, in whole seconds. */
export function timestamp(ms: number): string {
  return new Date(Math.max(0, Math.min(ms || 0, lastMs))).toISOString().replace(/\.\d+Z$/, "Z");
}

/** Formats a time with microseconds, as in leases and newer events. */
export function microTimestamp(ms: number): string {
  return new Date(ms).toISOString().replace(/\.(\d{3})Z$/, ".$1000Z");
}
