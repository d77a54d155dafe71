import { t } from "@vscode/l10n";
import { actions } from "../check/actions.ts";
import { advise, type Advice } from "../check/advice.ts";
import { noNodesAdvice } from "../check/noNodesAdvice.ts";
import type { Situation } from "../check/situation.ts";
import type { Part } from "./part.ts";

/** The workloads of the cluster have to be shown. */
export const workloadsShown: Part = { needsCluster: true, kinds: [], advice };

function advice(situation: Situation): Advice {
  return (
    noNodesAdvice(situation) ??
    advise(
      "workloads.notExpanded",
      t("Expand Workloads in the Cluster view to see what the cluster keeps running."),
      actions.showTree(),
    )
  );
}
