import { t } from "@vscode/l10n";
import * as vscode from "vscode";
import { referenceOf } from "../../clusterTree/referenceOf.ts";
import type { ClusterSession } from "../../session/clusterSession.ts";
import { confirmed } from "../../session/confirmed.ts";
import { carefully } from "./carefully.ts";
import { deletionLines, takesMore } from "./deletionLines.ts";
import { titleOf } from "./workloadTarget.ts";

/**
 * Deletes the object of a row in the tree. The practice cluster asks only before a whole namespace or kind goes, and
 * for the cluster's own objects.
 */
export async function deleteObject(session: ClusterSession, element: unknown): Promise<void> {
  const reference = referenceOf(element);
  if (!reference) return;
  const object = await session.objects.read(reference);
  if (object) {
    const writer = await confirmed(session, {
      question: t("Delete {0}?", titleOf(object)),
      action: t("Delete"),
      objects: [reference],
      about: deletionLines(object),
      ...(takesMore(object.kind) && { isAlwaysAsked: true }),
      ...carefully(session, reference.namespace),
    });
    if (!writer || (await writer.delete(reference))) return;
  }
  void vscode.window.showInformationMessage(t("{0} is already gone.", reference.name));
}
