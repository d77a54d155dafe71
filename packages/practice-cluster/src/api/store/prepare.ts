import { randomBytes, randomUUID } from "node:crypto";
import type { ApiObject } from "../../objectApi.ts";
import { timestamp } from "../apiObject.ts";
import type { ResourceType } from "../resourceType.ts";

/** https://kubernetes.io/docs/reference/using-api/api-concepts/#generated-values */
export function generatedName(prefix: string): string {
  const alphabet = "bcdfghjklmnpqrstvwxz2456789";
  const suffix = [...randomBytes(5)].map((byte) => alphabet[byte % alphabet.length]).join("");
  return `${prefix.slice(0, 58)}${suffix}`;
}

/** Sets the metadata fields that the server owns in a new object. */
export function prepareMetadata(object: ApiObject, type: ResourceType, now: number): void {
  const { metadata } = object;
  if (metadata.name === "" && metadata.generateName !== undefined)
    metadata.name = generatedName(metadata.generateName);
  metadata.uid = randomUUID();
  metadata.creationTimestamp = timestamp(now);
  delete metadata.deletionTimestamp;
  delete metadata.deletionGracePeriodSeconds;
  delete metadata["selfLink"];
  delete metadata.resourceVersion;
  if (type.generation) metadata.generation = 1;
  else delete metadata.generation;
}

/** Sets the initial status of a new object, and applies its kind's own preparation, after the defaults. */
export function prepareForCreate(object: ApiObject, { status, rules }: ResourceType): void {
  if (rules.firstStatus) object["status"] = structuredClone(rules.firstStatus);
  else if (status && !rules.keepsStatus) delete object["status"];
  rules.prepare?.(object);
}
