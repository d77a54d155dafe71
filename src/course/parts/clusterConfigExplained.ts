import { t } from "@vscode/l10n";
import { fieldsToExplain } from "../courseState.ts";
import { actions } from "../check/actions.ts";
import { advise, type Advice } from "../check/advice.ts";
import type { Situation } from "../check/situation.ts";
import type { Part } from "./part.ts";

/** Several fields of a ClusterConfig have to be explained. */
export const clusterConfigExplained: Part = { needsCluster: false, kinds: [], advice };

function advice({ editor, state }: Situation): Advice {
  const open = editor.find(
    ({ kind, apiVersion }) => kind === "ClusterConfig" && apiVersion.startsWith("eksctl.io/"),
  );
  const { explainedFields } = state;
  if (!open)
    return advise(
      "clusterConfig.notOpened",
      t("Open the course's ClusterConfig, and hover over its fields to see what they mean."),
      actions.openManifest("clusterconfig"),
    );
  if (explainedFields.length === 0)
    return advise(
      "clusterConfig.noneExplained",
      t(
        "Hover over three fields in the open ClusterConfig, such as managedNodeGroups, to see what they mean.",
      ),
      actions.showDocument(open.uri),
    );
  return advise(
    "clusterConfig.someExplained",
    t(
      "You have read about {0} of {1} fields ({2}). Hover over another one.",
      explainedFields.length,
      fieldsToExplain,
      explainedFields.join(", "),
    ),
    actions.showDocument(open.uri),
  );
}
