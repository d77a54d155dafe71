import { t } from "@vscode/l10n";
import { explainFailure } from "../../session/connectionFailure.ts";
import { actions } from "./actions.ts";
import { advise, type Advice } from "./advice.ts";
import type { Situation } from "./situation.ts";

/** Why no cluster is connected; undefined if one is. */
export function connectionAdvice({ connection }: Situation): Advice | undefined {
  if (connection.status === "connecting")
    return advise("connection.connecting", t("The cluster is still connecting. Check again in a moment."));
  if (connection.status !== "none") return undefined;
  if (connection.failure === undefined)
    return connection.practiceRuns
      ? advise(
          "connection.practiceNotConnected",
          t("The practice cluster is running, but the Cluster view is not connected to it. Connect to it."),
          actions.startPractice(),
        )
      : advise(
          "connection.none",
          t(
            "No cluster is connected yet. Start the practice cluster, which needs no account and no network.",
          ),
          actions.startPractice(),
        );
  const { words, remedy } = explainFailure(connection.failure);
  return advise(`connection.${connection.failure}`, words, actions[remedy]());
}
