import { ownField } from "@kubernetes-workshop/kubernetes/base/ownField";
import { meets } from "@kubernetes-workshop/kubernetes/resources/labelRequirement";
import type { NodeSelectorTerm, SchedulableNode, SchedulablePodSpec } from "./types.ts";

/** Whether a node matches a pod's `nodeSelector` and required node affinity. https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/ */
export function matchesNodeAffinity(spec: SchedulablePodSpec, node: SchedulableNode): boolean {
  const labels = node.metadata?.labels ?? {};
  if (Object.entries(spec.nodeSelector ?? {}).some(([key, value]) => ownField(labels, key) !== value))
    return false;
  const required = spec.affinity?.nodeAffinity?.requiredDuringSchedulingIgnoredDuringExecution;
  return required === undefined || required.nodeSelectorTerms.some((term) => matchesTerm(term, node));
}

function matchesTerm(term: NodeSelectorTerm, node: SchedulableNode): boolean {
  const expressions = term.matchExpressions ?? [];
  const fields = term.matchFields ?? [];
  // A term without requirements matches nothing.
  if (expressions.length + fields.length === 0) return false;
  return (
    expressions.every((requirement) =>
      meets(requirement, ownField(node.metadata?.labels, requirement.key)),
    ) &&
    fields.every(
      (requirement) => requirement.key === "metadata.name" && meets(requirement, node.metadata?.name),
    )
  );
}
