import type { V1DaemonSet, V1Job, V1ReplicaSet, V1StatefulSet } from "@kubernetes/client-node";
import { age } from "@kubernetes-workshop/kubernetes/resources/age";
import { type FromApi, timeMs } from "@kubernetes-workshop/kubernetes/resources/fromApi";
import { formatSelector } from "../objects/podsOf.ts";
import { controllerText } from "./controllerText.ts";
import { describeConditions } from "./deployment.ts";
import type { Describer } from "./describer.ts";
import { describeAnnotations, describeLabels, labelsLine } from "./pairs.ts";
import { podCounts } from "./podCounts.ts";
import { describePodTemplate } from "./podTemplate.ts";
import { rfc1123 } from "./times.ts";

/** (kubectl `describeReplicaSet`) */
export const describeReplicaSet: Describer = async (object, into, context) => {
  const replicaSet: FromApi<V1ReplicaSet> = object;
  const { spec = {}, status = {} } = replicaSet;
  describeControlled(replicaSet, into);
  into.field(0, "Replicas", `${status.replicas ?? 0} current / ${spec.replicas ?? 0} desired`);
  into.field(0, "Pods Status", await podCounts(context, object));
  describePodTemplate(into, spec.template);
  describeConditions(into, status.conditions);
};

/** (kubectl `describeDaemonSet`) */
export const describeDaemonSet: Describer = async (object, into, context) => {
  const daemonSet: FromApi<V1DaemonSet> = object;
  const { metadata = {}, spec = {}, status = {} } = daemonSet;
  into.field(0, "Name", metadata.name ?? "");
  into.field(0, "Namespace", metadata.namespace ?? "");
  into.field(0, "Selector", formatSelector(spec.selector ?? {}));
  into.field(0, "Node-Selector", labelsLine(spec.template?.spec?.nodeSelector));
  describeLabels(into, "Labels", metadata.labels);
  describeAnnotations(into, "Annotations", metadata.annotations);
  into.line(0, `Desired Number of Nodes Scheduled: ${status.desiredNumberScheduled ?? 0}`);
  into.line(0, `Current Number of Nodes Scheduled: ${status.currentNumberScheduled ?? 0}`);
  into.line(0, `Number of Nodes Scheduled with Up-to-date Pods: ${status.updatedNumberScheduled ?? 0}`);
  into.line(0, `Number of Nodes Scheduled with Available Pods: ${status.numberAvailable ?? 0}`);
  into.line(0, `Number of Nodes Misscheduled: ${status.numberMisscheduled ?? 0}`);
  into.field(0, "Pods Status", await podCounts(context, object));
  describePodTemplate(into, spec.template);
};

/** (kubectl `describeStatefulSet`) */
export const describeStatefulSet: Describer = async (object, into, context) => {
  const statefulSet: FromApi<V1StatefulSet> = object;
  const { metadata = {}, spec = {}, status = {} } = statefulSet;
  into.field(0, "Name", metadata.name ?? "");
  into.field(0, "Namespace", metadata.namespace ?? "");
  into.field(0, "CreationTimestamp", rfc1123(metadata.creationTimestamp));
  into.field(0, "Selector", formatSelector(spec.selector ?? {}));
  describeLabels(into, "Labels", metadata.labels);
  describeAnnotations(into, "Annotations", metadata.annotations);
  into.field(0, "Replicas", `${spec.replicas ?? 1} desired | ${status.replicas ?? 0} total`);
  into.field(0, "Update Strategy", spec.updateStrategy?.type ?? "");
  const { partition } = spec.updateStrategy?.rollingUpdate ?? {};
  if (partition !== undefined) into.field(1, "Partition", partition);
  into.field(0, "Pods Status", await podCounts(context, object));
  describePodTemplate(into, spec.template);
};

/** (kubectl `describeJob`) */
export const describeJob: Describer = (object, into) => {
  const job: FromApi<V1Job> = object;
  const { spec = {}, status = {} } = job;
  describeControlled(job, into);
  if (spec.parallelism !== undefined) into.field(0, "Parallelism", spec.parallelism);
  into.field(0, "Completions", spec.completions ?? "<unset>");
  if (spec.completionMode !== undefined) into.field(0, "Completion Mode", spec.completionMode);
  if (spec.suspend !== undefined) into.field(0, "Suspend", spec.suspend);
  if (spec.backoffLimit !== undefined) into.field(0, "Backoff Limit", spec.backoffLimit);
  if (spec.ttlSecondsAfterFinished !== undefined)
    into.field(0, "TTL Seconds After Finished", spec.ttlSecondsAfterFinished);
  if (status.startTime) into.field(0, "Start Time", rfc1123(status.startTime));
  if (status.completionTime) into.field(0, "Completed At", rfc1123(status.completionTime));
  const [start, end] = [timeMs(status.startTime), timeMs(status.completionTime)];
  if (start !== undefined && end !== undefined) into.field(0, "Duration", age(start, end));
  if (spec.activeDeadlineSeconds !== undefined)
    into.field(0, "Active Deadline Seconds", `${spec.activeDeadlineSeconds}s`);
  const { active = 0, ready, succeeded = 0, failed = 0 } = status;
  const readyText = ready === undefined ? "" : ` (${ready} Ready)`;
  into.field(0, "Pods Statuses", `${active} Active${readyText} / ${succeeded} Succeeded / ${failed} Failed`);
  if (spec.completionMode === "Indexed")
    into.field(0, "Completed Indexes", status.completedIndexes || "<none>");
  describePodTemplate(into, spec.template);
};

/** The lines at the top of a workload that another one may control. */
function describeControlled(
  { metadata = {}, spec = {} }: FromApi<V1ReplicaSet | V1Job>,
  into: Parameters<Describer>[1],
): void {
  into.field(0, "Name", metadata.name ?? "");
  into.field(0, "Namespace", metadata.namespace ?? "");
  into.field(0, "Selector", formatSelector(spec.selector ?? {}));
  describeLabels(into, "Labels", metadata.labels);
  describeAnnotations(into, "Annotations", metadata.annotations);
  const controller = controllerText(metadata.ownerReferences);
  if (controller !== "") into.field(0, "Controlled By", controller);
}
