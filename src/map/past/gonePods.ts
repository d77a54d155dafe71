import type { Occurrence, What } from "../../trace/happening.ts";
import type { ContainerStatus } from "@kubernetes-workshop/kubernetes/resources/containerStatus";
import { type MapObject, type MapPod, podId } from "../mapObject.ts";
import { inOrder, type Life } from "./life.ts";
import { podWhile } from "./podLife.ts";

const ends: readonly What["type"][] = ["stopping", "removed", "evicted", "preempted"];

/**
 * What pods that are gone went through, by their events: only of those whose events name their node. An event does not
 * say whether a pod became ready.
 *
 * @param now when they are known to be gone
 */
export function gonePods(
  occurrences: Iterable<Occurrence>,
  present: Iterable<MapObject>,
  now: number,
): Life[] {
  const there = new Set<string>();
  for (const object of present)
    if (object.type === "pod") there.add(keyOf(object.summary.namespace, object.summary.name));
  const byPod = new Map<string, Occurrence[]>();
  for (const occurrence of occurrences) {
    const { kind, namespace = "", name } = occurrence.object;
    const key = keyOf(namespace, name);
    if (kind !== "Pod" || there.has(key)) continue;
    const known = byPod.get(key);
    if (known) known.push(occurrence);
    else byPod.set(key, [occurrence]);
  }
  return [...byPod.values()].flatMap((each) => lifeOf(each, now));
}

function lifeOf(occurrences: readonly Occurrence[], now: number): Life[] {
  const timeOf = (...types: readonly What["type"][]): number | undefined => {
    const times = occurrences.filter(({ what }) => types.includes(what.type)).map(({ at }) => at);
    return times.length === 0 ? undefined : Math.min(...times);
  };
  const scheduled = occurrences.find(({ what }) => what.type === "scheduled");
  if (scheduled?.what.type !== "scheduled") return [];
  const pod = podOf(scheduled, scheduled.what.node, containersOf(occurrences));
  const startedAt = timeOf("containerStarted");
  const states = inOrder([
    { at: timeOf("stored", "made") ?? scheduled.at, object: podWhile(pod, "waiting") },
    { at: scheduled.at, object: podWhile(pod, "scheduled") },
    { at: startedAt, object: podWhile(pod, "running") },
    { at: timeOf(...ends) ?? now, object: undefined },
  ]);
  return [{ id: pod.id, states }];
}

/** The containers that started, in the order of their events. */
function containersOf(occurrences: readonly Occurrence[]): ContainerStatus[] {
  const names = new Set(
    occurrences.flatMap(({ what }) => (what.type === "containerStarted" ? [what.container] : [])),
  );
  return [...names].map((name) => ({
    name,
    image: "",
    kind: "ordinary",
    text: "Running",
    ready: false,
    restarts: 0,
    severity: "ok",
  }));
}

function podOf({ object }: Occurrence, nodeName: string, containers: readonly ContainerStatus[]): MapPod {
  const { namespace = "", name, uid = keyOf(namespace, name) } = object;
  return {
    type: "pod",
    id: podId(uid),
    labels: {},
    times: { scheduledAt: undefined, startedAt: undefined, readyAt: undefined, endedAt: undefined },
    summary: {
      uid,
      namespace,
      name,
      nodeName,
      containers,
      ip: undefined,
      controllerUid: undefined,
      createdAt: undefined,
      status: { text: "", ready: 0, total: 0, restarts: 0, severity: "unknown" },
      problem: undefined,
    },
  };
}

function keyOf(namespace: string, name: string): string {
  return `${namespace}/${name}`;
}
