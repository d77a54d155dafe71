import type { KubernetesObject } from "@kubernetes-workshop/kubernetes/resources/kubernetesObject";
import { isRequestError } from "../../session/isRequestError.ts";
import type { DrainedPod } from "./drainPlan.ts";

/** The time between two looks at the pods, and two attempts where a budget does not allow an eviction. In milliseconds. */
const roundMs = 3_000;

/** What evicting pods needs of the cluster. */
export interface EvictionTools {
  /** @throws {RequestError} with code 429 while a disruption budget does not allow it, 404 if the pod is gone */
  evict(pod: DrainedPod, signal: AbortSignal): Promise<void>;
  /** Lists the pods of the node. */
  pods(signal: AbortSignal): Promise<readonly KubernetesObject[]>;
  /** @throws if the signal is aborted */
  wait(ms: number, signal: AbortSignal): Promise<unknown>;
}

/** How evicting pods went so far. */
export interface Evictions {
  /** How many pods are gone. */
  readonly gone: number;
  /** The pods that a disruption budget does not allow to go yet. */
  readonly waiting: readonly DrainedPod[];
  /** The pods that the server refuses to evict, and why. */
  readonly failures: ReadonlyMap<DrainedPod, string>;
  readonly isCanceled: boolean;
}

/**
 * Evicts pods, and waits until they are gone. One that a disruption budget does not allow to go is tried again until
 * it may; one that is refused for another reason is left where it is.
 * https://kubernetes.io/docs/concepts/scheduling-eviction/api-eviction/
 *
 * @throws {RequestError} if the pods cannot be read, or `ended` if nothing more may be changed
 */
export async function evictPods(
  pods: readonly DrainedPod[],
  tools: EvictionTools,
  signal: AbortSignal,
  report: (state: Evictions) => void,
): Promise<Evictions> {
  const failures = new Map<DrainedPod, string>();
  let toEvict = [...pods];
  let left: readonly DrainedPod[] = pods;
  const state = (): Evictions => ({
    gone: pods.length - left.length - failures.size,
    waiting: toEvict,
    failures,
    isCanceled: signal.aborted,
  });
  try {
    while (left.length > 0) {
      toEvict = await evictEach(toEvict, tools, signal, failures);
      const there = new Set((await tools.pods(signal)).map(({ metadata }) => metadata.uid));
      left = left.filter((pod) => there.has(pod.metadata.uid) && !failures.has(pod));
      report(state());
      if (left.length > 0) await tools.wait(roundMs, signal);
    }
  } catch (error) {
    if (!signal.aborted) throw error;
  }
  return state();
}

/** Asks for each eviction once; returns the pods that have to be asked for again. */
async function evictEach(
  pods: readonly DrainedPod[],
  tools: EvictionTools,
  signal: AbortSignal,
  failures: Map<DrainedPod, string>,
): Promise<DrainedPod[]> {
  const refused: DrainedPod[] = [];
  for (const pod of pods) {
    try {
      await tools.evict(pod, signal);
    } catch (error) {
      if (!isRequestError(error) || error.failure === "ended" || signal.aborted) throw error;
      if (error.code === 429) refused.push(pod);
      else if (error.failure !== "notFound") failures.set(pod, error.said);
    }
  }
  return refused;
}
