import type { ContainerStatus } from "../resources/containerStatus.ts";
import type { NodeSummary } from "../resources/nodeSummary.ts";
import type { PodSummary } from "../resources/podSummary.ts";

/**
 * What the tree is made of. The element of a node or pod is the same object for as long as that exists, so that a
 * refresh keeps what is expanded and selected; its summary is replaced.
 */
export type ClusterElement = NodeElement | UnassignedElement | PodElement | ContainerElement | ErrorElement;

export interface NodeElement {
  readonly type: "node";
  readonly id: string;
  summary: NodeSummary;
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

/** Stands where children could not be read. */
export interface ErrorElement {
  readonly type: "error";
  readonly id: string;
  readonly parent: NodeElement | UnassignedElement;
  readonly error: Error;
}
