import { podStatus } from "@kubernetes-workshop/kubernetes/resources/podStatus";
import type { Pod } from "./courseObjects.ts";

/** How long a pod has to be ready before it counts, in milliseconds: a container that crashes at once is, for a moment. */
const firstRunMs = 900;
/** The same for a pod that has crashed before: the kubelet waits ever longer before it tries again. */
const laterRunMs = 10_000;

interface ReadyPod {
  readonly restarts: number;
  /** When it was first seen like this, in milliseconds. */
  readonly since: number;
}

/** What is known of pods that have only just become ready. */
export interface Unsettled {
  /** The uids of the pods. */
  readonly pods: ReadonlySet<string>;
  /** How long until the next of them counts, in milliseconds; undefined where there is none. */
  readonly nextMs: number | undefined;
}

/** Remembers since when pods have been ready without a restart. */
export class SettledPods {
  #ready = new Map<string, ReadyPod>();

  /** @param now in milliseconds, from any point in time on */
  look(pods: readonly Pod[], now: number): Unsettled {
    const ready = new Map<string, ReadyPod>();
    const unsettled = new Map<string, number>();
    for (const pod of pods) {
      const uid = pod.metadata?.uid ?? "";
      const { text, restarts, ready: readyContainers, total } = podStatus(pod);
      if (text !== "Running" || readyContainers < total) continue;
      const known = this.#ready.get(uid);
      const seen = known?.restarts === restarts ? known : { restarts, since: now };
      ready.set(uid, seen);
      const left = seen.since + (restarts > 0 ? laterRunMs : firstRunMs) - now;
      if (left > 0) unsettled.set(uid, left);
    }
    this.#ready = ready;
    return {
      pods: new Set(unsettled.keys()),
      nextMs: unsettled.size > 0 ? Math.min(...unsettled.values()) : undefined,
    };
  }
}
