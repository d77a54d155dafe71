import type { KubeClient } from "@ngrok/webernetes";
import type { Pod } from "../../controllers/objects.ts";
import { controlPlane } from "../workerNodes.ts";

/** An event that the scheduler reports about a pod. */
export interface SchedulerEvent {
  readonly pod: Pod;
  readonly type: "Normal" | "Warning";
  readonly reason: string;
  /** The action of the scheduler: `Binding` or `Scheduling`. */
  readonly action: string;
  readonly message: string;
}

const component = "default-scheduler";

/**
 * Records an event in the newer form that the scheduler uses: with `eventTime` and `action`, without source and count.
 * Errors are ignored: the scheduler must not fail because of an event.
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
  // webernetes does not export the class that it declares for `eventTime`, but accepts a Date. The other times are null
  // in Kubernetes, which webernetes' types do not allow.
  Object.assign(body, { eventTime: new Date(), firstTimestamp: null, lastTimestamp: null });
  await api.createNamespacedEvent({ namespace, body }).catch(() => undefined);
}
