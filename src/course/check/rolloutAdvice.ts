import { t } from "@vscode/l10n";
import { replicaSetsOf } from "../partProofs.ts";
import { actions } from "./actions.ts";
import { advise, type Advice, introduced } from "./advice.ts";
import { type Deployment, mostWanted, nameOf, pausedAdvice } from "./deploymentAdvice.ts";
import { firstPodAdvice, podsOwnedBy } from "./podAdvice.ts";
import type { Situation } from "./situation.ts";

/** Why no pod of the newest revision is ready. */
export function newestStuck(deployment: Deployment, situation: Situation): Advice {
  const name = nameOf(deployment);
  const { objects } = situation;
  const newest = objects && replicaSetsOf(deployment, objects).at(-1);
  const pods = objects ? podsOwnedBy(newest?.metadata?.uid, objects) : [];
  if (deployment.spec?.replicas === 0)
    return advise(
      "rollout.noReplicas",
      t("Deployment {0} is scaled to 0, so no pod of the new revision can start. Scale it to 3.", name),
      actions.scale(),
    );
  const trouble = firstPodAdvice(pods, situation);
  if (trouble?.rule.startsWith("image.") === true)
    return advise(
      "rollout.stuckOnImage",
      t(
        "The new revision of Deployment {0} cannot pull its image {1}. Roll back, then roll out an image that exists.",
        name,
        imagesOf(newest).join(", "),
      ),
      actions.rollBack(),
    );
  if (trouble && trouble.rule !== "pod.starting")
    return introduced(t("The new revision of Deployment {0} is not ready.", name), trouble);
  if (deployment.spec?.paused === true) return pausedAdvice(name);
  return advise(
    "rollout.starting",
    t("The new revision of Deployment {0} is starting. Check again in a moment.", name),
  );
}

/** https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#clean-up-policy */
export function noHistory(name: string): Advice {
  return advise(
    "rollout.noHistory",
    t(
      "Deployment {0} keeps no earlier revisions because its revisionHistoryLimit is 0. Remove that line and apply the manifest again.",
      name,
    ),
  );
}

/** The Deployment with the most revisions. */
export function furthest({ objects }: Situation): Deployment | undefined {
  if (!objects) return undefined;
  const count = (deployment: Deployment): number => replicaSetsOf(deployment, objects).length;
  const most = Math.max(0, ...objects.deployments.map(count));
  return mostWanted(objects.deployments.filter((deployment) => count(deployment) === most));
}

function imagesOf(replicaSet: { spec?: ReplicaSetSpec } | undefined): string[] {
  return (replicaSet?.spec?.template?.spec?.containers ?? []).map(({ image }) => image ?? "");
}

interface ReplicaSetSpec {
  readonly template?: { readonly spec?: { readonly containers?: readonly { readonly image?: string }[] } };
}
