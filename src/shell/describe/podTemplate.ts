import type { V1PodTemplateSpec, V1TopologySpreadConstraint } from "@kubernetes/client-node";
import type { FromApi } from "@kubernetes-workshop/kubernetes/resources/fromApi";
import { formatSelector } from "../objects/podsOf.ts";
import { byBytes } from "../print/goOrder.ts";
import { describeContainers } from "./containers.ts";
import { Description } from "./description.ts";
import { describeAnnotations, describeLabels, describeTolerations } from "./pairs.ts";
import { describeVolumes } from "./volumes.ts";

/** The template of a workload's pods. (kubectl `DescribePodTemplate`) */
export function describePodTemplate(into: Description, template: FromApi<V1PodTemplateSpec> = {}): void {
  const { metadata = {}, spec = {} } = template;
  const { initContainers = [], containers = [] } = spec;
  into.line(0, "Pod Template:");
  describeLabels(into, "  Labels", metadata.labels);
  if (Object.keys(metadata.annotations ?? {}).length > 0)
    describeAnnotations(into, "  Annotations", metadata.annotations);
  if (spec.serviceAccountName) into.field(1, "Service Account", spec.serviceAccountName);
  if (initContainers.length > 0)
    describeContainers(into, "Init Containers", initContainers, { indent: "  " });
  describeContainers(into, "Containers", containers, { indent: "  " });
  describeVolumes(into, spec.volumes, "  ");
  describeSpread(into, spec.topologySpreadConstraints, "  ");
  if (spec.priorityClassName) into.field(1, "Priority Class Name", spec.priorityClassName);
  describeLabels(into, "  Node-Selectors", spec.nodeSelector);
  describeTolerations(into, "  Tolerations", spec.tolerations);
}

/** The template as `rollout history --revision` shows it, which sets no columns. */
export function podTemplateText(template: FromApi<V1PodTemplateSpec>): string {
  const into = new Description();
  describePodTemplate(into, template);
  return into.unaligned;
}

/** https://kubernetes.io/docs/concepts/scheduling-eviction/topology-spread-constraints/ */
export function describeSpread(
  into: Description,
  constraints: readonly FromApi<V1TopologySpreadConstraint>[] = [],
  indent = "",
): void {
  const sorted = [...constraints].sort((a, b) => byBytes(a.topologyKey ?? "", b.topologyKey ?? ""));
  sorted.forEach(({ topologyKey = "", whenUnsatisfiable = "", maxSkew = 0, labelSelector }, index) => {
    const begin = index === 0 ? "Topology Spread Constraints:" : "";
    const selector = labelSelector ? ` for selector ${formatSelector(labelSelector)}` : "";
    into.line(
      0,
      `${indent}${begin}\t${topologyKey}:${whenUnsatisfiable} when max skew ${maxSkew} is exceeded${selector}`,
    );
  });
}
