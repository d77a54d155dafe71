import { t } from "@vscode/l10n";
import * as vscode from "vscode";
import { DisposableStore } from "@kubernetes-workshop/kubernetes/base/disposable";
import {
  type KubernetesObject,
  referenceTo,
} from "@kubernetes-workshop/kubernetes/resources/kubernetesObject";
import {
  type RollingWorkload,
  type RolloutState,
  rolloutState,
} from "@kubernetes-workshop/kubernetes/resources/rolloutState";
import { selectorText } from "@kubernetes-workshop/kubernetes/resources/selectorText";
import type { LiveList } from "../../clusterTree/clusterSource.ts";
import { commandIds } from "../../ids.ts";
import type { ClusterSession } from "../../session/clusterSession.ts";
import { titleOf } from "./workloadTarget.ts";

/** The longest time to watch a rollout, in milliseconds: Kubernetes' default for `progressDeadlineSeconds`. */
const longestMs = 600_000;

/**
 * Makes a change that replaces the pods of a workload, shows the progress, and says when the rollout is complete or
 * what blocks it. The user may close the notification; the rollout continues.
 *
 * @param change sends the change, and returns the changed workload
 * @throws {RequestError} if the change is refused
 */
export async function rollOutVisibly(
  session: ClusterSession,
  workload: KubernetesObject,
  change: () => Promise<KubernetesObject>,
): Promise<void> {
  if (!isRolling(workload)) {
    await change();
    return;
  }
  using rollout = await FollowedRollout.of(session, workload);
  const changed = await change();
  const end = await vscode.window.withProgress(
    {
      location: vscode.ProgressLocation.Notification,
      title: t("Rolling out {0}", titleOf(workload)),
      cancellable: true,
    },
    (progress, token) =>
      rollout.end(generationOf(changed), token, ({ updated, wanted }) =>
        progress.report({ message: t("{0} of {1} pods updated", updated, wanted) }),
      ),
  );
  if (end) void tellEnd(end, workload);
}

type Going = Extract<RolloutState, { is: "going" }>;
type End = Exclude<RolloutState, Going>;

/** A workload and its pods, watched from before a change to the end of its rollout. */
class FollowedRollout implements Disposable {
  readonly #owned = new DisposableStore();
  readonly #workloads: LiveList<KubernetesObject>;
  readonly #pods: LiveList<KubernetesObject>;
  readonly #podsBefore: ReadonlySet<string>;

  private constructor(workloads: LiveList<KubernetesObject>, pods: LiveList<KubernetesObject>) {
    this.#workloads = this.#owned.add(workloads);
    this.#pods = this.#owned.add(pods);
    this.#podsBefore = new Set(pods.objects.keys());
  }

  static async of(
    { objects }: Pick<ClusterSession, "objects">,
    { apiVersion, kind, metadata, spec }: KubernetesObject & RollingWorkload,
  ): Promise<FollowedRollout> {
    const { name = "", namespace } = metadata;
    const whole = <T>(object: T): T => object;
    const lists = await Promise.all([
      objects.follow(apiVersion, kind, { namespace, fieldSelector: `metadata.name=${name}` }, whole),
      objects.follow("v1", "Pod", { namespace, labelSelector: selectorText(spec?.selector) }, whole),
    ]);
    // A user who may not read pods still gets the progress.
    await Promise.allSettled(lists.map(({ ready }) => ready));
    return new FollowedRollout(...lists);
  }

  /**
   * Waits for the end of the rollout; undefined if it takes too long, the workload is deleted, or the user closes the
   * notification.
   *
   * @param generation the workload's generation after the change; older states say nothing about the rollout
   */
  async end(
    generation: number,
    token: vscode.CancellationToken,
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
    this.#owned.add(token.onCancellationRequested(() => resolve(undefined)));
    const timer = setTimeout(() => resolve(undefined), longestMs);
    this.#owned.add({ dispose: () => clearTimeout(timer) });
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

async function tellEnd(end: End, workload: KubernetesObject): Promise<void> {
  if (end.is === "complete") {
    void vscode.window.showInformationMessage(
      t("{0} is rolled out. All {1} pods run the new revision.", titleOf(workload), end.pods),
    );
    return;
  }
  const why =
    end.is === "stuck"
      ? t("{0} is not rolled out yet: pod {1} is in {2}.", titleOf(workload), end.pod, end.reason)
      : t("The rollout of {0} failed: {1}", titleOf(workload), end.reason);
  const show = t("Show What Happened");
  if ((await vscode.window.showWarningMessage(why, show)) === show)
    await vscode.commands.executeCommand(commandIds.showTrace, { summary: referenceTo(workload) });
}

function isRolling(object: KubernetesObject): object is KubernetesObject & RollingWorkload {
  return ["Deployment", "StatefulSet", "DaemonSet"].includes(object.kind) && object.apiVersion === "apps/v1";
}

function generationOf({ metadata }: KubernetesObject): number {
  return Number(metadata["generation"] ?? 0);
}
