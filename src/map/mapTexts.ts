import { t } from "@vscode/l10n";
import type { EmptyMap, MapTexts } from "./mapPage.ts";

/** The words around the map. */
export function mapTexts(): MapTexts {
  return {
    map: t("Map of the cluster"),
    reveal: t("Reveal in Tree"),
    trace: t("Show What Happened"),
    replay: t("Replay the last minutes"),
    play: t("Replay"),
    pause: t("Pause"),
    live: t("Live"),
    happenings: t("What happens"),
  };
}

/** What the map shows without a cluster. */
export function noCluster(language: string): EmptyMap {
  return {
    type: "empty",
    language,
    message: t("No cluster is connected. Start the practice cluster, or connect to a cluster of your own."),
    buttons: [
      { type: "startPractice", title: t("Start Practice Cluster") },
      { type: "connect", title: t("Connect to Cluster…") },
    ],
  };
}
