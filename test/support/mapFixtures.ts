import { summarizeNode } from "@kubernetes-workshop/kubernetes/resources/nodeSummary";
import { followedPod, type MapObject, type MapPod, type MapService } from "../../src/map/mapObject.ts";
import type { Scene } from "../../src/map/scene.ts";
import type { Occurrence } from "../../src/trace/happening.ts";

export function node(name: string, ready = true): Extract<MapObject, { type: "node" }> {
  const summary = summarizeNode({
    metadata: { name, uid: name },
    status: { conditions: [{ type: "Ready", status: ready ? "True" : "Unknown" }] },
  });
  return { type: "node", id: `node/${name}`, summary };
}

/** A pod that waits for a node, or runs on one. */
export function pod(name: string, nodeName?: string, labels: Record<string, string> = {}): MapPod {
  const state = { running: {} };
  return followedPod({
    metadata: { name, uid: name, namespace: "default", labels },
    spec: { containers: [{ name: "main" }], ...(nodeName !== undefined && { nodeName }) },
    status:
      nodeName === undefined
        ? { phase: "Pending" }
        : {
            phase: "Running",
            containerStatuses: [
              { name: "main", image: "", imageID: "", ready: true, restartCount: 0, state },
            ],
          },
  }).drawn;
}

export function service(name: string, pods: readonly string[]): MapService {
  return {
    type: "service",
    id: `service/${name}`,
    uid: name,
    name,
    namespace: "default",
    createdAt: undefined,
    pods: pods.map((each) => ({ id: `pod/${each}`, isReady: true })),
  };
}

export function scene(objects: readonly MapObject[], rest: Partial<Scene> = {}): Scene {
  return {
    objects: new Map(objects.map((object) => [object.id, object])),
    size: "whole",
    width: 1000,
    labelSelector: undefined,
    tooManyPods: undefined,
    forbidden: [],
    ...rest,
  };
}

/** That the scheduler chose a node for a pod. */
export function scheduled(name: string, at: number): Occurrence {
  return {
    at,
    until: at,
    count: 1,
    actor: { id: "scheduler", component: "default-scheduler" },
    what: { type: "scheduled", node: "worker", wishes: undefined },
    object: { kind: "Pod", namespace: "default", name, uid: name },
    reason: "Scheduled",
    sequence: undefined,
  };
}
