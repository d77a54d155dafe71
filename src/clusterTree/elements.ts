import type { DiscoveredKind } from "@kubernetes-workshop/kubernetes/kinds/discovery";
import type { ContainerStatus } from "@kubernetes-workshop/kubernetes/resources/containerStatus";
import type {
  ControlPlaneComponent,
  ControlPlaneRole,
  Readiness,
} from "@kubernetes-workshop/kubernetes/resources/controlPlane";
import type { NodeSummary } from "@kubernetes-workshop/kubernetes/resources/nodeSummary";
import type { MetadataSummary } from "@kubernetes-workshop/kubernetes/resources/objects/metadataSummary";
import type { ObjectState } from "@kubernetes-workshop/kubernetes/resources/objects/objectState";
import type { ObjectSummary } from "@kubernetes-workshop/kubernetes/resources/objects/objectSummary";
import type { PodSummary } from "@kubernetes-workshop/kubernetes/resources/podSummary";
import type { Problem } from "@kubernetes-workshop/kubernetes/resources/reasons/problem";
import type { ReplicaSetSummary } from "@kubernetes-workshop/kubernetes/resources/replicaSetSummary";
import type { WorkloadSummary } from "@kubernetes-workshop/kubernetes/resources/workloadSummary";

/**
 * An element of the tree. The element of a node, pod, or workload stays the same object as long as the node, pod, or
 * workload exists, so that a refresh keeps expansion and selection; only its summary is replaced.
 */
export type ClusterElement =
  | ControlPlaneElement
  | ApiEndpointElement
  | ComponentElement
  | ReadinessElement
  | ManagedElement
  | ProblemGroupElement
  | NodeGroupElement
  | NodeElement
  | KubeletElement
  | PodGroupElement
  | PodElement
  | ContainerElement
  | LastLogElement
  | WorkloadsElement
  | WorkloadElement
  | ReplicaSetElement
  | SectionElement
  | ObjectElement
  | CustomGroupElement
  | CustomKindElement
  | NamespaceElement
  | ProblemElement
  | NoteElement
  | LimitElement
  | ErrorElement;

/** Elements whose children come from the cluster. */
export type BranchElement =
  | ControlPlaneElement
  | NodeElement
  | PodGroupElement
  | WorkloadsElement
  | WorkloadElement
  | ReplicaSetElement
  | SectionElement
  | CustomKindElement
  | NamespaceElement
  | ObjectElement
  | ProblemGroupElement;

/** The group of the components that run the cluster. */
export interface ControlPlaneElement {
  readonly type: "controlPlane";
  readonly id: string;
}

/** The address of the API server. */
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

/** The readiness that the API server reports, for clusters that hide the pods of the control plane. */
export interface ReadinessElement {
  readonly type: "readiness";
  readonly id: string;
  readonly parent: ControlPlaneElement;
  readonly readiness: Readiness;
}

/** A note that AWS runs the control plane. */
interface ManagedElement {
  readonly type: "managed";
  readonly id: string;
  readonly parent: ControlPlaneElement;
}

/** The nodes, workloads, or pods that aren't as they should be, where only problems are shown. */
export interface ProblemGroupElement {
  readonly type: "problemGroup";
  readonly id: string;
  readonly of: "nodes" | "workloads" | "pods";
  /** Undefined until they are known. */
  count?: number;
  /** When they were looked for, in milliseconds since 1970; undefined if they are followed. */
  seenAt?: number | undefined;
}

/** The nodes of one pool or zone, in a cluster with many nodes. */
export interface NodeGroupElement {
  readonly type: "nodeGroup";
  readonly id: string;
  readonly label: string;
  nodes: readonly NodeElement[];
}

export interface NodeElement {
  readonly type: "node";
  readonly id: string;
  /** How the tree calls it; by default, by its name. */
  label?: string;
  /** The group that holds it, in a cluster with many nodes. */
  parent?: NodeGroupElement;
  summary: NodeSummary;
}

/** The kubelet of a node; its details are in the node's summary. */
interface KubeletElement {
  readonly type: "kubelet";
  readonly id: string;
  readonly parent: NodeElement;
}

/**
 * A group of pods that no node of the tree holds: those that have not been assigned to a node, and those whose node was
 * removed.
 */
export interface PodGroupElement {
  readonly type: "unassigned" | "orphaned" | "inReach";
  readonly id: string;
  count: number;
}

