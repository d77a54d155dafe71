import type { V1Lease, V1Node } from "@kubernetes/client-node";
import { typeMeta } from "@kubernetes-workshop/kubernetes/kinds/kindRow";
import { kinds } from "@kubernetes-workshop/kubernetes/kinds/kinds";
import type { FromApi } from "@kubernetes-workshop/kubernetes/resources/fromApi";
import type { KubernetesObject } from "@kubernetes-workshop/kubernetes/resources/kubernetesObject";
import { isRequestError } from "../../session/isRequestError.ts";
import { byBytes } from "../print/goOrder.ts";
import { serverWords } from "../serverWords.ts";
import type { DescribeContext, Describer } from "./describer.ts";
import type { Description } from "./description.ts";
import { describeNodePods } from "./nodePods.ts";
import { describeAnnotations, describeLabels, describeTaints } from "./pairs.ts";
import { rfc1123 } from "./times.ts";

type Node = FromApi<V1Node>;

/** (kubectl `describeNode`) */
export const describeNode: Describer = async (object, into, context) => {
  const node: Node = object;
  const { metadata = {}, spec = {} } = node;
  into.field(0, "Name", metadata.name ?? "");
  into.field(0, "Roles", rolesOf(metadata.labels).join(",") || "<none>");
  describeLabels(into, "Labels", metadata.labels);
  describeAnnotations(into, "Annotations", metadata.annotations);
  into.field(0, "CreationTimestamp", rfc1123(metadata.creationTimestamp));
  describeTaints(into, "Taints", spec.taints);
  into.field(0, "Unschedulable", spec.unschedulable ?? false);
  await describeLease(into, object, context);
  describeStatus(into, node);
  if (spec.podCIDR) into.field(0, "PodCIDR", spec.podCIDR);
  if (spec.podCIDRs?.length) into.field(0, "PodCIDRs", spec.podCIDRs.join(","));
  if (spec.providerID) into.field(0, "ProviderID", spec.providerID);
  const pods = await podsOn(object, context);
  if (pods) describeNodePods(into, node, pods, context.now());
  else into.field(0, "Pods", "not authorized");
};

const rolePrefix = "node-role.kubernetes.io/";

function rolesOf(labels: Readonly<Record<string, string | undefined>> = {}): string[] {
  const roles = Object.entries(labels).flatMap(([key, value]) => {
    if (key.startsWith(rolePrefix)) return [key.slice(rolePrefix.length)];
    return key === "kubernetes.io/role" && value ? [value] : [];
  });
  return [...new Set(roles.filter((role) => role !== ""))].sort(byBytes);
}

/** https://kubernetes.io/docs/concepts/architecture/leases/#node-heart-beats */
async function describeLease(
  into: Description,
  { metadata: { name = "" } }: KubernetesObject,
  { cluster, signal }: DescribeContext,
): Promise<void> {
  const reference = { ...typeMeta(kinds.Lease), name, namespace: "kube-node-lease" };
  try {
    const found = await cluster.session.objects.read(reference, signal);
    if (!found) {
      into.field(0, "Lease", `Failed to get lease: leases.coordination.k8s.io "${name}" not found`);
      return;
    }
    const lease: FromApi<V1Lease> = found;
    const { holderIdentity, acquireTime, renewTime } = lease.spec ?? {};
    into.line(0, "Lease:");
    into.field(1, "HolderIdentity", holderIdentity ?? "<unset>");
    into.field(1, "AcquireTime", acquireTime ? rfc1123(acquireTime) : "<unset>");
    into.field(1, "RenewTime", renewTime ? rfc1123(renewTime) : "<unset>");
  } catch (error) {
    if (!isRequestError(error)) throw error;
    into.field(0, "Lease", `Failed to get lease: ${error.status?.message ?? serverWords(error)}`);
  }
}

function describeStatus(into: Description, { status = {} }: Node): void {
  const { conditions = [], addresses = [], capacity, allocatable, nodeInfo = {} } = status;
  if (conditions.length > 0) {
    into.line(0, "Conditions:");
    into.line(1, "Type\tStatus\tLastHeartbeatTime\tLastTransitionTime\tReason\tMessage");
    into.line(1, "----\t------\t-----------------\t------------------\t------\t-------");
  }
  for (const condition of conditions)
    into.line(
      1,
      [
        `${condition.type ?? ""} `,
        `${condition.status ?? ""} `,
        `${rfc1123(condition.lastHeartbeatTime)} `,
        `${rfc1123(condition.lastTransitionTime)} `,
        `${condition.reason ?? ""} `,
        condition.message ?? "",
      ].join("\t"),
    );
  into.line(0, "Addresses:");
  for (const { type = "", address = "" } of addresses) into.field(1, type, address);
  describeList(into, "Capacity", capacity);
  describeList(into, "Allocatable", allocatable);
  into.line(0, "System Info:");
  for (const [name, value = ""] of [
    ["Machine ID", nodeInfo.machineID],
    ["System UUID", nodeInfo.systemUUID],
    ["Boot ID", nodeInfo.bootID],
    ["Kernel Version", nodeInfo.kernelVersion],
    ["OS Image", nodeInfo.osImage],
    ["Operating System", nodeInfo.operatingSystem],
    ["Architecture", nodeInfo.architecture],
    ["Container Runtime Version", nodeInfo.containerRuntimeVersion],
    ["Kubelet Version", nodeInfo.kubeletVersion],
  ] as const)
    into.field(1, name, value);
}

function describeList(
  into: Description,
  title: string,
  quantities: Readonly<Record<string, string | undefined>> = {},
): void {
  const sorted = Object.entries(quantities).sort(([a], [b]) => byBytes(a, b));
  if (sorted.length > 0) into.line(0, `${title}:`);
  for (const [name, value = ""] of sorted) into.field(1, name, value);
}

/** Those that have not ended; undefined where pods may not be read. */
async function podsOn(
  { metadata: { name = "" } }: KubernetesObject,
  { cluster, signal }: DescribeContext,
): Promise<readonly KubernetesObject[] | undefined> {
  const fieldSelector = `spec.nodeName=${name},status.phase!=Succeeded,status.phase!=Failed`;
  try {
    return await cluster.session.objects.list("v1", "Pod", { fieldSelector }, signal);
  } catch (error) {
    if (isRequestError(error) && error.failure === "forbidden") return undefined;
    throw error;
  }
}
