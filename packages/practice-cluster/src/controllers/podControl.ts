import type { ApiObject, ObjectApi } from "../objectApi.ts";
import { Backoff } from "./backoff.ts";
import { type ControllerContext, remove } from "./controller.ts";
import type { EventRecorder } from "./events.ts";
import { asPod, controllerReference, keyOf, type Pod, type PodTemplate } from "./objects.ts";
import { type Batches, slowStartBatch } from "./slowStart.ts";

/** More than so many pods of an owner are not created or deleted in one go, as in Kubernetes. (burstReplicas) */
export const burst = 500;
/** So many pods of an owner are looked at again without a rest. */
const few = 200;

export interface PodToCreate {
  readonly template: PodTemplate;
  readonly labels?: Record<string, string>;
  readonly annotations?: Record<string, string>;
  /** A name of its own; otherwise the owner's with five letters. */
  readonly name?: string;
  readonly generateName?: string;
}

/** Creates and deletes the pods of an owner, with its reference on them and an event on it. */
export class PodControl {
  private readonly api: ObjectApi;
  private readonly events: EventRecorder;
  private readonly backoff: Backoff;
  /** How many pods an owner had, by its key, where they were many. */
  private readonly many = new Map<string, number>();

  constructor({ api, clock }: Pick<ControllerContext, "api" | "clock">, events: EventRecorder) {
    this.api = api;
    this.events = events;
    this.backoff = new Backoff(clock);
  }

  /** The pods of an owner; shared, as those of a list. */
  async ofOwner(owner: ApiObject): Promise<Pod[]> {
    const { uid = "", namespace = "default" } = owner.metadata;
    const { items } = await this.api.list("pods", { namespace, owner: uid });
    if (items.length > few) this.many.set(keyOf(owner), items.length);
    else this.many.delete(keyOf(owner));
    return items.map((item) => asPod(item));
  }

  /**
   * For how long an owner with many pods is left alone before they are counted again: each of them tells of every
   * step, and a count for each would take the square of their number.
   */
  restMs(key: string): number {
    return (this.many.get(key) ?? 0) / 10;
  }

  /**
   * Creates pods, in growing batches and at most 500 of them. Where one is refused, the rest is left, and nothing is
   * tried for the owner for a while: ask `retryMs`.
   */
  async createAll(owner: ApiObject, count: number, podOf: (index: number) => PodToCreate): Promise<Batches> {
    if (count <= 0) return { succeeded: 0, error: undefined };
    const id = owner.metadata.uid ?? "";
    if (this.backoff.left(id) !== undefined) return { succeeded: 0, error: undefined };
    const batches = await slowStartBatch(Math.min(burst, count), (index) => this.create(owner, podOf(index)));
    if (batches.error === undefined) this.backoff.succeed(id);
    else this.backoff.fail(id);
    return batches;
  }

  /** When pods that were refused may be tried again, in milliseconds. */
  retryMs({ metadata }: ApiObject): number | undefined {
    return this.backoff.left(metadata.uid ?? "");
  }

  private async create(
    owner: ApiObject,
    { template, labels, annotations, name, generateName }: PodToCreate,
  ): Promise<void> {
    const { namespace = "default" } = owner.metadata;
    const prefix = generateName ?? `${owner.metadata.name}-`;
    try {
      const created = await this.api.create("pods", {
        apiVersion: "v1",
        kind: "Pod",
        metadata: {
          name: name ?? "",
          ...(name === undefined ? { generateName: prefix } : {}),
          namespace,
          labels: { ...template.metadata?.labels, ...labels },
          annotations: { ...template.metadata?.annotations, ...annotations },
          ownerReferences: [controllerReference(owner)],
        },
        spec: structuredClone(template.spec),
      });
      await this.events.record(owner, "Normal", "SuccessfulCreate", `Created pod: ${created.metadata.name}`);
    } catch (error) {
      const text = error instanceof Error ? error.message : String(error);
      await this.events.record(owner, "Warning", "FailedCreate", `Error creating: ${text}`);
      throw error;
    }
  }

  /** Deletes pods, at most 500 of them. */
  async deleteAll(owner: ApiObject, pods: readonly Pod[]): Promise<void> {
    for (const pod of pods.slice(0, burst)) await this.delete(owner, pod);
  }

  async delete(owner: ApiObject, pod: Pod): Promise<void> {
    await remove(this.api, "pods", pod);
    await this.events.record(owner, "Normal", "SuccessfulDelete", `Deleted pod: ${pod.metadata.name}`);
  }
}
