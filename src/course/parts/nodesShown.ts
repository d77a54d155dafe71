import { t } from "@vscode/l10n";
import { actions } from "../check/actions.ts";
import { advise, type Advice } from "../check/advice.ts";
import { type Situation } from "../check/situation.ts";
import type { Part } from "./part.ts";

/** The Cluster view has to show a node. */
export const nodesShown: Part = { needsCluster: true, kinds: [], advice };

function advice({ nodes }: Situation): Advice {
  if (nodes.length === 0)
    return advise(
      "nodes.none",
      t(
        "The cluster is connected but has no nodes, so nothing can run in it. Use the practice cluster, which has three workers.",
      ),
      actions.startPractice(),
    );
  return advise(
    "nodes.viewNotOpened",
    t("Open the Cluster view to see the nodes of the cluster."),
    actions.showTree(),
  );
}
