import type { FieldPath } from "../manifests/fieldPath.ts";
import { quantityOf } from "@kubernetes-workshop/kubernetes/resources/quantity";

/** Names of the fields whose values, or the values inside them, are quantities. */
const amounts = new Set(["requests", "limits", "hard", "capacity", "sizeLimit", "storage"]);

/** Returns the path of the first quantity in an object that does not parse; the API server does not name it. */
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
