import { t } from "@vscode/l10n";
import { actions } from "../check/actions.ts";
import { advise, type Advice } from "../check/advice.ts";
import type { Situation } from "../check/situation.ts";
import type { Part } from "./part.ts";

/** A field of a Pod has to be explained, which takes an open manifest. */
export const podFieldExplained: Part = { needsCluster: false, kinds: [], advice };

function advice({ editor }: Situation): Advice {
  const open = editor.find(({ kind }) => kind === "Pod");
  return open
    ? advise(
        "pod.fieldNotExplained",
        t("Hover over a field in the open Pod manifest, such as image, to see what it means."),
        actions.showDocument(open.uri),
      )
    : advise(
        "pod.manifestNotOpened",
        t("Open the course's Pod manifest, and hover over a field to see what it means."),
        actions.openManifest("pod"),
      );
}
