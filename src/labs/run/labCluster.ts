import type { Disposable } from "@kubernetes-workshop/kubernetes/base/disposable";
import type { Event } from "@kubernetes-workshop/kubernetes/base/emitter";
import type {
  KubernetesObject,
  ObjectReference,
} from "@kubernetes-workshop/kubernetes/resources/kubernetesObject";
import type { Taint } from "../lab.ts";
import type { LabKind } from "../labObject.ts";

/** Objects of a kind, followed until it is disposed. */
export interface FollowedObjects extends Disposable {
  readonly objects: Iterable<KubernetesObject>;
  /** Whether there was an answer, so that what is not among them is not there. */
  readonly isKnown: boolean;
  /** They have changed, or are known now. */
  readonly onDidChange: Event<unknown>;
}

/** The practice cluster, as a lab is made in it. */
export interface LabCluster {
  follow(kind: LabKind): FollowedObjects;
  apply(object: KubernetesObject, signal: AbortSignal): Promise<void>;
  /** Deletes what may be there or not. */
  delete(object: ObjectReference, signal: AbortSignal): Promise<void>;
  /** The nodes that a label selector matches. */
  nodes(selector: string, signal: AbortSignal): Promise<readonly KubernetesObject[]>;
  setCordoned(node: KubernetesObject, isCordoned: boolean): Promise<void>;
  /** Switches a node on or off. */
  setPower(node: KubernetesObject, isOn: boolean): Promise<void>;
  /** Gives a node these taints in place of those that it has. */
  setTaints(node: KubernetesObject, taints: readonly Taint[]): Promise<void>;
}
