import { isDeepStrictEqual } from "node:util";
import type { ObjectApi } from "../../objectApi.ts";
import { type Controller, type ControllerContext, find, remove } from "../controller.ts";
import { EventRecorder } from "../events.ts";
import { asNode, controllerKey, isDeleted, isReady, keyOf, type Node, type Pod } from "../objects.ts";
import { PodControl } from "../podControl.ts";
import { asDaemonSet, type DaemonSet, eligibility, maxUnavailable, nodeOf, podSpecFor } from "./daemonSet.ts";
import { currentRevision, revisionLabel } from "../revisions.ts";

/**
 * Runs one pod on each eligible node, and updates the pods node by node.
 * https://kubernetes.io/docs/concepts/workloads/controllers/daemonset/ (pkg/controller/daemon)
 */
export function daemonSetController(context: ControllerContext): Controller {
  const { api, clock } = context;
  const controller = new DaemonSetSync(context, new EventRecorder(api, clock, "daemonset-controller"));
  const all = async (): Promise<string[]> => (await api.list("daemonsets.apps")).items.map(keyOf);
  return {
    name: "daemonset-controller",
    watched: [
      { resource: "daemonsets.apps", keysOf: (daemonSet) => [keyOf(daemonSet)] },
      { resource: "pods", keysOf: (pod) => [controllerKey(pod, "DaemonSet") ?? []].flat() },
      { resource: "nodes", keysOf: all },
    ],
    sync: (key) => controller.sync(key),
  };
}

class DaemonSetSync {
  private readonly api: ObjectApi;
  private readonly events: EventRecorder;
  private readonly pods: PodControl;

  constructor(context: ControllerContext, events: EventRecorder) {
    this.api = context.api;
    this.events = events;
    this.pods = new PodControl(context, events);
  }

  async sync(key: string): Promise<number | undefined> {
    const found = await find(this.api, "daemonsets.apps", key);
    if (!found || isDeleted(found)) return undefined;
    const daemonSet = asDaemonSet(found);
    const nodes = (await this.api.list("nodes")).items.map((node) => asNode(node));
    const owned = await this.pods.ofOwner(daemonSet);
    const hash = await currentRevision(this.api, daemonSet, owned);

    const byNode = Map.groupBy(owned, (pod) => nodeOf(pod) ?? "");
    await this.placePods(daemonSet, nodes, byNode, hash);
    await this.updatePods(daemonSet, nodes, byNode, hash);
    await this.updateStatus(daemonSet, nodes, byNode, hash);
    return this.pods.retryMs(daemonSet);
  }

  private async placePods(
    daemonSet: DaemonSet,
    nodes: readonly Node[],
    byNode: ReadonlyMap<string, readonly Pod[]>,
    hash: string,
  ): Promise<void> {
    const names = new Set(nodes.map((node) => node.metadata.name));
    for (const [node, pods] of byNode) {
      // The pods of a removed node; no kubelet is left to end them.
      if (!names.has(node)) for (const pod of pods) await remove(this.api, "pods", pod, 0);
    }
    const missing: string[] = [];
    for (const node of nodes) {
      const { name } = node.metadata;
      const { shouldRun, shouldContinue } = eligibility(daemonSet, node);
      const present = (byNode.get(name) ?? []).filter((pod) => !isDeleted(pod));
      const failed = present.filter(hasEnded);
      for (const pod of failed) {
        await this.events.record(
          daemonSet,
          "Warning",
          "FailedDaemonPod",
          `Found failed daemon pod ${keyOf(pod)} on node ${name}, will try to kill it`,
        );
        await this.pods.delete(daemonSet, pod);
      }
      const alive = present.filter((pod) => !hasEnded(pod)).sort(oldestFirst);
      if (!shouldContinue) for (const pod of alive) await this.pods.delete(daemonSet, pod);
      // A node has at most one pod; the oldest stays.
      else for (const pod of alive.slice(1)) await this.pods.delete(daemonSet, pod);
      // A terminating pod blocks its replacement until it is gone.
      if (shouldRun && (byNode.get(name) ?? []).length === 0) missing.push(name);
    }
    const { template } = daemonSet.spec;
    await this.pods.createAll(daemonSet, missing.length, (index) => ({
      template: { ...template, spec: podSpecFor(template, missing[index] ?? "") },
      labels: { [revisionLabel]: hash, ...generationLabel(daemonSet) },
    }));
  }

