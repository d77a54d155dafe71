import { t } from "@vscode/l10n";
import * as vscode from "vscode";
import { isPractice } from "../../session/clusterSession.ts";
import { clusterName, confirmed } from "../../session/confirmed.ts";
import { chosenManifests } from "./chosenManifests.ts";
import { connectedSession } from "./connectedSession.ts";
import { cutDeleteText } from "./cutText.ts";
import { nameOf } from "./describeObjects.ts";
import { liveObjects } from "./liveObjects.ts";
import { manifestChange } from "./manifestChange.ts";
import type { ManifestCommands } from "./manifestCommands.ts";
import { offerProblems } from "./offerProblems.ts";
import { ownersAllow } from "./ownersAllow.ts";
import { loggedRefusal, problemsOf } from "./refused.ts";
import { sendAll, type Sent } from "./sendAll.ts";
import { tellCut } from "./tellCut.ts";
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
    void vscode.window.showInformationMessage(t("None of this is in the cluster."));
    return;
  }
  const takesMore = objects.filter(({ kind }) => kind === "Namespace" || kind === "CustomResourceDefinition");
  const isSmall = isPractice(session) && there.length === 1 && takesMore.length === 0;
  const lines = takesMore.map((object) =>
    t("Deleting {0} also deletes everything in it or of its kind.", nameOf(object)),
  );
  const change = manifestChange(session, objects, {
    question: t("Delete this from {0}?", clusterName(session)),
    action: t("Delete"),
    lines,
    isAlwaysAsked: !isSmall,
  });
  const writer = await confirmed(session, change);
  if (!writer) return;
  if (!(await ownersAllow(session, [...live.values()], commands.learner.knownId))) return;

  const sent: Sent<boolean> = { done: new Map(), refused: new Map() };
  await withQuietProgress(title, (signal) =>
    sendAll(
      there,
      (manifest) => {
        const { apiVersion, kind, metadata } = manifest.object;
        const { name, namespace } = metadata;
        const uid = live.get(manifest)?.metadata.uid;
        return writer.delete({ apiVersion, kind, name, namespace, uid }, signal);
      },
      sent,
      signal,
    ),
  );
  const { done, refused, cut } = sent;
  for (const { object } of done.keys())
    commands.log.info(`${nameOf(object)} deleted (${session.kubeContext})`);
  for (const each of refused.values()) commands.log.warn(loggedRefusal(each));
  commands.problems.show(chosen.document, problemsOf(chosen.document, [...refused.values()]));
  if (cut) tellCut(cut, cutDeleteText(cut, { done: done.size, total: there.length }), commands.log);
  else if (refused.size > 0)
    void offerProblems(t("{0} of {1} objects were not deleted.", refused.size, there.length));
  else {
    const [only] = objects;
    const words =
      only && done.size === 1 ? t("{0} deleted", nameOf(only)) : t("{0} objects deleted", done.size);
    vscode.window.setStatusBarMessage(`$(check) ${words}`, 8000);
  }
}
