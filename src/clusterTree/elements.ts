import type { ContainerStatus } from "@kubernetes-workshop/kubernetes/resources/containerStatus";
import type {
  ControlPlaneComponent,
  ControlPlaneRole,
  Readiness,
} from "@kubernetes-workshop/kubernetes/resources/controlPlane";
import type { NodeSummary } from "@kubernetes-workshop/kubernetes/resources/nodeSummary";
import type { PodSummary } from "@kubernetes-workshop/kubernetes/resources/podSummary";
import type { WorkloadSummary } from "@kubernetes-workshop/kubernetes/resources/workloadSummary";

/**
 * What the tree is made of. The element of a node, pod or workload is the same object for as long as that exists,
 * so that a refresh keeps what is expanded and selected; its summary is replaced.
 */
export type ClusterElement =
  | ControlPlaneElement
  | ApiEndpointElement
  | ComponentElement
  | ReadinessElement
  | ManagedElement
  | NodeElement
  | KubeletElement
  | UnassignedElement
  | PodElement
  | ContainerElement
  | WorkloadsElement
  | WorkloadElement
  | ErrorElement;

/** Elements whose children come from the cluster. */
export type BranchElement = ControlPlaneElement | NodeElement | UnassignedElement | WorkloadsElement;

/** The group of what runs the cluster. */
export interface ControlPlaneElement {
  readonly type: "controlPlane";
  readonly id: string;
}

/** Where the API server answers. */
interface ApiEndpointElement {
  readonly type: "apiEndpoint";
  readonly id: string;
  readonly parent: ControlPlaneElement;
  readonly server: string;
}

/** A pod of the control plane. */
export interface ComponentElement {
  readonly type: "component";
  readonly id: string;
  readonly parent: ControlPlaneElement;
  readonly role: ControlPlaneRole;
  readonly summary: ControlPlaneComponent["pod"];
}

/** What the API server says of itself, where its pods are hidden. */
export interface ReadinessElement {
  readonly type: "readiness";
  readonly id: string;
  readonly parent: ControlPlaneElement;
  readonly readiness: Readiness;
}

/** Says that AWS runs the control plane. */
interface ManagedElement {
  readonly type: "managed";
  readonly id: string;
  readonly parent: ControlPlaneElement;
}

export interface NodeElement {
  readonly type: "node";
  readonly id: string;
  summary: NodeSummary;
}

/** The kubelet of a node; what it shows is in the node's summary. */
interface KubeletElement {
  readonly type: "kubelet";
  readonly id: string;
  readonly parent: NodeElement;
}

/** The group of pods that no node has yet. */
export interface UnassignedElement {
  readonly type: "unassigned";
  readonly id: string;
  count: number;
}

export interface PodElement {
  readonly type: "pod";
  readonly id: string;
  readonly parent: NodeElement | UnassignedElement;
  summary: PodSummary;
}

export interface ContainerElement {
  readonly type: "container";
  readonly id: string;
  readonly parent: PodElement;
  readonly summary: ContainerStatus;
}

/** The group of Deployments, StatefulSets, DaemonSets, Jobs and CronJobs. */
export interface WorkloadsElement {
  readonly type: "workloads";
  readonly id: string;
}

export interface WorkloadElement {
  readonly type: "workload";
  readonly id: string;
  readonly parent: WorkloadsElement;
  summary: WorkloadSummary;
}

/** Stands where children could not be read. */
export interface ErrorElement {
  readonly type: "error";
  readonly id: string;
  readonly parent: BranchElement;
  readonly error: Error;
}
