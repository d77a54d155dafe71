import { t } from "@vscode/l10n";
import { actions } from "./actions.ts";
import { advise, type Advice } from "./advice.ts";
import { mostWanted, nameOf } from "./deploymentAdvice.ts";
import { kindWord } from "@kubernetes-workshop/kubernetes/resources/kindWord";
import { manifestAdvice } from "./manifestAdvice.ts";
import type { Situation } from "./situation.ts";

/** What happened to an object of the learner's has to be read. */
export function traceOpened(situation: Situation): Advice {
  const { objects } = situation;
  const deployment = mostWanted(objects?.deployments ?? []);
  if (deployment)
    return advise(
      "trace.notOpened",
      t(
        "Have the extension show what happened to {0} {1}, and follow it through the components.",
        kindWord("Deployment"),
        nameOf(deployment),
      ),
      actions.showTrace(),
    );
  const [other] = objects?.pods ?? [];
  if (!other) return manifestAdvice("Deployment", situation);
  return advise(
    "trace.podOnly",
    t(
      "Apply a Deployment to see every component at work, or have the extension show what happened to pod {0}.",
      nameOf(other),
    ),
    actions.showTrace(),
  );
}
