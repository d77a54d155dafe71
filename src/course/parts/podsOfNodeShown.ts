import { t } from "@vscode/l10n";
import { actions } from "../check/actions.ts";
import { advise, type Advice } from "../check/advice.ts";
import { noNodesAdvice } from "../check/noNodesAdvice.ts";
import { type Situation, workersOf } from "../check/situation.ts";
import type { Part } from "./part.ts";

/** A node with pods has to be expanded in the Cluster view. */
export const podsOfNodeShown: Part = { needsCluster: true, kinds: [], advice };

function advice(situation: Situation): Advice {
  const { tried } = situation;
  const noNodes = noNodesAdvice(situation);
  if (noNodes) return noNodes;
  if (workersOf(situation).length === 0)
    return advise(
      "nodes.controlPlaneOnly",
      t(
        "This cluster has only control plane nodes. Expand one of them to see the pods of the control plane.",
      ),
      actions.showTree(),
    );
  if (tried.emptyNode)
    return advise(
      "nodes.emptyExpanded",
      t("The node that you expanded has no pods. Expand another one."),
      actions.showTree(),
    );
  return advise(
    "nodes.noneExpanded",
    t("Expand a node in the Cluster view to see its pods."),
    actions.showTree(),
  );
}
