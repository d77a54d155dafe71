import { goQuoted } from "@kubernetes-workshop/kubernetes/resources/goQuoted";
import { ownField } from "@kubernetes-workshop/kubernetes/base/ownField";
import { meets } from "@kubernetes-workshop/kubernetes/resources/labelRequirement";
import {
  asLabelRequirement,
  parseLabelSelector as parse,
  type SelectorProblem,
} from "@kubernetes-workshop/kubernetes/resources/labelSelector";
import { badRequest } from "../apiError.ts";
import { labelValueErrors, qualifiedNameErrors } from "../validation/names.ts";
import type { LabelMatcher } from "./labelSelector.ts";

/**
 * Parses a label selector of `kubectl get -l`, such as `app=web,tier!=cache,env in (dev,test),!old`, with the real
 * server's error messages (k8s.io/apimachinery `labels.Parse`).
 * https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#label-selectors
 */
export function parseLabelSelector(text: string | undefined): LabelMatcher {
  const { requirements, error } = parse(text ?? "");
  if (error) throw badRequest(messageOf(error));
  const wanted = requirements.map(asLabelRequirement);
  return (labels) => wanted.every((requirement) => meets(requirement, ownField(labels, requirement.key)));
}

function messageOf({ problem, found, expected, value }: SelectorProblem): string {
  const start = "unable to parse requirement";
  if (expected !== undefined) {
    // Kubernetes' message has no comma there.
    const text = `found '${found}'${problem === "expectedParenthesis" ? "" : ","} ${expected}`;
    const isBetween =
      problem === "expectedComma" || (problem === "expectedKey" && expected !== "expected: identifier");
    return isBetween ? text : `${start}: ${text}`;
  }
  const quoted = goQuoted(found);
  if (!value) return `${start}: <nil>: Invalid value: ${quoted}: ${qualifiedNameErrors(found).join("; ")}`;
  const { key, index } = value;
  const label = labelValueErrors(found).join("; ");
  const errors = [
    ...(problem === "notInteger"
      ? [`values[${index}]: Invalid value: ${quoted}: for 'Gt', 'Lt' operators, the value must be an integer`]
      : []),
    ...(label === "" ? [] : [`values[${index}][${key}]: Invalid value: ${quoted}: ${label}`]),
  ];
  return `${start}: ${errors.length === 1 ? errors.join("") : `[${errors.join(", ")}]`}`;
}
