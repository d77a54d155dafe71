import { ownField } from "@kubernetes-workshop/kubernetes/base/ownField";
import type { KubernetesObject } from "@kubernetes-workshop/kubernetes/resources/kubernetesObject";
import { meets } from "@kubernetes-workshop/kubernetes/resources/labelRequirement";
import {
  asLabelRequirement,
  parseLabelSelector,
} from "@kubernetes-workshop/kubernetes/resources/labelSelector";

/** Whether an object has the labels of a selector; one that cannot be read matches nothing, and an empty one all. */
export function matchesSelector({ metadata }: KubernetesObject, selector: string): boolean {
  const { requirements } = parseLabelSelector(selector);
  return (
    requirements?.every((each) => meets(asLabelRequirement(each), ownField(metadata.labels, each.key))) ??
    false
  );
}
