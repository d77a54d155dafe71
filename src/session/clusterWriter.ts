import {
  type KubernetesObject,
  type ObjectReference,
  referenceTo,
} from "@kubernetes-workshop/kubernetes/resources/kubernetesObject";
import type { ExecOptions, RemoteProgram } from "../cluster/remoteProgram.ts";
import type { ObjectWriter, Patch } from "../cluster/objectWriter.ts";
import type { PracticePower } from "./connectionTarget.ts";
import type { PlannedChange } from "./plannedChange.ts";

/** What a {@link ClusterWriter} writes with. */
export interface WriterTools {
  readonly writer: Pick<ObjectWriter, "apply" | "patch" | "delete" | "evict" | "exec">;
  /** Of the practice cluster. */
  readonly power: PracticePower | undefined;
  /** @throws {RequestError} `ended` where the cluster is no longer the connected one */
  readonly assertConnected: () => void;
}

/**
 * Makes one change in one cluster, and no other: it knows the objects that people were asked about, and ends with the
 * connection. `confirmed` hands it out.
 */
export class ClusterWriter {
  readonly #tools: WriterTools;
  readonly #change: PlannedChange;

  constructor(tools: WriterTools, change: PlannedChange) {
    this.#tools = tools;
    this.#change = change;
  }

  /** As {@link ObjectWriter.apply}; `force` only where that was asked for. */
  async apply(
    object: KubernetesObject,
    { force = false }: { readonly force?: boolean } = {},
    signal?: AbortSignal,
  ): Promise<KubernetesObject> {
    this.#assertMay(referenceTo(object));
    if (force && !(this.#change.question !== undefined && this.#change.takesOver))
      throw new Error("Nobody was asked whether fields may be taken over");
    return this.#tools.writer.apply(object, { force }, signal);
  }

  /** As {@link ObjectWriter.patch}. */
  async patch(
    reference: ObjectReference,
    patch: Patch,
    options: { readonly subresource?: string } = {},
    signal?: AbortSignal,
  ): Promise<KubernetesObject> {
    this.#assertMay(reference);
    return this.#tools.writer.patch(reference, patch, options, signal);
  }

  /** As {@link ObjectWriter.delete}. */
  async delete(reference: ObjectReference, signal?: AbortSignal): Promise<boolean> {
    this.#assertMay(reference);
    return this.#tools.writer.delete(reference, signal);
  }

  /** As {@link ObjectWriter.evict}. */
  async evict(pod: ObjectReference, signal?: AbortSignal): Promise<void> {
    this.#assertMay(pod);
    await this.#tools.writer.evict(pod, signal);
  }

  /** As {@link ObjectWriter.exec}. */
  async exec(pod: ObjectReference, options: ExecOptions, signal: AbortSignal): Promise<RemoteProgram> {
    this.#assertMay(pod);
    return this.#tools.writer.exec(pod, options, signal);
  }

  /** Has a node take no new pods, or take them again: https://kubernetes.io/docs/concepts/architecture/nodes/#manual-node-administration */
  async setCordoned(node: ObjectReference, isCordoned: boolean): Promise<void> {
    await this.patch(node, {
      type: "strategic-merge-patch",
      body: { spec: { unschedulable: isCordoned } },
    });
  }

  /** Switches a machine of the practice cluster off. */
  async stopNode(node: ObjectReference): Promise<void> {
    await this.#powerOf(node).stopNode(node.name);
  }

  /** Switches a machine of the practice cluster on again. */
  async startNode(node: ObjectReference): Promise<void> {
    await this.#powerOf(node).startNode(node.name);
  }

  #powerOf(node: ObjectReference): PracticePower {
    this.#assertMay(node);
    const { power } = this.#tools;
    if (!power) throw new Error("Only nodes of the practice cluster can be stopped and started");
    return power;
  }

  #assertMay(reference: ObjectReference): void {
    if (!this.#change.objects.some((each) => isSame(each, reference)))
      throw new Error(`Nobody was asked about ${reference.kind} ${reference.name}`);
    this.#tools.assertConnected();
  }
}

/** Whether a reference names what was asked about: the very object, where that was one with a uid. */
function isSame(
  asked: ObjectReference,
  { apiVersion, kind, name, namespace, uid }: ObjectReference,
): boolean {
  return (
    asked.apiVersion === apiVersion &&
    asked.kind === kind &&
    asked.name === name &&
    asked.namespace === namespace &&
    (asked.uid === undefined || asked.uid === uid)
  );
}
