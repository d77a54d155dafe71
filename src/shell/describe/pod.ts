import type { V1Pod } from "@kubernetes/client-node";
import { isRecord } from "@kubernetes-workshop/kubernetes/base/record";
import { ownField } from "@kubernetes-workshop/kubernetes/base/ownField";
import type { FromApi } from "@kubernetes-workshop/kubernetes/resources/fromApi";
import { describeContainers, describeResources } from "./containers.ts";
import type { Describer } from "./describer.ts";
import type { Description } from "./description.ts";
import { controllerText } from "./controllerText.ts";
import { describeAnnotations, describeLabels, describeTolerations } from "./pairs.ts";
import { describeSpread } from "./podTemplate.ts";
import { qosClass } from "./qosClass.ts";
import { rfc1123, since } from "./times.ts";
import { describeVolumes } from "./volumes.ts";

type Pod = FromApi<V1Pod>;

/** (kubectl `describePod`) */
export const describePod: Describer = (object, into, { now }) => {
  const pod: Pod = object;
  const { metadata = {}, spec = {}, status = {} } = pod;
  into.field(0, "Name", metadata.name ?? "");
  into.field(0, "Namespace", metadata.namespace ?? "");
  if (spec.priority !== undefined) into.field(0, "Priority", spec.priority);
  if (spec.priorityClassName) into.field(0, "Priority Class Name", spec.priorityClassName);
  if (spec.runtimeClassName) into.field(0, "Runtime Class Name", spec.runtimeClassName);
  if (spec.serviceAccountName) into.field(0, "Service Account", spec.serviceAccountName);
  into.field(0, "Node", spec.nodeName ? `${spec.nodeName}/${status.hostIP ?? ""}` : "<none>");
  if (status.startTime) into.field(0, "Start Time", rfc1123(status.startTime));
  describeLabels(into, "Labels", metadata.labels);
  describeAnnotations(into, "Annotations", metadata.annotations);
  describePhase(into, pod, now());
  if (status.reason) into.field(0, "Reason", status.reason);
  if (status.message) into.field(0, "Message", status.message);
  const { seccompProfile } = spec.securityContext ?? {};
  if (seccompProfile) into.field(0, "SeccompProfile", seccompProfile.type ?? "");
  if (seccompProfile?.type === "Localhost")
    into.field(0, "LocalhostProfile", seccompProfile.localhostProfile ?? "");
  into.field(0, "IP", status.podIP ?? "");
  into.line(0, `IPs:${status.podIPs?.length ? "" : "\t<none>"}`);
  for (const { ip = "" } of status.podIPs ?? []) into.field(1, "IP", ip);
  const controller = controllerText(metadata.ownerReferences);
  if (controller !== "") into.field(0, "Controlled By", controller);
  if (status.nominatedNodeName) into.field(0, "NominatedNodeName", status.nominatedNodeName);
  if (spec.resources) {
    into.line(0, "Resources:");
    describeResources(into, 1, spec.resources);
  }
  describeAllContainers(into, pod);
  describeConditions(into, pod);
  describeVolumes(into, spec.volumes);
  into.field(0, "QoS Class", qosClass(pod));
  describeLabels(into, "Node-Selectors", spec.nodeSelector);
  describeTolerations(into, "Tolerations", spec.tolerations);
  describeSpread(into, spec.topologySpreadConstraints);
};

function describePhase(into: Description, { metadata = {}, status = {} }: Pod, nowMs: number): void {
  const { phase = "" } = status;
  if (!metadata.deletionTimestamp || phase === "Failed" || phase === "Succeeded") {
    into.field(0, "Status", phase);
    return;
  }
  into.field(0, "Status", `Terminating (lasts ${since(metadata.deletionTimestamp, nowMs)})`);
  into.field(0, "Termination Grace Period", `${metadata.deletionGracePeriodSeconds ?? 0}s`);
}

function describeAllContainers(into: Description, pod: Pod): void {
  const { spec = {}, status = {} } = pod;
  const fieldValue = (path: string): string => valueAt(pod, path);
  const { initContainers = [], containers = [], ephemeralContainers = [] } = spec;
  if (initContainers.length > 0)
    describeContainers(into, "Init Containers", initContainers, {
      statuses: status.initContainerStatuses,
      fieldValue,
    });
  describeContainers(into, "Containers", containers, { statuses: status.containerStatuses, fieldValue });
  if (ephemeralContainers.length > 0)
    describeContainers(into, "Ephemeral Containers", ephemeralContainers, {
      statuses: status.ephemeralContainerStatuses,
      fieldValue,
    });
}

function describeConditions(into: Description, { spec = {}, status = {} }: Pod): void {
  const { conditions = [] } = status;
  const { readinessGates = [] } = spec;
  if (readinessGates.length > 0) {
    into.line(0, "Readiness Gates:");
    into.line(1, "Type\tStatus");
    for (const { conditionType = "" } of readinessGates) {
      const condition = conditions.find(({ type }) => type === conditionType);
      into.line(1, `${conditionType} \t${condition?.status ?? "<none>"} `);
    }
  }
  if (conditions.length === 0) return;
  into.line(0, "Conditions:");
  into.line(1, "Type\tStatus");
  for (const { type = "", status: value = "" } of conditions) into.line(1, `${type} \t${value} `);
}

/** The value of a field that an environment variable names: `metadata.labels['app']`, `status.podIP`. */
function valueAt(pod: Pod, path: string): string {
  const [, parent, key] = /^(.*)\['([^']*)'\]$/.exec(path) ?? [];
  const names = (parent ?? path).split(".");
  const found = [...names, ...(key === undefined ? [] : [key])].reduce<unknown>(
    (value, name) => (isRecord(value) ? ownField(value, name) : undefined),
    pod,
  );
  return typeof found === "string" ? found : "";
}
