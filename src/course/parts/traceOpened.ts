import { t } from "@vscode/l10n";
import { kindWord } from "../../kindWord.ts";
import { actions } from "../check/actions.ts";
import { advise, type Advice } from "../check/advice.ts";
import { mostWanted, nameOf } from "../check/deploymentAdvice.ts";
import { manifestAdvice } from "../check/manifestAdvice.ts";
import type { Situation } from "../check/situation.ts";
import type { Part } from "./part.ts";

/** Show What Happened has to be opened for one of the learner's objects. */
export const traceOpened: Part = { needsCluster: true, kinds: ["deployments"], advice };

function advice(situation: Situation): Advice {
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
