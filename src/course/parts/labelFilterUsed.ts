import { t } from "@vscode/l10n";
import { actions } from "../check/actions.ts";
import { advise, type Advice } from "../check/advice.ts";
import { labelsOf } from "../check/labels.ts";
import type { Situation } from "../check/situation.ts";
import type { Part } from "./part.ts";

/** The Cluster view has to be filtered by a label that matches a pod. */
export const labelFilterUsed: Part = { needsCluster: true, kinds: [], advice };

function advice({ objects, tried }: Situation): Advice {
  const labels = labelsOf(objects?.pods ?? []);
  const example = labels[0] ?? "app=web";
  if (tried.emptyFilter)
    return labels.length > 0
      ? advise(
          "filter.matchedNothing",
          t("Your filter matched no pods. Your pods have {0}.", labels.join(", ")),
          actions.filterByLabel(),
        )
      : advise(
          "filter.noPods",
          t(
            "Your filter matched no pods, and you currently have none. Apply a Deployment, then filter by its label.",
          ),
          actions.openManifest("deployment"),
        );
  return advise(
    "filter.neverUsed",
    t("Filter the Cluster view by a label, for example {0}.", example),
    actions.filterByLabel(),
  );
}
