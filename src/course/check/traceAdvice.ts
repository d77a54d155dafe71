import { t } from "@vscode/l10n";
import { kindWord } from "../../kindWord.ts";
import { actions } from "./actions.ts";
import { advise, type Advice } from "./advice.ts";
import { mostWanted, nameOf } from "./deploymentAdvice.ts";
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
        "Use Show What Happened to follow {0} {1} through the components.",
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
      "Apply a Deployment to see every component at work, or use Show What Happened to follow pod {0}.",
      nameOf(other),
    ),
    actions.showTrace(),
  );
}
