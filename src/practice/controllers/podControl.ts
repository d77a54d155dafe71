import type { ApiObject, ObjectApi } from "../objectApi.ts";
import { remove } from "./controller.ts";
import type { EventRecorder } from "./events.ts";
import { asPod, controllerReference, type Pod, type PodTemplate } from "./objects.ts";

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

  constructor(api: ObjectApi, events: EventRecorder) {
    this.api = api;
    this.events = events;
  }

  async create(
    owner: ApiObject,
    { template, labels, annotations, name, generateName }: PodToCreate,
  ): Promise<Pod> {
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
      return asPod(created);
    } catch (error) {
      const text = error instanceof Error ? error.message : String(error);
      await this.events.record(owner, "Warning", "FailedCreate", `Error creating: ${text}`);
      throw error;
    }
  }

  async delete(owner: ApiObject, pod: Pod): Promise<void> {
    await remove(this.api, "pods", pod);
    await this.events.record(owner, "Normal", "SuccessfulDelete", `Deleted pod: ${pod.metadata.name}`);
  }
}
