import { ownField } from "@kubernetes-workshop/kubernetes/base/ownField";
import { t } from "@vscode/l10n";
import { isOwnPod } from "../partProofs.ts";
import { actions } from "../check/actions.ts";
import { advise, type Advice } from "../check/advice.ts";
import { mostWanted, nameOf, podsOf, readinessAdvice } from "../check/deploymentAdvice.ts";
import { manifestAdvice } from "../check/manifestAdvice.ts";
import { firstPodAdvice, isReady, podName } from "../check/podAdvice.ts";
import type { Situation } from "../check/situation.ts";
import type { Part } from "./part.ts";

/** A pod has to disappear, and its controller has to create a replacement. */
export const podReplaced: Part = {
  needsCluster: true,
  kinds: ["deployments", "replicaSets", "pods"],
  advice,
};

function advice(situation: Situation): Advice {
  const { objects, state } = situation;
  const deployment = mostWanted(objects?.deployments ?? []);
  if (!objects || !deployment) return withoutDeployment(situation);
  const name = nameOf(deployment);
  const wanted = deployment.spec?.replicas ?? 1;
  if (wanted === 0)
    return advise(
      "replaced.noReplicas",
      t("Deployment {0} is scaled to 0 and has no pods. Scale it to 3, then delete one of them.", name),
      actions.scale(),
    );
  const pods = podsOf(deployment, objects);
  const memory = ownField(state.clusters, objects.cluster);
  if ((memory?.podHistory.lost.length ?? 0) > 0)
    return (
      firstPodAdvice(pods, situation) ??
      advise(
        "replaced.starting",
        t("The new pod of Deployment {0} is starting. Check again in a moment.", name),
      )
    );
  const leaving = pods.find(({ metadata }) => metadata?.deletionTimestamp);
  if (leaving)
    return advise(
      "replaced.leaving",
      t(
        "Pod {0} is being deleted, and its ReplicaSet is creating another. Check again in a moment.",
        podName(leaving),
      ),
    );
  if (!pods.some(isReady)) return readinessAdvice(deployment, situation);
  if (state.done.deploymentReady !== undefined && wanted < 3)
    return advise(
      "replaced.scaledDown",
      t(
        "Deployment {0} is now scaled to {1}. Pods that are removed by scaling down are not replaced. Delete a pod instead.",
        name,
        wanted,
      ),
      actions.deletePod(),
    );
  return advise(
    "replaced.noneDeleted",
    t("Delete a pod of Deployment {0} and watch its ReplicaSet replace it.", name),
    actions.deletePod(),
  );
}

function withoutDeployment(situation: Situation): Advice {
  const { objects, state, editor } = situation;
  const bare = objects?.pods.find(isOwnPod);
  if (editor.some(({ kind }) => kind === "Deployment")) return manifestAdvice("Deployment", situation);
  if (bare)
    return advise(
      "replaced.barePod",
      t(
        "Pod {0} will not come back when it is deleted, because no controller created it. Apply a Deployment and delete one of its pods.",
        podName(bare),
      ),
      actions.openManifest("deployment"),
    );
  if (objects && ownField(state.clusters, objects.cluster)?.hadObjects === true)
    return advise(
      "replaced.nothingLeft",
      t(
        "Your objects are deleted, and no controller is left to bring a pod back. Apply a Deployment and delete one of its pods.",
      ),
      actions.openManifest("deployment"),
    );
  return manifestAdvice("Deployment", situation);
}
