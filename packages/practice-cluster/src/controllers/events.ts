import type { ApiObject, ObjectApi } from "../objectApi.ts";
import { writeEvent } from "./writeEvent.ts";
import type { ControllerClock } from "./workQueue.ts";

/** Records a controller's events, which `kubectl describe` shows. Repetitions increment the count of an event. */
export class EventRecorder {
  private readonly api: ObjectApi;
  private readonly clock: ControllerClock;
  private readonly component: string;

  constructor(api: ObjectApi, clock: ControllerClock, component: string) {
    this.api = api;
    this.clock = clock;
    this.component = component;
  }

  async record(
    { apiVersion, kind, metadata }: ApiObject,
    type: "Normal" | "Warning",
    reason: string,
    message: string,
  ): Promise<void> {
    const { name, namespace, uid, resourceVersion } = metadata;
    const regarding = {
      apiVersion,
      kind,
      name,
      ...(namespace === undefined ? {} : { namespace }),
      ...(uid === undefined ? {} : { uid }),
      ...(resourceVersion === undefined ? {} : { resourceVersion }),
    };
    await writeEvent(this.api, this.clock, { component: this.component, regarding, type, reason, message });
  }
}