export interface PodElement {
  readonly type: "pod";
  readonly id: string;
  readonly parent:
    | NodeElement
    | PodGroupElement
    | WorkloadsElement
    | WorkloadElement
    | ReplicaSetElement
    | ObjectElement
    | ProblemGroupElement;
  summary: PodSummary;
}

export interface ContainerElement {
  readonly type: "container";
  readonly id: string;
  readonly parent: PodElement;
  readonly summary: ContainerStatus;
}

/** The end of the log of a container that crashes again and again. */
export interface LastLogElement {
  readonly type: "lastLog";
  readonly id: string;
  readonly parent: PodElement;
  readonly summary: ContainerStatus;
  /** At least one. */
  readonly lines: readonly string[];
}

/** The group of Deployments, StatefulSets, DaemonSets, Jobs, and CronJobs. */
export interface WorkloadsElement {
  readonly type: "workloads";
  readonly id: string;
}

export interface WorkloadElement {
  readonly type: "workload";
  readonly id: string;
  /** A CronJob is the parent of its Jobs. */
  readonly parent: WorkloadsElement | WorkloadElement | ProblemGroupElement;
  summary: WorkloadSummary;
}

/** A ReplicaSet of a Deployment, which holds the pods of one revision. */
export interface ReplicaSetElement {
  readonly type: "replicaSet";
  readonly id: string;
  readonly parent: WorkloadElement;
  summary: ReplicaSetSummary;
}

/** The kinds of objects that have a group of their own in the tree, besides workloads. */
export type SectionName = "network" | "configuration" | "storage" | "customResources";

/** The group of the objects of some kinds. */
export interface SectionElement {
  readonly type: "section";
  readonly id: string;
  readonly section: SectionName;
}

/** An object that is neither a node nor a pod nor a workload. */
export interface ObjectElement {
  readonly type: "object";
  readonly id: string;
  /** An Ingress is the parent of the Services that it routes to. */
  readonly parent: SectionElement | CustomKindElement | NamespaceElement | WorkloadsElement | ObjectElement;
  summary: ObjectSummary;
  state: ObjectState;
  /** For a Service below an Ingress: the hosts and paths that lead to it. */
  routes?: readonly string[] | undefined;
}

/** A group of kinds that is not part of Kubernetes. */
export interface CustomGroupElement {
  readonly type: "customGroup";
  readonly id: string;
  readonly parent: SectionElement;
  readonly group: string;
  readonly kinds: readonly CustomKindElement[];
}

/** A kind that is not part of Kubernetes. */
export interface CustomKindElement {
  readonly type: "customKind";
  readonly id: string;
  readonly parent: CustomGroupElement;
  readonly kind: DiscoveredKind;
}

/** Another namespace than the context's own, whose objects of a section or of a kind are below it. */
export interface NamespaceElement {
  readonly type: "namespace";
  readonly id: string;
  readonly parent: SectionElement | CustomKindElement;
  summary: MetadataSummary;
}

/** Says why its parent isn't as it should be. */
export interface ProblemElement {
  readonly type: "problem";
  readonly id: string;
  readonly parent: NodeElement | PodElement | WorkloadElement | ReplicaSetElement | ObjectElement;
  readonly problem: Problem;
}

/** Says what of a list is not shown. */
export interface NoteElement {
  readonly type: "note";
  readonly id: string;
  readonly parent: BranchElement;
  readonly note: Note;
}

/** There is nothing, the user may not list the objects of a kind, or there are more of them than are shown. */
export type Note =
  | { readonly code: "noCustomKinds" }
  | { readonly code: "forbidden"; readonly kind: string }
  | { readonly code: "more"; readonly kind: string; readonly shown: number };

/** Says what is left out because the user may not read it: the nodes, or all namespaces but one. */
export interface LimitElement {
  readonly type: "limit";
  readonly id: string;
  /** Undefined if it stands for the nodes. */
  readonly parent: BranchElement | undefined;
  readonly onlyNamespace: string | undefined;
}

/** Says that children could not be read, or that those below it are out of date. */
export interface ErrorElement {
  readonly type: "error";
  readonly id: string;
  readonly parent: BranchElement | PodElement;
  readonly error: Error;
  /** When the children that are still shown were last true, in milliseconds since 1970; undefined if there are none. */
  readonly trueUntil?: number | undefined;
}
