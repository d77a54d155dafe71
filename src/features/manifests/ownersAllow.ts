import { t } from "@vscode/l10n";
import { learnerLabel } from "../../course/courseObjects.ts";
import type { KubernetesObject } from "@kubernetes-workshop/kubernetes/resources/kubernetesObject";
import type { ClusterSession } from "../../session/clusterSession.ts";
import { confirmed } from "../../session/confirmed.ts";
import { manifestChange } from "./manifestChange.ts";

/** Asks before objects are touched that another learner has made. */
export async function ownersAllow(
  session: ClusterSession,
  live: readonly KubernetesObject[],
  ownId: string | undefined,
): Promise<boolean> {
  const ofOthers = live.filter(({ metadata: { labels = {} } }) => {
    const owner = labels[learnerLabel];
    return owner !== undefined && owner !== ownId;
  });
  if (ofOthers.length === 0) return true;
  const change = manifestChange(session, ofOthers, {
    question: t("This belongs to another learner. Continue anyway?"),
    action: t("Continue"),
    lines: [t("To keep both, rename yours.")],
    isAlwaysAsked: true,
  });
  return (await confirmed(session, change)) !== undefined;
}
