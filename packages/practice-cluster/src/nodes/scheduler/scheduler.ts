import type { ProcessContext } from "@ngrok/webernetes";
import type { ResourceName } from "@kubernetes-workshop/kubernetes/kinds/kinds";
import { type ControllerContext, find } from "../../controllers/controller.ts";
import { asNode, asPod, keyOf, type Pod } from "../../controllers/objects.ts";
import type { ObjectEvent } from "../../objectApi.ts";
import { ClusterState, schedulingKind } from "./clusterState.ts";
import { recordSchedulerEvent } from "./schedulerEvent.ts";
import { SchedulingQueue, type Waiting } from "./schedulingQueue.ts";

/** The delay that lets one round handle a group of events, in milliseconds. */
const roundDelayMs = 5;
/** The maximum number of concurrent bindings. The scheduler selects nodes for further pods in the meantime. */
const mostBindings = 16;
const bindAgainMs = 1_000;

/**
 * The kube-scheduler of the practice cluster. webernetes' scheduler ignores taints, cordons and resources.
 * https://kubernetes.io/docs/concepts/scheduling-eviction/kube-scheduler/
 */
export async function runScheduler(process: ProcessContext, context: ControllerContext): Promise<number> {
  const scheduler = new Scheduler(process, context);
  const stopping = new AbortController();
  const follow = async (resource: ResourceName, see: (event: ObjectEvent) => void): Promise<void> => {
    for await (const event of context.api.watch(resource, {}, stopping.signal)) {
      see(event);
      scheduler.requestRound();
    }
  };
  const failed = (error: unknown): void => context.log.debug(`The scheduler lost a watch: ${String(error)}`);
  follow("nodes", (event) => scheduler.seeNode(event)).catch(failed);
  follow("pods", (event) => scheduler.seePod(event)).catch(failed);
  try {
    return await process.waitUntilKilled();
  } finally {
    stopping.abort();
  }
}

class Scheduler {
  private readonly process: ProcessContext;
  private readonly context: ControllerContext;
  private readonly state = new ClusterState();
  private readonly queue = new SchedulingQueue();
  private requested = false;
  private running = false;
  private timer: number | undefined;
  private readonly bindings = new Set<Promise<void>>();

  constructor(process: ProcessContext, context: ControllerContext) {
    this.process = process;
    this.context = context;
  }

  seeNode({ type, object }: ObjectEvent): void {
    if (type === "DELETED") this.state.removeNode(object.metadata.name);
    else if (this.state.setNode(asNode(object))) this.queue.reconsider();
  }

  seePod({ type, object }: ObjectEvent): void {
    const pod = asPod(object);
    const { uid = "" } = pod.metadata;
    const node = pod.spec.nodeName;
    if (type === "DELETED" || isAtItsEnd(pod)) {
      this.queue.remove(uid);
      if (this.state.remove(uid)) this.queue.reconsider();
    } else if (node) {
      this.queue.remove(uid);
      this.state.place(pod, node);
    } else if (!isForUs(pod)) this.queue.remove(uid);
    else this.queue.put(pod, (before) => schedulingKind(before) !== schedulingKind(pod));
  }

  requestRound(): void {
    if (this.requested || this.process.err()) return;
    this.requested = true;
    this.process.setTimeout(() => this.round(), roundDelayMs);
  }

  private async round(): Promise<void> {
    this.requested = false;
    if (this.running) {
      this.requestRound();
      return;
    }
    this.running = true;
    try {
      const soonest = this.queue.flush(this.context.clock.nowMs());
      for (let waiting = this.queue.next(); waiting; waiting = this.queue.next())
        await this.schedule(waiting);
      this.lookAgain(soonest);
    } finally {
      this.running = false;
    }
  }

  private lookAgain(soonest: number | undefined): void {
    const { clock } = this.context;
    if (this.timer !== undefined) clock.clearTimeout(this.timer);
    this.timer = undefined;
    if (soonest !== undefined)
      this.timer = clock.setTimeout(() => this.requestRound(), Math.max(0, soonest - clock.nowMs()));
  }

  private async schedule(waiting: Waiting): Promise<void> {
    const { pod } = waiting;
    const selection = this.state.select(pod);
    if (selection.node === undefined) {
      this.queue.fitsNowhere(waiting, this.context.clock.nowMs());
      await this.complain(waiting, selection.message);
      return;
    }
    this.queue.remove(pod.metadata.uid ?? "");
    // Counts the pod at once, because the next pod is scheduled before the event of this binding arrives.
    this.state.place(pod, selection.node);
    const binding: Promise<void> = this.bind(pod, selection.node).finally(() =>
      this.bindings.delete(binding),
    );
    this.bindings.add(binding);
    if (this.bindings.size >= mostBindings) await Promise.race(this.bindings);
  }

  private async bind(pod: Pod, node: string): Promise<void> {
    const { name, namespace = "default" } = pod.metadata;
    const { corev1 } = this.process.api;
    try {
      await corev1.createNamespacedPodBinding({
        name,
        namespace,
        body: { metadata: { name, namespace }, target: { apiVersion: "v1", kind: "Node", name: node } },
      });
    } catch (error) {
      this.context.log.debug(`The scheduler could not bind ${namespace}/${name}: ${String(error)}`);
      await this.forget(pod);
      return;
    }
    const message = `Successfully assigned ${namespace}/${name} to ${node}`;
    await recordSchedulerEvent(corev1, {
      pod,
      type: "Normal",
      reason: "Scheduled",
      action: "Binding",
      message,
    });
  }

  /** Removes a pod from its assumed node. If the pod still exists, it is tried again. */
  private async forget(pod: Pod): Promise<void> {
    this.state.remove(pod.metadata.uid ?? "");
    const found = await find(this.context.api, "pods", keyOf(pod)).catch(() => undefined);
    if (found?.metadata.uid !== pod.metadata.uid || !found) return;
    this.seePod({ type: "MODIFIED", object: found });
    this.context.clock.setTimeout(() => this.requestRound(), bindAgainMs);
  }

  private async complain(waiting: Waiting, message: string): Promise<void> {
    if (waiting.message === message) return;
    waiting.message = message;
    const { pod } = waiting;
    const others = (pod.status?.conditions ?? []).filter((condition) => condition.type !== "PodScheduled");
    const condition = { type: "PodScheduled", status: "False", reason: "Unschedulable", message };
    const status = { ...pod.status, phase: "Pending", conditions: [...others, condition] };
    // The update ignores the resource version, because no one else writes the status of a pod without a node.
    const metadata = { ...pod.metadata };
    delete metadata.resourceVersion;
    try {
      await this.context.api.update("pods", { ...pod, metadata, status }, "status");
    } catch {
      return;
    }
    const event = { type: "Warning", reason: "FailedScheduling", action: "Scheduling" } as const;
    await recordSchedulerEvent(this.process.api.corev1, { ...event, pod, message });
  }
}

function isAtItsEnd({ status }: Pod): boolean {
  return status?.phase === "Succeeded" || status?.phase === "Failed";
}

function isForUs({ metadata, spec }: Pod): boolean {
  return (
    metadata.deletionTimestamp === undefined &&
    (spec.schedulerName ?? "default-scheduler") === "default-scheduler"
  );
}
