import { t } from "@vscode/l10n";
import { actions } from "./actions.ts";
import { advise, type Advice } from "./advice.ts";
import type { Situation } from "./situation.ts";

/** What to do where a cluster is connected that cannot run anything; undefined where it can. */
export function noNodesAdvice({ nodes }: Situation): Advice | undefined {
  if (nodes.length > 0) return undefined;
  return advise(
    "nodes.none",
    t(
      "The cluster is connected but has no nodes, so nothing can run in it. Use the practice cluster, which has three workers.",
    ),
    actions.startPractice(),
  );
}
