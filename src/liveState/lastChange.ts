import type { V1ObjectMeta } from "@kubernetes/client-node";
import { t } from "@vscode/l10n";
import { valueAt } from "@kubernetes-workshop/kubernetes/base/valueAt";
import { type FromApi, timeMs } from "@kubernetes-workshop/kubernetes/resources/fromApi";
import type { KubernetesObject } from "@kubernetes-workshop/kubernetes/resources/kubernetesObject";
import { ageText } from "../ageText.ts";
import { managerName } from "../trace/managerName.ts";
import { storedAndChanged } from "../trace/objectOccurrences.ts";

/** Says who changed an object last and when, apart from the components of the cluster; undefined if nobody is known. */
export function lastChange({ kind, metadata }: KubernetesObject, nowMs: number): string | undefined {
  const known: FromApi<V1ObjectMeta> = metadata;
  const told = storedAndChanged(kind, known).toSorted((one, other) => other.at - one.at);
  for (const { at, what } of told) {
    if (what.type === "changed")
      return t("Last changed by {0}, {1} ago.", managerName(what.manager), ageText(at, nowMs));
    if (what.type === "stored")
      return what.manager === undefined
        ? t("Created {0} ago.", ageText(at, nowMs))
        : t("Created by {0}, {1} ago.", managerName(what.manager), ageText(at, nowMs));
  }
  return undefined;
}

/**
 * Says who has set a field, and when that manager last changed the object; undefined if nobody has.
 *
 * @param names the path of the field, which is in no list
 */
export function setBy(
  { metadata }: KubernetesObject,
  names: readonly string[],
  nowMs: number,
): string | undefined {
  const known: FromApi<V1ObjectMeta> = metadata;
  const owners = (known.managedFields ?? [])
    .filter(({ manager, fieldsV1 }) => manager !== undefined && owns(fieldsV1, names))
    .toSorted((one, other) => (timeMs(other.time) ?? 0) - (timeMs(one.time) ?? 0));
  const [latest] = owners;
  const at = timeMs(latest?.time);
  if (latest?.manager === undefined || at === undefined) return undefined;
  return t(
    "Set by {0}, which last changed the object {1} ago.",
    managerName(latest.manager),
    ageText(at, nowMs),
  );
}

/** https://kubernetes.io/docs/reference/using-api/server-side-apply/#field-management */
function owns(fields: unknown, names: readonly string[]): boolean {
  return valueAt(fields, ...names.map((name) => `f:${name}`)) !== undefined;
}
