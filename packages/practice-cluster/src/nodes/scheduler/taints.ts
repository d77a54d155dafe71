import type { Taint, Toleration } from "./types.ts";

/** Whether a toleration covers a taint. https://kubernetes.io/docs/concepts/scheduling-eviction/taint-and-toleration/ */
export function tolerates(toleration: Toleration, taint: Taint): boolean {
  if (toleration.effect !== undefined && toleration.effect !== "" && toleration.effect !== taint.effect)
    return false;
  const exists = toleration.operator === "Exists";
  const anyKey = toleration.key === undefined || toleration.key === "";
  if (anyKey) return exists;
  return toleration.key === taint.key && (exists || (toleration.value ?? "") === (taint.value ?? ""));
}

/** The first taint of the given effects that no toleration covers. */
export function untoleratedTaint(
  taints: readonly Taint[] | undefined,
  tolerations: readonly Toleration[] | undefined,
  effects: readonly string[],
): Taint | undefined {
  return taints?.find(
    (taint) =>
      effects.includes(taint.effect) && !tolerations?.some((toleration) => tolerates(toleration, taint)),
  );
}
