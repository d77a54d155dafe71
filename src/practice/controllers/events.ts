import { createHash } from "node:crypto";
import type { ApiObject, ObjectApi } from "../objectApi.ts";
import { timestamp } from "./objects.ts";
import type { ControllerClock } from "./workQueue.ts";

/** Records what a controller did, as `kubectl describe` shows it; the same again raises the count. */
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
    object: ApiObject,
    type: "Normal" | "Warning",
    reason: string,
    message: string,
  ): Promise<void> {
    const { name, uid = "", resourceVersion = "" } = object.metadata;
    const namespace = object.metadata.namespace ?? "default";
    const now = timestamp(this.clock.nowMs());
    const hash = createHash("sha256").update(`${this.component}/${uid}/${reason}/${message}`).digest("hex");
    const eventName = `${name}.${hash.slice(0, 16)}`;
    try {
      const before = await this.api.get("events", namespace, eventName).catch(() => undefined);
      if (before) {
        await this.api.update("events", {
          ...before,
          count: Number(before["count"]) + 1,
          lastTimestamp: now,
        });
        return;
      }
      await this.api.create("events", {
        apiVersion: "v1",
        kind: "Event",
        metadata: { name: eventName, namespace },
        involvedObject: {
          apiVersion: object.apiVersion,
          kind: object.kind,
          name,
          uid,
          resourceVersion,
          ...(object.metadata.namespace === undefined ? {} : { namespace }),
        },
        type,
        reason,
        message,
        count: 1,
        firstTimestamp: now,
        lastTimestamp: now,
        reportingComponent: this.component,
        reportingInstance: this.component,
        source: { component: this.component },
      });
    } catch {
      // An event is no reason for a controller to fail: its namespace may be on its way out.
    }
  }
}
