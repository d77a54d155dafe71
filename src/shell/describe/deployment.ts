import type { V1Deployment, V1ReplicaSet } from "@kubernetes/client-node";
import type { FromApi } from "@kubernetes-workshop/kubernetes/resources/fromApi";
import { typeMeta } from "@kubernetes-workshop/kubernetes/kinds/kindRow";
import { kinds } from "@kubernetes-workshop/kubernetes/kinds/kinds";
import { revisionOf } from "@kubernetes-workshop/kubernetes/resources/rollout";
import { formatSelector } from "../objects/podsOf.ts";
import type { Describer } from "./describer.ts";
import type { Description } from "./description.ts";
import { describeAnnotations, describeLabels } from "./pairs.ts";
import { describePodTemplate } from "./podTemplate.ts";
import { rfc1123 } from "./times.ts";

/** (kubectl `describeDeployment`) */
export const describeDeployment: Describer = async (object, into, { cluster, signal }) => {
  const deployment: FromApi<V1Deployment> = object;
  const { metadata = {}, spec = {}, status = {} } = deployment;
  into.field(0, "Name", metadata.name ?? "");
  into.field(0, "Namespace", metadata.namespace ?? "");
  into.field(0, "CreationTimestamp", rfc1123(metadata.creationTimestamp));
  describeLabels(into, "Labels", metadata.labels);
  describeAnnotations(into, "Annotations", metadata.annotations);
  into.field(0, "Selector", formatSelector(spec.selector ?? {}));
  const counts = [
    [spec.replicas ?? 1, "desired"],
    [status.updatedReplicas ?? 0, "updated"],
    [status.replicas ?? 0, "total"],
    [status.availableReplicas ?? 0, "available"],
    [status.unavailableReplicas ?? 0, "unavailable"],
  ];
  into.field(0, "Replicas", counts.map((count) => count.join(" ")).join(" | "));
  into.field(0, "StrategyType", spec.strategy?.type ?? "");
  into.field(0, "MinReadySeconds", spec.minReadySeconds ?? 0);
  const { rollingUpdate } = spec.strategy ?? {};
  if (rollingUpdate)
    into.field(
      0,
      "RollingUpdateStrategy",
      `${String(rollingUpdate.maxUnavailable ?? 0)} max unavailable, ${String(rollingUpdate.maxSurge ?? 0)} max surge`,
    );
  describePodTemplate(into, spec.template);
  describeConditions(into, status.conditions);
  const { apiVersion, kind } = typeMeta(kinds.ReplicaSet);
  const { namespace, uid } = object.metadata;
  const all: readonly FromApi<V1ReplicaSet>[] = await cluster.session.objects.list(
    apiVersion,
    kind,
    { namespace },
    signal,
  );
  describeReplicaSets(
    into,
    all.filter((set) =>
      set.metadata?.ownerReferences?.some((owner) => owner.controller && owner.uid === uid),
    ),
  );
};

/** Conditions of a workload with their reasons, where there are some. */
export function describeConditions(
  into: Description,
  conditions: readonly { readonly type?: string; readonly status?: string; readonly reason?: string }[] = [],
): void {
  if (conditions.length === 0) return;
  into.line(0, "Conditions:");
  into.line(1, "Type\tStatus\tReason");
  into.line(1, "----\t------\t------");
  for (const { type = "", status = "", reason = "" } of conditions)
    into.line(1, `${type} \t${status}\t${reason}`);
}

/** The newest revision is the new one. */
function describeReplicaSets(into: Description, all: readonly FromApi<V1ReplicaSet>[]): void {
  if (all.length === 0) return;
  const [newest, ...old] = [...all].sort((a, b) => revisionOf(b) - revisionOf(a));
  const text = (sets: readonly FromApi<V1ReplicaSet>[]): string =>
    sets
      .map(
        ({ metadata, spec, status }) =>
          `${metadata?.name ?? ""} (${status?.replicas ?? 0}/${spec?.replicas ?? 0} replicas created)`,
      )
      .join(", ") || "<none>";
  const inOrder = all.filter((set) => old.includes(set));
  into.field(0, "OldReplicaSets", text(inOrder));
  into.field(0, "NewReplicaSet", text(newest ? [newest] : []));
}
