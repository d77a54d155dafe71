import type { KubernetesObject } from "./kubernetesObject.ts";

/** What is shorter is in many a word, and hardly a secret. */
const shortest = 4;

/**
 * A text about an object without the values that the object keeps secret, which a webhook of the cluster may repeat in
 * words of its own. https://kubernetes.io/docs/concepts/configuration/secret/
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

/** At any depth: what is wrongly written is refused first of all. */
function valuesIn(value: unknown): string[] {
  if (typeof value === "object" && value !== null) return Object.values(value).flatMap(valuesIn);
  const isScalar = typeof value === "string" || typeof value === "number" || typeof value === "boolean";
  return isScalar ? [String(value)] : [];
}

function decoded(value: string): string {
  return Buffer.from(value, "base64").toString("utf8");
}
