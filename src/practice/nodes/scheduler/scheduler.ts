import {
  type Informer,
  type KubernetesObject,
  makeInformer,
  type ProcessContext,
  type V1Node,
  type V1Pod,
} from "@ngrok/webernetes";
import { recordSchedulerEvent } from "./schedulerEvent.ts";
import { selectNode } from "./selectNode.ts";

/** Events come in groups; one round looks at all of them. */
const roundDelayMs = 5;

/**
 * The kube-scheduler of the practice cluster. The one of webernetes knows neither taints nor cordons nor
 * resources. https://kubernetes.io/docs/concepts/scheduling-eviction/kube-scheduler/
 */
export async function runScheduler(context: ProcessContext): Promise<number> {
  const pods = makeInformer<V1Pod>(context.kubeConfig, "/api/v1/pods", () =>
    context.api.corev1.listPodForAllNamespaces(),
  );
  const nodes = makeInformer<V1Node>(context.kubeConfig, "/api/v1/nodes", () =>
    context.api.corev1.listNode(),
  );
  const scheduler = new Scheduler(context);
  await follow(pods, scheduler);
  await follow(nodes, scheduler);
  try {
    return await context.waitUntilKilled();
  } finally {
    await Promise.all([pods.stop(), nodes.stop()]);
  }
}

async function follow<T extends KubernetesObject>(
  informer: Informer<T>,
  scheduler: Scheduler,
): Promise<void> {
  const look = (): void => scheduler.requestRound();
  informer.on("add", look);
  informer.on("update", look);
  informer.on("delete", look);
  await informer.start();
}

class Scheduler {
  private readonly context: ProcessContext;
  /** What was last said of a pod that fits nowhere, by its uid. */
  private readonly complaints = new Map<string, string>();
  private requested = false;
  private running = false;

  constructor(context: ProcessContext) {
    this.context = context;
  }

  requestRound(): void {
    if (this.requested || this.context.err()) return;
    this.requested = true;
    this.context.setTimeout(() => this.round(), roundDelayMs);
  }

  private async round(): Promise<void> {
    this.requested = false;
    if (this.running) {
      this.requestRound();
      return;
    }
    this.running = true;
    try {
      await this.scheduleAll();
    } finally {
      this.running = false;
    }
  }

  private async scheduleAll(): Promise<void> {
    const { corev1 } = this.context.api;
    const pods = (await corev1.listPodForAllNamespaces()).items;
    const waiting = pods.filter(isWaiting);
    if (waiting.length === 0) return;
    const nodes = (await corev1.listNode()).items;
    const byNode = new Map<string, V1Pod[]>();
    const place = (pod: V1Pod, node: string): void => {
      byNode.set(node, [...(byNode.get(node) ?? []), pod]);
    };
    for (const pod of pods) {
      const atItsEnd = pod.status?.phase === "Succeeded" || pod.status?.phase === "Failed";
      if (pod.spec?.nodeName && !atItsEnd) place(pod, pod.spec.nodeName);
    }
    for (const pod of waiting) {
      const selection = selectNode(pod, nodes, byNode);
      if (selection.node === undefined) await this.complain(pod, selection.message);
      else if (await this.bind(pod, selection.node)) place(pod, selection.node);
    }
  }

  private async bind(pod: V1Pod, node: string): Promise<boolean> {
    const { name = "", namespace = "default", uid = "" } = pod.metadata ?? {};
    try {
      await this.context.api.corev1.createNamespacedPodBinding({
        name,
        namespace,
        body: { metadata: { name, namespace }, target: { apiVersion: "v1", kind: "Node", name: node } },
      });
    } catch {
      // Deleted or bound meanwhile: the next event tells.
      return false;
    }
    this.complaints.delete(uid);
    const message = `Successfully assigned ${namespace}/${name} to ${node}`;
    const { corev1 } = this.context.api;
    await recordSchedulerEvent(corev1, {
      pod,
      type: "Normal",
      reason: "Scheduled",
      action: "Binding",
      message,
    });
    return true;
  }

  private async complain(pod: V1Pod, message: string): Promise<void> {
    const { name = "", namespace = "default", uid = "" } = pod.metadata ?? {};
    if (this.complaints.get(uid) === message) return;
    this.complaints.set(uid, message);
    const others = (pod.status?.conditions ?? []).filter((condition) => condition.type !== "PodScheduled");
    const condition = { type: "PodScheduled", status: "False", reason: "Unschedulable", message };
    try {
      await this.context.api.corev1.replaceNamespacedPodStatus({
        name,
        namespace,
        body: { ...pod, status: { ...pod.status, phase: "Pending", conditions: [...others, condition] } },
      });
    } catch {
      return;
    }
    const event = { type: "Warning", reason: "FailedScheduling", action: "Scheduling" } as const;
    await recordSchedulerEvent(this.context.api.corev1, { ...event, pod, message });
  }
}

function isWaiting(pod: V1Pod): boolean {
  return (
    !pod.spec?.nodeName &&
    pod.metadata?.deletionTimestamp === undefined &&
    (pod.spec?.schedulerName ?? "default-scheduler") === "default-scheduler"
  );
}
