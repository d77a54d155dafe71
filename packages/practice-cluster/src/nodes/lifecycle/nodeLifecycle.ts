import { type ControllerContext, find } from "../../controllers/controller.ts";
import { EventRecorder } from "../../controllers/events.ts";
import {
  asNode,
  asPod,
  type Condition,
  isReady,
  type Node,
  type Pod,
  timestamp,
} from "../../controllers/objects.ts";
import type { ApiObject } from "../../objectApi.ts";
import { nodeGraceMs } from "./times.ts";

/** Switches the machines behind nodes on and off. */
export interface MachineSwitch {
  has(name: string): boolean;
  isRunning(name: string): boolean;
  stop(name: string): Promise<void>;
  /** Starts a machine. Returns the Node as its kubelet would register it. */
  start(name: string): Promise<ApiObject | undefined>;
}

const unreachable = "node.kubernetes.io/unreachable";

/** Stops and starts nodes, and updates their objects as the node lifecycle controller does. */
export class NodeLifecycle {
  private readonly context: ControllerContext;
  private readonly machines: MachineSwitch;
  private readonly events: EventRecorder;
  private readonly timers = new Map<string, number>();

  constructor(context: ControllerContext, machines: MachineSwitch) {
    this.context = context;
    this.machines = machines;
    this.events = new EventRecorder(context.api, context.clock, "node-controller");
  }

  /** Switches a machine off, like a power failure. The cluster notices after the grace period. */
  async stopNode(name: string): Promise<void> {
    if (!this.machines.has(name)) throw new Error(`There is no node ${name}.`);
    if (!this.machines.isRunning(name)) return;
    await this.machines.stop(name);
    const notice = (): void => {
      this.timers.delete(name);
      this.markUnreachable(name).catch((error: unknown) =>
        this.context.log.warn(`node ${name} could not be marked: ${String(error)}`),
      );
    };
    this.timers.set(name, this.context.clock.setTimeout(notice, nodeGraceMs));
  }

  /** Switches a machine on again. Its node becomes ready and accepts pods. */
  async startNode(name: string): Promise<void> {
    if (!this.machines.has(name)) throw new Error(`There is no node ${name}.`);
    const timer = this.timers.get(name);
    if (timer !== undefined) this.context.clock.clearTimeout(timer);
    this.timers.delete(name);
    const registered = await this.machines.start(name);
    if (!registered) return;
    const { api, clock } = this.context;
    const node = await find(api, "nodes", name);
    if (!node) {
      await api.create("nodes", registered);
    } else {
      await this.setStatus(name, () => this.readyConditions(registered, timestamp(clock.nowMs())));
      await this.setTaints(name, (taints) => taints.filter((taint) => taint.key !== unreachable));
    }
    const current = (await find(api, "nodes", name)) ?? registered;
    await this.events.record(current, "Normal", "Starting", "Starting kubelet.");
    await this.events.record(current, "Normal", "NodeReady", `Node ${name} status is now: NodeReady`);
  }

  /** https://kubernetes.io/docs/concepts/architecture/nodes/#node-controller */
  private async markUnreachable(name: string): Promise<void> {
    const { api, clock } = this.context;
    const node = await find(api, "nodes", name);
    if (!node) return;
    const now = timestamp(clock.nowMs());
    await this.setStatus(name, (conditions) =>
      conditions.map((condition) => ({
        ...condition,
        status: "Unknown",
        reason: "NodeStatusUnknown",
        message: "Kubelet stopped posting node status.",
        lastTransitionTime: now,
      })),
    );
    await this.setTaints(name, (taints) => [
      ...taints.filter((taint) => taint.key !== unreachable),
      ...["NoSchedule", "NoExecute"].map((effect) => ({ key: unreachable, effect, timeAdded: now })),
    ]);
    await this.events.record(node, "Normal", "NodeNotReady", `Node ${name} status is now: NodeNotReady`);
    for (const item of (await api.list("pods", { fieldSelector: `spec.nodeName=${name}` })).items) {
      const pod = asPod(item);
      if (isReady(pod)) await this.markPodNotReady(pod, now);
    }
  }

  /** Marks a pod as not ready, so that Services stop sending traffic to it. */
  private async markPodNotReady(pod: Pod, now: string): Promise<void> {
    const conditions = pod.status?.conditions?.map((condition) =>
      condition.type === "Ready" || condition.type === "ContainersReady"
        ? { ...condition, status: "False", lastTransitionTime: now }
        : condition,
    );
    await this.context.api.update("pods", { ...pod, status: { ...pod.status, conditions } }, "status");
    await this.events.record(pod, "Warning", "NodeNotReady", "Node is not ready");
  }

  private readyConditions(registered: ApiObject, now: string): readonly Condition[] {
    const conditions = asNode(registered).status?.conditions ?? [];
    return conditions.map((condition) => ({ ...condition, lastHeartbeatTime: now, lastTransitionTime: now }));
  }

  private async setStatus(
    name: string,
    change: (conditions: readonly Condition[]) => readonly Condition[],
  ): Promise<void> {
    const node = asNode(await this.context.api.get("nodes", undefined, name));
    const status = { ...node.status, conditions: change(node.status?.conditions ?? []) };
    await this.context.api.update("nodes", { ...node, status }, "status");
  }

  private async setTaints(
    name: string,
    change: (taints: readonly Taint[]) => readonly Taint[],
  ): Promise<void> {
    const node = asNode(await this.context.api.get("nodes", undefined, name));
    const { taints: before = [], ...spec } = node.spec ?? {};
    const taints = change(before);
    await this.context.api.update("nodes", {
      ...node,
      spec: { ...spec, ...(taints.length > 0 ? { taints } : {}) },
    });
  }
}

type Taint = NonNullable<NonNullable<Node["spec"]>["taints"]>[number];
