import type { V1Pod } from "@kubernetes/client-node";
import { type FromApi, timeMs } from "@kubernetes-workshop/kubernetes/resources/fromApi";

/** When the last steps of a pod's life were, in milliseconds since 1970; undefined where the pod does not say. */
export interface PodTimes {
  readonly scheduledAt: number | undefined;
  /** When its containers ran for the first time; unknown after several restarts. */
  readonly startedAt: number | undefined;
  readonly readyAt: number | undefined;
  /** When it was asked to end, or ended by itself. */
  readonly endedAt: number | undefined;
}

/** https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-conditions */
export function podTimes({ metadata, status }: FromApi<V1Pod>): PodTimes {
  const since = (type: string): number | undefined => {
    const condition = status?.conditions?.find((each) => each.type === type);
    return condition?.status === "True" ? timeMs(condition.lastTransitionTime) : undefined;
  };
  const containers = status?.containerStatuses ?? [];
  const runs = containers.flatMap(({ restartCount = 0, state, lastState }) =>
    restartCount > 1
      ? []
      : [state, lastState].flatMap((each) => [timeMs((each?.running ?? each?.terminated)?.startedAt)]),
  );
  const ends = containers.map(({ state }) => timeMs(state?.terminated?.finishedAt));
  const due = timeMs(metadata?.deletionTimestamp);
  const isOver = status?.phase === "Succeeded" || status?.phase === "Failed";
  return {
    scheduledAt: since("PodScheduled"),
    startedAt: known(Math.min, runs),
    readyAt: since("Ready"),
    endedAt:
      due === undefined
        ? isOver
          ? known(Math.max, ends)
          : undefined
        : due - (metadata?.deletionGracePeriodSeconds ?? 0) * 1000,
  };
}

function known(
  choose: (...times: readonly number[]) => number,
  times: readonly (number | undefined)[],
): number | undefined {
  const found = times.filter((time) => time !== undefined);
  return found.length === 0 ? undefined : choose(...found);
}
