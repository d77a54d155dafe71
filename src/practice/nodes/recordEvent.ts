import type { KubeClient, V1Pod } from "@ngrok/webernetes";

/** An event of a component that runs inside the simulation. https://kubernetes.io/docs/reference/kubernetes-api/core/event-v1/ */
export interface PodEvent {
  readonly component: string;
  readonly object: V1Pod;
  readonly type: "Normal" | "Warning";
  readonly reason: string;
  readonly message: string;
}

/** Records an event; an event is no reason for its sender to fail. */
export async function recordEvent(api: KubeClient["corev1"], event: PodEvent): Promise<void> {
  const { name = "", namespace = "default", uid, resourceVersion } = event.object.metadata ?? {};
  const now = new Date();
  await api
    .createNamespacedEvent({
      namespace,
      body: {
        metadata: { generateName: `${name}.`, namespace },
        involvedObject: {
          apiVersion: "v1",
          kind: "Pod",
          name,
          namespace,
          ...(uid === undefined ? {} : { uid }),
          ...(resourceVersion === undefined ? {} : { resourceVersion }),
        },
        type: event.type,
        reason: event.reason,
        message: event.message,
        count: 1,
        firstTimestamp: now,
        lastTimestamp: now,
        reportingComponent: event.component,
        reportingInstance: event.component,
        source: { component: event.component },
      },
    })
    .catch(() => undefined);
}
