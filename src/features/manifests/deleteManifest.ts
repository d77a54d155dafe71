import { t } from "@vscode/l10n";
import * as vscode from "vscode";
import { deleteChange, ownersChange } from "../../apply/changes.ts";
import { type LiveObjects, liveObjects } from "../../apply/liveObjects.ts";
import { deleteReport } from "../../apply/report.ts";
import { deleteObjects, type Sent } from "../../apply/sendObjects.ts";
import { clusterName } from "../../session/clusterSession.ts";
import { confirmed } from "../../session/confirmed.ts";
import { type Chosen, chooseObjects, type ManifestCommands } from "./chooseObjects.ts";
import { QuietProgress } from "./quietProgress.ts";
import { mark, tell } from "./tell.ts";

/**
 * Deletes the objects in the selection in an editor, or in all of its text, from the connected cluster, in reverse
 * order. Deletes only the objects that existed when the user was asked, not later ones of the same names. The practice
 * cluster needs confirmation only for several objects, or for one whose deletion deletes others.
 *
 * @param uri the document of the editor whose menu was used
 */
export async function deleteManifest(commands: ManifestCommands, uri: unknown): Promise<void> {
  const chosen = await chooseObjects(commands, uri);
  const live = chosen && (await look(chosen));
  if (!live) return;
  const { document, session } = chosen;
  if (live.size === 0) {
    void vscode.window.showInformationMessage(t("None of this is in the cluster."));
    return;
  }
  const writer = await confirmed(session, deleteChange(session, [...live.keys()].reverse()));
  if (!writer) return;
  const ofOthers = ownersChange(session, live.values(), commands.learner.ids);
  if (ofOthers && !(await confirmed(session, ofOthers))) return;

  const sent: Sent<boolean> = { done: new Map(), refused: new Map() };
  {
    using progress = new QuietProgress(title(chosen));
    await deleteObjects(writer, live, sent, progress);
  }
  mark(commands.problems, document, sent.refused.values());
  tell(deleteReport(sent, live.size, session.kubeContext), commands.log);
}

async function look(chosen: Chosen): Promise<LiveObjects | undefined> {
  using progress = new QuietProgress(title(chosen));
  return await liveObjects(chosen.session.objects, chosen.objects, progress.signal);
}

function title({ session }: Chosen): string {
  return t("Deleting from {0}…", clusterName(session));
}
