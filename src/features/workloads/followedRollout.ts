import { type Disposable, DisposableStore } from "@kubernetes-workshop/kubernetes/base/disposable";
import { startNodeTimer, type StartTimer } from "@kubernetes-workshop/kubernetes/base/startTimer";
import type { KubernetesObject } from "@kubernetes-workshop/kubernetes/resources/kubernetesObject";
import {
  type RollingWorkload,
  type RolloutState,
  rolloutState,
} from "@kubernetes-workshop/kubernetes/resources/rolloutState";
import { selectorText } from "@kubernetes-workshop/kubernetes/resources/selectorText";
import type { LiveList } from "../../clusterTree/clusterSource.ts";
import type { ClusterSession } from "../../session/clusterSession.ts";

/** The longest time to watch a rollout, in milliseconds: Kubernetes' default for `progressDeadlineSeconds`. */
const longestMs = 600_000;

type Going = Extract<RolloutState, { is: "going" }>;

/** How a rollout ended, or what blocks it. */
export type End = Exclude<RolloutState, Going>;

/** A workload and its pods, watched from before a change to the end of its rollout. */
export class FollowedRollout implements globalThis.Disposable {
  readonly #owned = new DisposableStore();
  readonly #workloads: LiveList<KubernetesObject>;
  readonly #pods: LiveList<KubernetesObject>;
  readonly #podsBefore: ReadonlySet<string>;
  readonly #startTimer: StartTimer;

  private constructor(
    workloads: LiveList<KubernetesObject>,
    pods: LiveList<KubernetesObject>,
    startTimer: StartTimer,
  ) {
    this.#startTimer = startTimer;
    this.#workloads = this.#owned.add(workloads);
    this.#pods = this.#owned.add(pods);
    this.#podsBefore = new Set(pods.objects.keys());
  }

  /** Starts watching; resolves when both lists have arrived, or failed to. */
  static async of(
    objects: Pick<ClusterSession["objects"], "follow">,
    { apiVersion, kind, metadata, spec }: KubernetesObject & RollingWorkload,
    startTimer: StartTimer = startNodeTimer,
  ): Promise<FollowedRollout> {
    const { name = "", namespace } = metadata;
    const whole = <T>(object: T): T => object;
    const lists = await Promise.all([
      objects.follow(apiVersion, kind, { namespace, fieldSelector: `metadata.name=${name}` }, whole),
      objects.follow("v1", "Pod", { namespace, labelSelector: selectorText(spec?.selector) }, whole),
    ]);
    // A user who may not read pods still gets the progress.
    await Promise.allSettled(lists.map(({ ready }) => ready));
    return new FollowedRollout(...lists, startTimer);
  }

  /**
   * Waits for the end of the rollout; undefined if it takes too long, the workload is deleted, or the user stops
   * waiting.
   *
   * @param generation the workload's generation after the change; older states say nothing about the rollout
   */
  async end(
    generation: number,
    onCancel: (stop: () => void) => Disposable,
    report: (state: Going) => void,
  ): Promise<End | undefined> {
    const { promise, resolve } = Promise.withResolvers<End | undefined>();
    const look = (): void => {
      const [current] = this.#workloads.objects.values();
      // The workload is gone, and its rollout with it.
      if (!current) resolve(undefined);
      else if (isRolling(current) && generationOf(current) >= generation) {
        const state = rolloutState(current, this.#newPods);
        if (state.is === "going") report(state);
        else resolve(state);
      }
    };
    this.#owned.add(this.#workloads.onDidChange(look));
    this.#owned.add(this.#pods.onDidChange(look));
    this.#owned.add(onCancel(() => resolve(undefined)));
    this.#owned.add({ dispose: this.#startTimer(() => resolve(undefined), longestMs) });
    look();
    return await promise;
  }

  get #newPods(): KubernetesObject[] {
    return [...this.#pods.objects].filter(([uid]) => !this.#podsBefore.has(uid)).map(([, pod]) => pod);
  }

  [Symbol.dispose](): void {
    this.#owned.dispose();
  }
}

/** Whether an object is a workload whose controller replaces its pods step by step. */
export function isRolling(object: KubernetesObject): object is KubernetesObject & RollingWorkload {
  return ["Deployment", "StatefulSet", "DaemonSet"].includes(object.kind) && object.apiVersion === "apps/v1";
}

/** The generation of an object's spec; 0 where it has none. */
export function generationOf({ metadata }: KubernetesObject): number {
  return Number(metadata["generation"] ?? 0);
}
