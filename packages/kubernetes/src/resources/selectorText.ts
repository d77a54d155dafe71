import type { V1LabelSelector } from "@kubernetes/client-node";
import type { FromApi } from "./fromApi.ts";

/**
 * Formats a selector for the `labelSelector` parameter; returns undefined for an empty selector.
 * https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#api
 */
export function selectorText(selector: FromApi<V1LabelSelector> | undefined): string | undefined {
  const labels = Object.entries(selector?.matchLabels ?? {}).map(([key, value]) => `${key}=${value}`);
  const expressions = (selector?.matchExpressions ?? []).flatMap(({ key = "", operator, values = [] }) => {
    if (operator === "In") return [`${key} in (${values.join(",")})`];
    if (operator === "NotIn") return [`${key} notin (${values.join(",")})`];
    return operator === "Exists" ? [key] : operator === "DoesNotExist" ? [`!${key}`] : [];
  });
  const all = [...labels, ...expressions];
  return all.length > 0 ? all.join(",") : undefined;
}
