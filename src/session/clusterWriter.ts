import {
  type KubernetesObject,
  type ObjectReference,
  referenceTo,
} from "@kubernetes-workshop/kubernetes/resources/kubernetesObject";
import type { ExecOptions, RemoteProgram } from "../cluster/remoteProgram.ts";
import type { ObjectWriter, Patch } from "../cluster/objectWriter.ts";
import type { PracticePower } from "./connectionTarget.ts";
import type { PlannedChange } from "./plannedChange.ts";

/** The tools of a {@link ClusterWriter}. */
export interface WriterTools {
  readonly writer: Pick<ObjectWriter, "apply" | "create" | "patch" | "delete" | "evict" | "exec">;
  /** Defined only for the practice cluster. */
  readonly power: PracticePower | undefined;
  /**
   * Checks that the cluster is still connected, and that the user still allows changes in it.
   *
   * @throws {RequestError} `ended` if not
   */
  readonly assertMayWrite: () => void;
}

/**
 * Makes one change in one cluster: it changes only the objects that the user has confirmed, and only while the cluster
 * is connected and may be changed. `confirmed` hands it out.
 */
export class ClusterWriter {
  readonly #tools: WriterTools;
  readonly #change: PlannedChange;

  constructor(tools: WriterTools, change: PlannedChange) {
    this.#tools = tools;
    this.#change = change;
  }

  /** Applies as {@link ObjectWriter.apply} does; `force` needs a confirmed takeover. */
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

  /** Creates as {@link ObjectWriter.create} does. */
  async create(object: KubernetesObject, signal?: AbortSignal): Promise<KubernetesObject> {
    this.#assertMay(referenceTo(object));
    return this.#tools.writer.create(object, signal);
  }

  /** Patches as {@link ObjectWriter.patch} does. */
  async patch(
    reference: ObjectReference,
    patch: Patch,
    options: { readonly subresource?: string } = {},
    signal?: AbortSignal,
  ): Promise<KubernetesObject> {
    this.#assertMay(reference);
    return this.#tools.writer.patch(reference, patch, options, signal);
  }

  /** Deletes as {@link ObjectWriter.delete} does. */
  async delete(reference: ObjectReference, signal?: AbortSignal): Promise<boolean> {
    this.#assertMay(reference);
    return this.#tools.writer.delete(reference, signal);
  }

  /** Evicts as {@link ObjectWriter.evict} does. */
  async evict(pod: ObjectReference, signal?: AbortSignal): Promise<void> {
    this.#assertMay(pod);
    await this.#tools.writer.evict(pod, signal);
  }

  /** Runs a program as {@link ObjectWriter.exec} does. */
  async exec(pod: ObjectReference, options: ExecOptions, signal: AbortSignal): Promise<RemoteProgram> {
    this.#assertMay(pod);
    return this.#tools.writer.exec(pod, options, signal);
  }

  /** Cordons or uncordons a node. https://kubernetes.io/docs/concepts/architecture/nodes/#manual-node-administration */
  async setCordoned(node: ObjectReference, isCordoned: boolean): Promise<void> {
    await this.patch(node, {
      type: "strategic-merge-patch",
      body: { spec: { unschedulable: isCordoned } },
    });
  }

  /** Stops a node of the practice cluster. */
  async stopNode(node: ObjectReference): Promise<void> {
    await this.#powerOf(node).stopNode(node.name);
  }

  /** Starts a node of the practice cluster again. */
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
    this.#tools.assertMayWrite();
  }
}

/** Whether a reference names a confirmed object: the very same one, if that had a uid. */
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
