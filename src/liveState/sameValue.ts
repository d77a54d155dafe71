import { compareQuantities, quantityOf } from "@kubernetes-workshop/kubernetes/resources/quantity";
import type { FieldPath } from "../manifests/fieldPath.ts";

/** Fields below which values are quantities, which the API server writes in a form of its own. */
const ofQuantities: ReadonlySet<string> = new Set([
  "averageValue",
  "capacity",
  "default",
  "defaultRequest",
  "divisor",
  "hard",
  "limits",
  "max",
  "min",
  "overhead",
  "requests",
  "sizeLimit",
  "value",
]);

/**
 * Whether a scalar of a manifest is what the API server stores as `live`: numbers in another notation, `yes`, and
 * quantities in another unit are. Reads YAML 1.1, as clusters do.
 */
export function isSameValue(
  { text, isPlain }: { readonly text: string; readonly isPlain: boolean },
  live: string | number | boolean,
  path: FieldPath,
): boolean {
  if (text === String(live)) return true;
  if (path.some((segment) => typeof segment === "string" && ofQuantities.has(segment))) {
    const [one, other] = [quantityOf(text), quantityOf(live)];
    if (one && other) return compareQuantities(one, other) === 0;
  }
  if (!isPlain) return false;
  if (typeof live === "boolean") return (live ? /^(?:y|yes|on|true)$/i : /^(?:n|no|off|false)$/i).test(text);
  // An octal or long number stays one where the API wants text, too: it is refused, not changed.
  if (typeof live === "number") return numbersOf(text).includes(live);
  return false;
}

/** https://yaml.org/type/int.html */
function numbersOf(text: string): number[] {
  const digits = text.replaceAll("_", "");
  const octal = /^0o?([0-7]+)$/.exec(digits)?.[1];
  return [Number(digits), ...(octal === undefined ? [] : [Number.parseInt(octal, 8)])];
}
