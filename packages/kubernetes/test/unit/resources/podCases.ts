import assert from "node:assert/strict";
import type { V1ContainerStatus, V1Pod, V1PodStatus } from "@kubernetes/client-node";
import type { FromApi } from "../../../src/resources/fromApi.ts";
import { podStatus, restartsText } from "../../../src/resources/podStatus.ts";

type Container = FromApi<V1ContainerStatus>;
type State = NonNullable<Container["state"]>;

/** What happens, the pod, and the columns READY, STATUS and RESTARTS that kubectl prints for it. */
export type PodCase = readonly [
  title: string,
  pod: FromApi<V1Pod>,
  ready: string,
  text: string,
  restarts: string,
];

const now = Date.UTC(2026, 0, 1);
export const day = 24 * 60 * 60;

export const running: State = { running: {} };
export const waiting = (reason?: string): State => ({
  waiting: reason === undefined ? {} : { reason },
});
export const terminated = (exitCode: number, reason?: string): State => ({
  terminated: reason === undefined ? { exitCode } : { exitCode, reason },
});

/** A running container whose last run ended so many seconds before `now`, as the API server sends it. */
export const restarts = (restartCount: number, secondsAgo: number): Container => ({
  ready: false,
  restartCount,
  state: running,
  lastState: {
    terminated: { exitCode: 0, startedAt: null, finishedAt: new Date(now - secondsAgo * 1000).toISOString() },
  },
});

/** A pod of so many containers, and perhaps so many init containers, none of which needs a name. */
export function pod(containers: number, status: FromApi<V1PodStatus>, initContainers = 0): FromApi<V1Pod> {
  const nameless = (count: number) => Array.from({ length: count }, () => ({}));
  return {
    spec: { containers: nameless(containers), initContainers: nameless(initContainers) },
    status,
  };
}

export function deleted(of: FromApi<V1Pod>): FromApi<V1Pod> {
  return { ...of, metadata: { deletionTimestamp: "2025-12-31T23:59:50Z" } };
}

export function printsAsKubectl(cases: readonly PodCase[]): void {
  for (const [title, of, ready, text, restarts] of cases) {
    it(`${title}: ${ready} ${text}`, () => {
      const status = podStatus(of);
      assert.equal(`${status.ready}/${status.total}`, ready);
      assert.equal(status.text, text);
      assert.equal(restartsText(status, now), restarts);
    });
  }
}
