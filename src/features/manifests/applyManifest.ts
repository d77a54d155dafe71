import { t } from "@vscode/l10n";
import { applyChange, ownersChange, takeOverChange } from "../../apply/changes.ts";
import { type LiveObjects, liveObjects } from "../../apply/liveObjects.ts";
import { conflictsOf } from "../../apply/refusal.ts";
import { applyReport } from "../../apply/report.ts";
import { applyObjects, type Outcome, type Sent } from "../../apply/sendObjects.ts";
import type { ManifestObject } from "../../manifests/manifestObject.ts";
import { clusterName } from "../../session/clusterSession.ts";
import type { ClusterWriter } from "../../session/clusterWriter.ts";
import { confirmed } from "../../session/confirmed.ts";
import { type Chosen, chooseObjects, type ManifestCommands } from "./chooseObjects.ts";
import { QuietProgress } from "./quietProgress.ts";
import { showApplied } from "./showApplied.ts";
import { mark, tell } from "./tell.ts";

/**
 * Applies the selection in an editor, or all of its text, to the connected cluster by server-side apply. Asks first in
 * any cluster but the practice cluster, and everywhere before it takes over fields or changes another learner's
 * objects.
 *
 * @param uri the document of the editor whose button was pressed
 */
export async function applyManifest(commands: ManifestCommands, uri: unknown): Promise<void> {
  const chosen = await chooseObjects(commands, uri);
  const writer = chosen && (await confirmed(chosen.session, applyChange(chosen.session, chosen.objects)));
  const live = writer && (await look(chosen));
  if (!live || !(await ownersAgree(commands, chosen, live))) return;

  const sent: Sent<Outcome> = { done: new Map(), refused: new Map() };
  await send(chosen, writer, chosen.objects, live, sent);
  mark(commands.problems, chosen.document, sent.refused.values());
  const contested = [...sent.refused.values()].filter(({ error }) => conflictsOf(error).length > 0);
  if (!sent.cut && contested.length > 0) {
    const taker = await confirmed(chosen.session, takeOverChange(chosen.session, contested));
    const theirs = contested.map(({ manifest }) => manifest);
    if (taker) await send(chosen, taker, theirs, live, sent, true);
    mark(commands.problems, chosen.document, sent.refused.values());
  }
  tell(applyReport(sent, chosen.objects.length, chosen.session.kubeContext), commands.log);
  showApplied(chosen.session, sent.done.keys());
}

async function look({ session, objects }: Chosen): Promise<LiveObjects | undefined> {
  using progress = new QuietProgress(t("Applying to {0}…", clusterName(session)));
  return await liveObjects(session.objects, objects, progress.signal);
}

async function ownersAgree(
  { learner }: ManifestCommands,
  { session }: Chosen,
  live: LiveObjects,
): Promise<boolean> {
  const change = ownersChange(session, live.values(), learner.ids);
  return !change || (await confirmed(session, change)) !== undefined;
}

async function send(
  { session }: Chosen,
  writer: ClusterWriter,
  manifests: readonly ManifestObject[],
  live: LiveObjects,
  sent: Sent<Outcome>,
  force = false,
): Promise<void> {
  using progress = new QuietProgress(t("Applying to {0}…", clusterName(session)));
  const { signal } = progress;
  await applyObjects(writer, session.objects, manifests, live, sent, { force, signal });
}
