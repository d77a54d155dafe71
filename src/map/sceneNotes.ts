import { t } from "@vscode/l10n";
import { kindWord } from "../kindWord.ts";
import { mapMeasures } from "./mapSize.ts";
import type { Scene } from "./scene.ts";

/** Says what the map leaves out, and why. */
export function sceneNotes(
  { size, tooManyPods, forbidden, labelSelector }: Scene,
  {
    nodes,
    pods,
    isAggregated,
  }: { readonly nodes: number; readonly pods: number; readonly isAggregated: boolean },
): string[] {
  const notes: string[] = [];
  if (!mapMeasures[size].showsSystem)
    notes.push(t("Pods and Services of the cluster itself are on the whole map only."));
  if (labelSelector !== undefined)
    notes.push(t("Pods that the label filter {0} leaves out are dimmed.", labelSelector));
  if (tooManyPods) {
    notes.push(
      tooManyPods.count === undefined
        ? t("The cluster has too many pods to follow.")
        : t("The cluster has {0} pods, too many to follow.", tooManyPods.count),
      t("The map shows the nodes and their states. To see the pods of a node, expand it in the tree."),
    );
  } else if (isAggregated) {
    notes.push(
      t(
        "The cluster has {0} nodes and {1} pods, so each node is drawn as a cell that counts its pods by state. Services and single pods are not shown.",
        nodes,
        pods,
      ),
    );
  }
  if (forbidden.length > 0)
    notes.push(
      t(
        "Not shown because you do not have permission to read them: {0}.",
        forbidden.map((kind) => kindWord(kind)).join(", "),
      ),
    );
  return notes;
}
