import { t } from "@vscode/l10n";
import { revisionOf } from "@kubernetes-workshop/kubernetes/resources/rollout";
import { replicaSetsOf } from "../partProofs.ts";
import { actions } from "../check/actions.ts";
import { advise, type Advice } from "../check/advice.ts";
import { nameOf, pausedAdvice } from "../check/deploymentAdvice.ts";
import { manifestAdvice } from "../check/manifestAdvice.ts";
import { furthest, newestStuck, noHistory } from "../check/rolloutAdvice.ts";
import type { Situation } from "../check/situation.ts";
import type { Part } from "./part.ts";

/** An earlier revision has to become the current one again. */
export const revisionRolledBack: Part = { needsCluster: true, kinds: ["deployments", "replicaSets"], advice };

function advice(situation: Situation): Advice {
  const deployment = furthest(situation);
  if (!deployment || !situation.objects) return manifestAdvice("Deployment", situation);
  const name = nameOf(deployment);
  if (deployment.spec?.paused === true) return pausedAdvice(name);
  if (deployment.spec?.revisionHistoryLimit === 0) return noHistory(name);
  const revisions = replicaSetsOf(deployment, situation.objects);
  const current = revisions.at(-1);
  if (!current || revisions.length < 2)
    return advise(
      "rollback.nothingToGoBackTo",
      t("Deployment {0} has only one revision. Roll out a new image first, then roll it back.", name),
      actions.setImage(),
    );
  const hasBeenBefore = current.metadata?.annotations?.["deployment.kubernetes.io/revision-history"];
  if (hasBeenBefore !== undefined) return newestStuck(deployment, situation);
  return advise(
    "rollback.notYet",
    t(
      "Deployment {0} is on its newest revision, {1}. Roll it back to an earlier one.",
      name,
      revisionOf(current),
    ),
    actions.rollBack(),
  );
}
