import { t } from "@vscode/l10n";
import { advise } from "../check/advice.ts";
import type { Part } from "./part.ts";

/** A cluster is connected. Until then, the advice is on the connection. */
export const clusterConnected: Part = {
  needsCluster: true,
  kinds: [],
  advice: () =>
    advise("connection.seenSoon", t("A cluster is connected. The step will be marked as done in a moment.")),
};
