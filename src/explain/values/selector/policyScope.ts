import { t } from "@vscode/l10n";
import type { FieldPath } from "../../../manifests/fieldPath.ts";
import type { FieldPlace } from "./selectorPlace.ts";

/**
 * Says in which namespaces the selector of a NetworkPolicy looks for pods, which depends on the selector beside it.
 * https://kubernetes.io/docs/concepts/services-networking/network-policies/#behavior-of-to-and-from-selectors
 */
export function policyScope({ kind, keysAt }: FieldPlace, selector: FieldPath): string | undefined {
  if (kind !== "NetworkPolicy") return undefined;
  const last = selector.at(-1);
  const isPeer = typeof selector.at(-2) === "number";
  const beside = keysAt(selector.slice(0, -1)) ?? [];
  if (last === "podSelector") {
    if (isPeer && beside.includes("namespaceSelector"))
      return t("Only pods in the namespaces that `namespaceSelector` selects count.");
    return t("Only pods in the namespace of the policy count.");
  }
  if (last !== "namespaceSelector" || !isPeer) return undefined;
  return beside.includes("podSelector")
    ? t("In them, only the pods that `podSelector` selects count.")
    : t("In them, all pods count.");
}