  /** Deletes outdated pods, at most as many as may be unavailable; unavailable ones go first. */
  private async updatePods(
    daemonSet: DaemonSet,
    nodes: readonly Node[],
    byNode: ReadonlyMap<string, readonly Pod[]>,
    hash: string,
  ): Promise<void> {
    if (daemonSet.spec.updateStrategy?.type === "OnDelete") return;
    const wanted = nodes
      .filter((node) => eligibility(daemonSet, node).shouldRun)
      .map((node) => node.metadata.name);
    let allowed = maxUnavailable(daemonSet, wanted.length);
    const candidates: Pod[] = [];
    for (const name of wanted) {
      const pod = byNode.get(name)?.find((candidate) => !isDeleted(candidate) && !hasEnded(candidate));
      const isOld = pod !== undefined && pod.metadata.labels?.[revisionLabel] !== hash;
      if (pod && isReady(pod)) {
        if (isOld) candidates.push(pod);
        continue;
      }
      allowed -= 1;
      if (pod && isOld) await this.pods.delete(daemonSet, pod);
    }
    for (const pod of candidates.slice(0, Math.max(0, allowed))) await this.pods.delete(daemonSet, pod);
  }

  private async updateStatus(
    daemonSet: DaemonSet,
    nodes: readonly Node[],
    byNode: ReadonlyMap<string, readonly Pod[]>,
    hash: string,
  ): Promise<void> {
    const count = { desired: 0, current: 0, misscheduled: 0, ready: 0, updated: 0 };
    for (const node of nodes) {
      const pods = [...(byNode.get(node.metadata.name) ?? [])]
        .filter((pod) => !isDeleted(pod))
        .sort(oldestFirst);
      const [pod] = pods;
      if (!eligibility(daemonSet, node).shouldRun) {
        if (pod) count.misscheduled += 1;
        continue;
      }
      count.desired += 1;
      if (!pod) continue;
      count.current += 1;
      if (isReady(pod)) count.ready += 1;
      if (pod.metadata.labels?.[revisionLabel] === hash) count.updated += 1;
    }
    const { conditions } = daemonSet.status ?? {};
    const status = {
      currentNumberScheduled: count.current,
      desiredNumberScheduled: count.desired,
      numberMisscheduled: count.misscheduled,
      numberReady: count.ready,
      ...(count.updated > 0 ? { updatedNumberScheduled: count.updated } : {}),
      ...(count.ready > 0 ? { numberAvailable: count.ready } : {}),
      ...(count.desired > count.ready ? { numberUnavailable: count.desired - count.ready } : {}),
      ...(daemonSet.metadata.generation === undefined
        ? {}
        : { observedGeneration: daemonSet.metadata.generation }),
      ...(conditions === undefined ? {} : { conditions }),
    };
    if (!isDeepStrictEqual(status, daemonSet.status))
      await this.api.update("daemonsets.apps", { ...daemonSet, status }, "status");
  }
}

/** The deprecated generation of the template, with which pods are still labeled. */
function generationLabel({ metadata }: DaemonSet): Record<string, string> {
  const generation = metadata.annotations?.["deprecated.daemonset.template.generation"];
  return generation === undefined ? {} : { "pod-template-generation": generation };
}

function hasEnded(pod: Pod): boolean {
  return pod.status?.phase === "Failed" || pod.status?.phase === "Succeeded";
}

function oldestFirst(left: Pod, right: Pod): number {
  return (left.metadata.creationTimestamp ?? "") < (right.metadata.creationTimestamp ?? "") ? -1 : 1;
}
