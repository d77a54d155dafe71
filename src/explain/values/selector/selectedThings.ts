import { t } from "@vscode/l10n";
import type { FieldPath } from "../../../manifests/fieldPath.ts";
import { namesOf } from "../../../manifests/fieldPath.ts";

const ofPods = new Set([
  "DaemonSet",
  "Deployment",
  "Job",
  "PodDisruptionBudget",
  "ReplicaSet",
  "ReplicationController",
  "Service",
  "StatefulSet",
]);

/** Names what the selector at a path selects, as the object of a sentence. */
export function selectedThings(kind: string, selector: FieldPath): string {
  const names = namesOf(selector);
  const last = names.at(-1) ?? "";
  const has = (name: string): boolean => names.includes(name);
  if (/^node(?:Selector|SelectorTerms)$|^preference$/.test(last) || has("nodeAffinity")) return t("nodes");
  if (last === "namespaceSelector") return t("namespaces");
  if (/^volumeClaimTemplates?$/.test(names.at(-3) ?? "") || kind === "PersistentVolumeClaim")
    return t("volumes");
  const isOfPods =
    last === "podSelector" ||
    has("podAffinity") ||
    has("podAntiAffinity") ||
    has("topologySpreadConstraints") ||
    (ofPods.has(kind) && names.join(".") === "spec.selector") ||
    names.join(".") === "spec.jobTemplate.spec.selector";
  return isOfPods ? t("pods") : t("objects");
}
