import { createHash } from "node:crypto";
import { typeMeta } from "@kubernetes-workshop/kubernetes/kinds/kindRow";
import { kinds } from "@kubernetes-workshop/kubernetes/kinds/kinds";
import type { ObjectApi } from "../objectApi.ts";
import { timestamp } from "./objects.ts";
import type { ControllerClock } from "./workQueue.ts";

/** The object that an event is about. */
interface Regarding {
  readonly apiVersion?: string | undefined;
  readonly kind?: string | undefined;
  readonly name?: string | undefined;
  readonly namespace?: string | undefined;
  readonly uid?: string | undefined;
  readonly resourceVersion?: string | undefined;
  /** The field path of a container, such as `spec.containers{web}`, for an event about a container. */
  readonly fieldPath?: string | undefined;
}

/** An event to record. https://kubernetes.io/docs/reference/kubernetes-api/core/event-v1/ */
export interface EventToWrite {
  readonly component: string;
  /** The node, if a kubelet reports the event. */
  readonly host?: string | undefined;
  readonly regarding: Regarding;
  readonly type: "Normal" | "Warning";
  readonly reason: string;
  readonly message: string;
}

/**
 * Writes an event in the form of client-go's recorder. Repetitions increment its count, as in client-go's correlator.
 * Errors are ignored: the namespace may be terminating, and the sender must not fail because of an event.
 */
export async function writeEvent(api: ObjectApi, clock: ControllerClock, event: EventToWrite): Promise<void> {
  const { component, host, regarding, type, reason, message } = event;
  const namespace = regarding.namespace ?? "default";
  const now = timestamp(clock.nowMs());
  const same = [component, host, regarding.uid, regarding.fieldPath, type, reason, message];
  const hash = createHash("sha256").update(JSON.stringify(same)).digest("hex").slice(0, 16);
  const name = `${regarding.name ?? ""}.${hash}`;
  try {
    const before = await api.get("events", namespace, name).catch(() => undefined);
    if (before) {
      const count = Number(before["count"]) + 1;
      await api.update("events", { ...before, count, lastTimestamp: now });
      return;
    }
    await api.create("events", {
      ...typeMeta(kinds.Event),
      metadata: { name, namespace },
      involvedObject: regarding,
      type,
      reason,
      message,
      count: 1,
      firstTimestamp: now,
      lastTimestamp: now,
      eventTime: null,
      reportingComponent: component,
      reportingInstance: host ?? "",
      source: { component, ...(host === undefined ? {} : { host }) },
    });
  } catch {
    // Ignored on purpose, see above.
  }
}
