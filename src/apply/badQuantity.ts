import type { FieldPath } from "../manifests/fieldPath.ts";
import { quantityOf } from "@kubernetes-workshop/kubernetes/resources/quantity";

/** Fields of amounts. */
const amounts = new Set(["requests", "limits", "hard", "capacity", "sizeLimit", "storage"]);

/** The first amount in an object that cannot be read as one; the API server does not say which it is. */
export function badQuantity(value: unknown, path: FieldPath = [], isAmount = false): FieldPath | undefined {
  if (isAmount && (typeof value === "string" || typeof value === "boolean"))
    return quantityOf(String(value)) ? undefined : path;
  if (typeof value !== "object" || value === null) return undefined;
  for (const [key, inner] of Object.entries(value)) {
    const segment = Array.isArray(value) ? Number(key) : key;
    const found = badQuantity(inner, [...path, segment], isAmount || amounts.has(key));
    if (found) return found;
  }
  return undefined;
}
