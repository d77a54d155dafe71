import { t } from "@vscode/l10n";
import { firstRevisionOf, replicaSetsOf } from "../partProofs.ts";
import { actions } from "../check/actions.ts";
import { advise, type Advice } from "../check/advice.ts";
import { nameOf, pausedAdvice } from "../check/deploymentAdvice.ts";
import { manifestAdvice } from "../check/manifestAdvice.ts";
import { furthest, newestStuck, noHistory } from "../check/rolloutAdvice.ts";
import type { Situation } from "../check/situation.ts";
import type { Part } from "./part.ts";

/** A second revision has to be rolled out. */
export const revisionRolledOut: Part = { needsCluster: true, kinds: ["deployments", "replicaSets"], advice };

function advice(situation: Situation): Advice {
  const deployment = furthest(situation);
  if (!deployment || !situation.objects) return manifestAdvice("Deployment", situation);
  const revisions = replicaSetsOf(deployment, situation.objects);
  const name = nameOf(deployment);
  const current = revisions.at(-1);
  if (current && revisions.length > 1) {
    if (revisions.some((each) => firstRevisionOf(each) < firstRevisionOf(current)))
      return newestStuck(deployment, situation);
    return advise(
      "rollout.rolledBackTooSoon",
      t(
        "Deployment {0} is back on its first revision before another one was rolled out. Roll out an image that exists, such as {1}.",
        name,
        "public.ecr.aws/nginx/nginx:1.29-alpine",
      ),
      actions.setImage(),
    );
  }
  if (deployment.spec?.paused === true) return pausedAdvice(name);
  if (deployment.spec?.revisionHistoryLimit === 0) return noHistory(name);
  if ((deployment.metadata?.generation ?? 1) > 1)
    return advise(
      "rollout.templateUnchanged",
      t(
        "Deployment {0} was changed, but its pod template was not, so there is no new revision. Give it another image.",
        name,
      ),
      actions.setImage(),
    );
  return advise(
    "rollout.oneRevision",
    t(
      "Deployment {0} is on its first revision. Roll out a new image and watch its pods being replaced one after another.",
      name,
    ),
    actions.setImage(),
  );
}
