import { typeMeta } from "@kubernetes-workshop/kubernetes/kinds/kindRow";
import { kinds } from "@kubernetes-workshop/kubernetes/kinds/kinds";
import type { ApiObject, ObjectApi } from "../objectApi.ts";
import { Backoff } from "./backoff.ts";
import { type ControllerContext, remove } from "./controller.ts";
import type { EventRecorder } from "./events.ts";
import { asPod, controllerReference, keyOf, type Pod, type PodTemplate } from "./objects.ts";
import { type Batches, slowStartBatch } from "./slowStart.ts";

/** The maximum number of an owner's pods to create or delete in one sync, as in Kubernetes. (burstReplicas) */
export const burst = 500;
/** The maximum number of an owner's pods for which syncs need no rest. */
const few = 200;

export interface PodToCreate {
  readonly template: PodTemplate;
  readonly labels?: Record<string, string>;
  readonly annotations?: Record<string, string>;
  /** The pod's name. By default, it is generated from the owner's name with a suffix of five characters. */
  readonly name?: string;
  readonly generateName?: string;
}

/** Creates and deletes the pods of an owner. Sets their owner reference and records events on the owner. */
export class PodControl {
  private readonly api: ObjectApi;
  private readonly events: EventRecorder;
  private readonly backoff: Backoff;
  /** The number of pods of each owner that has many, by the owner's key. */
  private readonly many = new Map<string, number>();

  constructor({ api, clock }: Pick<ControllerContext, "api" | "clock">, events: EventRecorder) {
    this.api = api;
    this.events = events;
    this.backoff = new Backoff(clock);
  }

  /** The pods of an owner. The objects are shared, as in `ObjectApi.list`. */
  async ofOwner(owner: ApiObject): Promise<Pod[]> {
    const { uid = "", namespace = "default" } = owner.metadata;
    const { items } = await this.api.list("pods", { namespace, owner: uid });
    if (items.length > few) this.many.set(keyOf(owner), items.length);
    else this.many.delete(keyOf(owner));
    return items.map((item) => asPod(item));
  }

  /**
   * How long to wait between syncs of an owner with many pods. Each pod causes several events, and counting all pods at
   * each event would take quadratic time.
   */
  restMs(key: string): number {
    return (this.many.get(key) ?? 0) / 10;
  }

  /**
   * Creates at most 500 pods, in growing batches. If one is refused, the remaining ones are not tried, and the owner
   * backs off for the time that `retryMs` returns.
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

  /** The time until refused pods may be tried again, in milliseconds. */
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
        ...typeMeta(kinds.Pod),
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

  /** Deletes at most 500 pods. */
  async deleteAll(owner: ApiObject, pods: readonly Pod[]): Promise<void> {
    for (const pod of pods.slice(0, burst)) await this.delete(owner, pod);
  }

  async delete(owner: ApiObject, pod: Pod): Promise<void> {
    await remove(this.api, "pods", pod);
    await this.events.record(owner, "Normal", "SuccessfulDelete", `Deleted pod: ${pod.metadata.name}`);
  }
}
