import { ownField } from "@kubernetes-workshop/kubernetes/base/ownField";
import { listAt, objectsAt, stringAt, stringMap, valueAt } from "../json.ts";
import { meets } from "@kubernetes-workshop/kubernetes/resources/labelRequirement";

type Labels = Readonly<Record<string, string>>;
export type LabelMatcher = (labels: Labels) => boolean;

/** A matcher for a `LabelSelector` object: all of `matchLabels` and `matchExpressions` must hold. */
export function objectSelector(selector: unknown): LabelMatcher {
  const wanted = Object.entries(stringMap(valueAt(selector, "matchLabels")));
  const expressions = objectsAt(selector, "matchExpressions");
  return (labels) =>
    wanted.every(([name, value]) => ownField(labels, name) === value) &&
    expressions.every((expression) => expressionHolds(expression, labels));
}

function expressionHolds(expression: unknown, labels: Labels): boolean {
  const key = stringAt(expression, "key") ?? "";
  const operator = stringAt(expression, "operator") ?? "";
  return meets({ key, operator, values: listAt(expression, "values") }, ownField(labels, key));
}

/** Formats a `LabelSelector` as the scale subresource and `kubectl get -o wide` show it. */
export function selectorText(selector: unknown): string {
  const labels = Object.entries(stringMap(valueAt(selector, "matchLabels"))).sort(([a], [b]) =>
    a < b ? -1 : 1,
  );
  const expressions = objectsAt(selector, "matchExpressions").map((expression) => {
    const name = stringAt(expression, "key") ?? "";
    const values = listAt(expression, "values").join(",");
    switch (stringAt(expression, "operator")) {
      case "In":
        return `${name} in (${values})`;
      case "NotIn":
        return `${name} notin (${values})`;
      case "DoesNotExist":
        return `!${name}`;
      case undefined:
      default:
        return name;
    }
  });
  return [...labels.map(([name, value]) => `${name}=${value}`), ...expressions].join(",");
}
