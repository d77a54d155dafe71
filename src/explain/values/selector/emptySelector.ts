import { t } from "@vscode/l10n";
import { namesOf } from "../../../manifests/fieldPath.ts";
import { policyScope } from "./policyScope.ts";
import type { FieldPlace, SelectorPlace } from "./selectorPlace.ts";

/** The kinds of `apps/v1` whose selector must not be empty. */
const workloads = new Set(["DaemonSet", "Deployment", "ReplicaSet", "StatefulSet"]);

/**
 * Says what an empty selector selects: everything in most places, nothing in some.
 *
 * @param things what is selected, as the object of a sentence
 */
export function emptySelector(
  place: FieldPlace,
  { base, form }: SelectorPlace,
  things: string,
): string | undefined {
  if (form === "node") return t("Without a condition, this selects no node.");
  const path = namesOf(base).join(".");
  if (form === "labels" && path.endsWith("nodeSelector"))
    return t("Empty, so any node will do, as without this field.");
  if (form === "labels")
    return place.kind === "Service"
      ? t("Empty, so the Service gets no addresses of pods, as without a selector.")
      : undefined;
  if (workloads.has(place.kind) && path === "spec.selector")
    return t("The API server refuses an empty selector here.");
  const all = t("Empty, so it selects all {0}.", things);
  const scope = policyScope(place, base);
  return scope === undefined ? all : `${all} ${scope}`;
}
