import { t } from "@vscode/l10n";
import { actions } from "../check/actions.ts";
import { advise, type Advice } from "../check/advice.ts";
import { mostWanted, nameOf, readinessAdvice } from "../check/deploymentAdvice.ts";
import { manifestAdvice, manifestMismatch } from "../check/manifestAdvice.ts";
import type { Situation } from "../check/situation.ts";
import type { Part } from "./part.ts";

/** A Deployment has to have three ready replicas. */
export const deploymentReady: Part = { needsCluster: true, kinds: ["deployments"], advice };

function advice(situation: Situation): Advice {
  const deployment = mostWanted(situation.objects?.deployments ?? []);
  if (!deployment) return manifestAdvice("Deployment", situation);
  const wanted = deployment.spec?.replicas ?? 1;
  if (wanted < 3)
    return (
      manifestMismatch("Deployment", situation) ??
      advise(
        "deployment.tooFewReplicas",
        t(
          "Deployment {0} has its replicas set to {1} instead of 3. Scale it to 3.",
          nameOf(deployment),
          wanted,
        ),
        actions.scale(),
      )
    );
  return manifestMismatch("Deployment", situation) ?? readinessAdvice(deployment, situation);
}
