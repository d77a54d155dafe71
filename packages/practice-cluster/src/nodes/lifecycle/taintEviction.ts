import { type Controller, type ControllerContext, find, remove } from "../../controllers/controller.ts";
import { EventRecorder } from "../../controllers/events.ts";
import { asNode, asPod, isDeleted, type Pod } from "../../controllers/objects.ts";
import { tolerates } from "../scheduler/taints.ts";
import type { Taint, Toleration } from "../scheduler/types.ts";
import { defaultTolerationSeconds, shortTolerationSeconds } from "./times.ts";

const defaulted = ["node.kubernetes.io/not-ready", "node.kubernetes.io/unreachable"];

/**
 * How long a pod may stay on a node with a NoExecute taint, in seconds; undefined means forever. The default toleration
 * of 300 s for a node that is not ready is shortened.
 * https://kubernetes.io/docs/concepts/scheduling-eviction/taint-and-toleration/#taint-based-evictions
 */
export function toleratedSeconds(
  taint: Taint,
  tolerations: readonly Toleration[] | undefined,
): number | undefined {
  const matching = tolerations?.filter((toleration) => tolerates(toleration, taint)) ?? [];
  const isDefaulted = defaulted.includes(taint.key);
  // Pods that webernetes creates bypass admission, which adds these tolerations.
  if (matching.length === 0) return isDefaulted ? shortTolerationSeconds : 0;
  const seconds = matching.flatMap(({ tolerationSeconds }) => tolerationSeconds ?? []);
  if (seconds.length === 0) return undefined;
  const least = Math.min(...seconds);
  return isDefaulted && least === defaultTolerationSeconds ? shortTolerationSeconds : Math.max(0, least);
}

/** Evicts pods that do not tolerate the taints of their node. (pkg/controller/tainteviction) */
export function taintEvictionController(context: ControllerContext): Controller {
  const { api, clock } = context;
  const events = new EventRecorder(api, clock, "taint-eviction-controller");
  /** When a taint without a time of its own was first seen. */
  const firstSeen = new Map<string, number>();

  const sync = async (name: string): Promise<number | undefined> => {
    const found = await find(api, "nodes", name);
    const taints =
      (found && asNode(found).spec?.taints?.filter(({ effect }) => effect === "NoExecute")) ?? [];
    for (const key of [...firstSeen.keys()]) {
      const isThere = taints.some((taint) => key === `${name}/${taint.key}`);
      if (key.startsWith(`${name}/`) && !isThere) firstSeen.delete(key);
    }
    if (taints.length === 0) return undefined;
    const now = clock.nowMs();
    const waits: number[] = [];
    for (const item of (await api.list("pods", { fieldSelector: `spec.nodeName=${name}` })).items) {
      const pod = asPod(item);
      if (isDeleted(pod)) continue;
      const ends = taints.flatMap((taint) => {
        const seconds = toleratedSeconds(taint, pod.spec.tolerations);
        const key = `${name}/${taint.key}`;
        const since = firstSeen.get(key) ?? now;
        firstSeen.set(key, since);
        return seconds === undefined ? [] : [since + seconds * 1_000];
      });
      const end = Math.min(...ends);
      if (ends.length === 0) continue;
      if (end > now) waits.push(end - now);
      else await evict(pod);
    }
    return waits.length > 0 ? Math.min(...waits) : undefined;
  };

  const evict = async (pod: Pod): Promise<void> => {
    const { namespace = "default", name } = pod.metadata;
    const message =
      `Marking for deletion Pod ${namespace}/${name} (the practice cluster waits ` +
      `${shortTolerationSeconds} s where a real one waits ${defaultTolerationSeconds} s)`;
    await events.record(pod, "Normal", "TaintManagerEviction", message);
    await remove(api, "pods", pod);
  };

  return {
    name: "taint-eviction-controller",
    watched: [
      { resource: "nodes", keysOf: (node) => [node.metadata.name] },
      { resource: "pods", keysOf: (pod) => [asPod(pod).spec.nodeName ?? []].flat() },
    ],
    sync,
  };
}
