import type { KubeClient } from "@ngrok/webernetes";
import type { Pod } from "../../controllers/objects.ts";
import { controlPlane } from "../workerNodes.ts";

/** What the scheduler tells of a pod. */
export interface SchedulerEvent {
  readonly pod: Pod;
  readonly type: "Normal" | "Warning";
  readonly reason: string;
  /** What it was doing: `Binding`, `Scheduling`. */
  readonly action: string;
  readonly message: string;
}

const component = "default-scheduler";

/**
 * Records an event as the scheduler does, in the newer shape: a time of its own and an action, neither a source
 * nor a count. An event is no reason for its sender to fail.
 */
export async function recordSchedulerEvent(
  api: KubeClient["corev1"],
  { pod, type, reason, action, message }: SchedulerEvent,
): Promise<void> {
  const { name, namespace = "default", uid, resourceVersion } = pod.metadata;
  const body = {
    metadata: { generateName: `${name}.`, namespace },
    involvedObject: {
      apiVersion: "v1",
      kind: "Pod",
      name,
      namespace,
      ...(uid === undefined ? {} : { uid }),
      ...(resourceVersion === undefined ? {} : { resourceVersion }),
    },
    type,
    reason,
    message,
    action,
    reportingComponent: component,
    reportingInstance: `${component}-${controlPlane.name}`,
    source: {},
  };
  // webernetes does not export the class that it declares this time to be, and takes a date. The other times
  // are null in Kubernetes, which its types leave out.
  Object.assign(body, { eventTime: new Date(), firstTimestamp: null, lastTimestamp: null });
  await api.createNamespacedEvent({ namespace, body }).catch(() => undefined);
}
