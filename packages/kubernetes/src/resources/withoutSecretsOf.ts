import type { KubernetesObject } from "./kubernetesObject.ts";

/** Shorter values occur inside many words and are hardly secret. */
const shortest = 4;

/**
 * Removes an object's secret values from a text about it, since a webhook in the cluster may repeat them in its own
 * messages. https://kubernetes.io/docs/concepts/configuration/secret/
 */
export function withoutSecretsOf(object: KubernetesObject, text: string): string {
  if (object.kind !== "Secret" || object.apiVersion !== "v1") return text;
  const values = (["data", "stringData"] as const).flatMap((field) => valuesIn(object[field]));
  const longestFirst = values
    .flatMap((value) => [value, decoded(value)])
    .flatMap((value) => [value, JSON.stringify(value).slice(1, -1)])
    .filter((value) => value.trim().length >= shortest)
    .sort((a, b) => b.length - a.length);
  return longestFirst.reduce((left, value) => left.replaceAll(value, "…"), text);
}

/** Collects values at any depth, since a malformed object is the likeliest to be refused. */
function valuesIn(value: unknown): string[] {
  if (typeof value === "object" && value !== null) return Object.values(value).flatMap(valuesIn);
  const isScalar = typeof value === "string" || typeof value === "number" || typeof value === "boolean";
  return isScalar ? [String(value)] : [];
}

function decoded(value: string): string {
  return Buffer.from(value, "base64").toString("utf8");
}
