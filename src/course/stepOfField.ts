import type { StepId } from "./steps.ts";

/** A field by the names on the way to it; none for the kind itself. */
export interface NamedField {
  readonly apiVersion: string;
  readonly kind: string;
  readonly names: readonly string[];
}

/**
 * Kinds → the fields that a step of the course teaches, by their names: `kind` for the kind itself. A path that ends in
 * a dot stands for what is below the field, too.
 */
export const taughtFields: Readonly<Record<string, Readonly<Record<string, StepId>>>> = {
  "v1 Node": {
    kind: "basics.nodes",
    "status.conditions": "basics.nodes",
    "spec.unschedulable": "architecture.data-plane",
  },
  "v1 Pod": {
    kind: "basics.objects-detail-1",
    spec: "basics.objects-overview",
    status: "basics.objects-overview",
    "spec.containers": "basics.objects-overview",
    "metadata.labels": "basics.objects-detail-2",
  },
  "apps/v1 Deployment": {
    kind: "basics.objects-detail-1",
    spec: "basics.objects-overview",
    status: "basics.objects-overview",
    "spec.replicas": "basics.objects-detail-1",
    "spec.template": "basics.objects-detail-1",
    "spec.template.spec.containers.image": "basics.objects-detail-1",
    "metadata.labels": "basics.objects-detail-2",
    "spec.selector.": "basics.objects-detail-2",
    "spec.template.metadata.labels": "basics.objects-detail-2",
  },
  "apps/v1 DaemonSet": {
    kind: "basics.objects-detail-1",
    "spec.template": "basics.objects-detail-1",
    "spec.selector.": "basics.objects-detail-2",
    "spec.template.metadata.labels": "basics.objects-detail-2",
  },
  "apps/v1 ReplicaSet": {
    kind: "basics.objects-detail-2",
    "spec.replicas": "basics.objects-detail-2",
    "spec.selector.": "basics.objects-detail-2",
    "spec.template.metadata.labels": "basics.objects-detail-2",
  },
  "batch/v1 Job": { kind: "basics.objects-detail-2" },
  "v1 Service": { kind: "basics.objects-detail-2", "spec.selector.": "basics.objects-detail-2" },
  "eksctl.io/v1alpha5 ClusterConfig": {
    kind: "eks.creation-workflow",
    "metadata.name": "eks.creation-workflow",
    "metadata.region": "eks.creation-workflow",
    "managedNodeGroups.": "eks.creation-workflow",
    "addons.": "eks.creation-workflow",
  },
};

/** Returns the step of the course that teaches a field; undefined if none does. */
export function stepOfField({ apiVersion, kind, names }: NamedField): StepId | undefined {
  const fields = new Map(Object.entries(taughtFields)).get(`${apiVersion} ${kind}`);
  if (!fields) return undefined;
  const path = names.length === 0 ? "kind" : names.join(".");
  for (const [taught, step] of Object.entries(fields))
    if (path === taught || (taught.endsWith(".") && `${path}.`.startsWith(taught))) return step;
  return undefined;
}
