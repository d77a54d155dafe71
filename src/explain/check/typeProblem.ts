import { t } from "@vscode/l10n";
import { inlineCode } from "@kubernetes-workshop/kubernetes/base/inlineCode";
import { groupOf } from "@kubernetes-workshop/kubernetes/kinds/apiGroup";
import { ownField } from "@kubernetes-workshop/kubernetes/base/ownField";
import type { KindIndex } from "@kubernetes-workshop/kubernetes/schemas/fieldData";
import { isCustomGroup } from "../custom/customKind.ts";
import { formerVersion } from "../formerVersions.ts";
import { nearName } from "../nearName.ts";

/** What an object says that it is. */
interface WrittenType {
  readonly apiVersion: string;
  readonly kind: string;
}

/**
 * Says what is wrong with an apiVersion and a kind; undefined if nothing is, or if they are those of a custom resource.
 *
 * @param current the apiVersion in which the kind is explained; undefined if it is unknown
 */
export function typeProblem(
  { apiVersion, kind }: WrittenType,
  current: string | undefined,
  indexes: readonly KindIndex[],
): string | undefined {
  if (current === apiVersion) return undefined;
  const written = inlineCode(apiVersion);
  const removed = formerVersion(apiVersion, kind);
  if (removed && removed.replacement === undefined)
    return t(
      "{0} of {1} was removed in Kubernetes {2}, and nothing replaces it.",
      inlineCode(kind),
      written,
      removed.removedIn,
    );
  if (current !== undefined)
    return removed
      ? t("{0} was removed in Kubernetes {1}. Write {2}.", written, removed.removedIn, inlineCode(current))
      : t("There is no {0} in {1}. Write {2}.", inlineCode(kind), written, inlineCode(current));
  const group = groupOf(apiVersion);
  const ours = indexes.filter((index) => Object.keys(index).some((each) => groupOf(each) === group));
  if (ours.length === 0 && isCustomGroup(apiVersion)) return undefined;
  const kinds = ours.flatMap((index) => Object.keys(ownField(index, apiVersion) ?? {}));
  const near = nearName(kind, kinds);
  const unknown = t("There is no {0} in {1}.", inlineCode(kind), written);
  return near === undefined ? unknown : `${unknown} ${t("You probably mean {0}.", inlineCode(near))}`;
}
