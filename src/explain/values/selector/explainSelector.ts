import { t } from "@vscode/l10n";
import type { Language } from "@kubernetes-workshop/kubernetes/base/displayLanguage";
import { namesOf } from "../../../manifests/fieldPath.ts";
import { emptySelector } from "./emptySelector.ts";
import { policyScope } from "./policyScope.ts";
import { requirementsOf } from "./requirement.ts";
import { requirementMistake, requirementWords } from "./requirementWords.ts";
import { type FieldPlace, selectorPlace } from "./selectorPlace.ts";
import { selectedThings } from "./selectedThings.ts";

/**
 * Says in words what a selector selects, or one condition of it, as Markdown; undefined of other fields, and while a
 * selector is not whole.
 */
export function explainSelector(place: FieldPlace, language: Language): string | undefined {
  // A metric's selector is about the series of a monitoring system, and not about objects.
  if (namesOf(place.path).includes("metric")) return undefined;
  const selector = selectorPlace(place);
  const requirements = selector && requirementsOf(place, selector);
  if (!requirements) return undefined;
  const mistake = requirements.map(requirementMistake).find((each) => each !== undefined);
  if (mistake !== undefined) return mistake;
  const things = selectedThings(place.kind, selector.base);
  if (requirements.length === 0) return emptySelector(place, selector, things);
  const words = requirements.map((each) => requirementWords(each, language));
  const known = words.filter((each) => each !== undefined);
  if (known.length < words.length) return undefined;
  const said =
    known.length === 1
      ? t("Selects {0} where {1}.", things, known.join())
      : `${t("Selects {0} where all of this is true:", things)}\n\n${known.map((each) => `- ${each}`).join("\n")}`;
  const scope = selector.part ? undefined : policyScope(place, selector.base);
  return scope === undefined ? said : `${said}${known.length === 1 ? " " : "\n\n"}${scope}`;
}
