import { meets } from "@kubernetes-workshop/kubernetes/resources/labelRequirement";
import {
  asLabelRequirement,
  parseLabelSelector,
} from "@kubernetes-workshop/kubernetes/resources/labelSelector";

/** Returns whether labels match a selector in the syntax of `kubectl get -l`; without one, all do. */
export function labelFilter(
  selector: string | undefined,
): (labels: ReadonlyMap<string, string | undefined>) => boolean {
  const requirements = selector === undefined ? [] : (parseLabelSelector(selector).requirements ?? []);
  return (labels) =>
    requirements.every((requirement) => meets(asLabelRequirement(requirement), labels.get(requirement.key)));
}
