import type { V1Pod } from "@kubernetes/client-node";
import type { FromApi } from "@kubernetes-workshop/kubernetes/resources/fromApi";
import { podStatus } from "@kubernetes-workshop/kubernetes/resources/podStatus";
import type { MapPod } from "../mapObject.ts";
import { inOrder, type Life } from "./life.ts";

/** What a pod that is there went through, by its own times: what it was in between is not known. */
export function podLife(pod: MapPod): Life {
  const { scheduledAt, startedAt, readyAt, endedAt } = pod.times;
  const states = inOrder([
    { at: pod.summary.createdAt ?? -Infinity, object: podWhile(pod, "waiting") },
    { at: scheduledAt, object: podWhile(pod, "scheduled") },
    { at: startedAt, object: podWhile(pod, "running") },
    { at: readyAt, object: podWhile(pod, "ready") },
    { at: endedAt, object: pod },
  ]);
  return {
    id: pod.id,
    states: [...states.slice(0, -1), ...states.slice(-1).map(({ at }) => ({ at, object: pod }))],
  };
}

type Stage = "waiting" | "scheduled" | "running" | "ready";

/** A pod as it is at a stage of its life. https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-phase */
export function podWhile(pod: MapPod, stage: Stage): MapPod {
  const { summary } = pod;
  const containers = summary.containers
    .filter(({ kind }) => kind === "ordinary")
    .map(({ name, image }) => ({ name, image }));
  const started = stage === "running" || stage === "ready";
  const status: FromApi<V1Pod>["status"] = started
    ? {
        phase: "Running",
        containerStatuses: containers.map(({ name, image }) => ({
          name,
          image,
          imageID: "",
          restartCount: 0,
          ready: stage === "ready",
          state: { running: {} },
        })),
      }
    : { phase: "Pending" };
  return {
    ...pod,
    summary: {
      ...summary,
      nodeName: stage === "waiting" ? undefined : summary.nodeName,
      status: podStatus({ spec: { containers }, status }),
    },
  };
}
