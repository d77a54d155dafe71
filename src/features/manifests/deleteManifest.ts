import { t } from "@vscode/l10n";
import * as vscode from "vscode";
import { isPractice } from "../../session/clusterSession.ts";
import { isRequestError } from "../../session/isRequestError.ts";
import { chosenManifests } from "./chosenManifests.ts";
import { clusterName, confirm } from "./confirm.ts";
import { connectedSession } from "./connectedSession.ts";
import { nameOf } from "./describeObjects.ts";
import { liveObjects } from "./liveObjects.ts";
import type { ManifestCommands } from "./manifestCommands.ts";
import { offerProblems } from "./offerProblems.ts";
import { ownersAllow } from "./ownersAllow.ts";
import { isAboutObject } from "./refusal.ts";
import { loggedRefusal, problemsOf, type Refused } from "./refused.ts";
import { withQuietProgress } from "./withQuietProgress.ts";

/**
 * Deletes what is selected in an editor, or all of it, from the connected cluster: the last first, and only the very
 * objects that were there when people were asked. In the practice cluster one object goes without a question, unless
 * much goes with it.
 *
 * @param uri of the editor whose menu was used
 */
export async function deleteManifest(commands: ManifestCommands, uri: unknown): Promise<void> {
  const chosen = await chosenManifests(commands.problems, uri);
  const session = chosen && (await connectedSession(commands));
  if (!session) return;
  const title = t("Deleting from {0}…", clusterName(session));
  const live = await withQuietProgress(title, (signal) => liveObjects(session, chosen.objects, signal));
  if (!live) return;
  const there = chosen.objects.filter((manifest) => live.has(manifest)).reverse();
  const objects = there.map(({ object }) => object);
  if (there.length === 0) {
    void vscode.window.showInformationMessage(t("Nothing of this is in the cluster."));
    return;
  }
  const takesMore = objects.filter(({ kind }) => kind === "Namespace" || kind === "CustomResourceDefinition");
  const isSmall = isPractice(session) && there.length === 1 && takesMore.length === 0;
  const lines = takesMore.map((object) =>
    t("With {0} goes all that is in it or of its kind.", nameOf(object)),
  );
  if (
    !isSmall &&
    !(await confirm(session, objects, {
      question: t("Delete this from {0}?", clusterName(session)),
      action: t("Delete"),
      lines,
    }))
  )
    return;
  if (!(await ownersAllow(session, [...live.values()], commands.learner.knownId))) return;
  if (commands.cluster.session !== session) return;

  const refused: Refused[] = [];
  let deleted = 0;
  await withQuietProgress(title, async (signal) => {
    for (const manifest of there) {
      const { apiVersion, kind, metadata } = manifest.object;
      try {
        const uid = live.get(manifest)?.metadata.uid;
        await session.objects.delete(
          { apiVersion, kind, name: metadata.name, namespace: metadata.namespace, uid },
          signal,
        );
        commands.log.info(`${nameOf(manifest.object)} deleted (${session.kubeContext})`);
        deleted++;
      } catch (error) {
        if (signal.aborted) return;
        if (!isRequestError(error) || !isAboutObject(error)) throw error;
        commands.log.warn(loggedRefusal({ manifest, error }));
        refused.push({ manifest, error });
      }
    }
  });
  commands.problems.show(chosen.document, problemsOf(chosen.document, refused));
  if (refused.length > 0)
    void offerProblems(t("{0} of {1} objects were not deleted.", refused.length, there.length));
  else if (deleted < there.length)
    void vscode.window.showInformationMessage(
      t("Cancelled. {0} of {1} objects had been deleted by then.", deleted, there.length),
    );
  else {
    const [only] = objects;
    const words = only && deleted === 1 ? t("{0} deleted", nameOf(only)) : t("{0} objects deleted", deleted);
    vscode.window.setStatusBarMessage(`$(check) ${words}`, 8000);
  }
}
