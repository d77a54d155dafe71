import { t } from "@vscode/l10n";
import * as vscode from "vscode";
import { compare, type Comparison } from "../../apply/compare.ts";
import { nameOf } from "../../apply/describeObjects.ts";
import { conflictsOf } from "../../apply/refusal.ts";
import { clusterName } from "../../session/clusterSession.ts";
import { type Chosen, chooseObjects, type ManifestCommands } from "./chooseObjects.ts";
import { QuietProgress } from "./quietProgress.ts";
import type { ReadOnlyDocuments } from "../../vscode/readOnlyDocuments.ts";
import { mark, offerProblems } from "./tell.ts";

/**
 * Compares the objects in the cluster, on the left, with those that applying would make, on the right, according to a
 * dry run. Needs no confirmation, because it changes nothing.
 *
 * @param uri the document of the editor whose button was pressed
 */
export async function diffManifest(
  commands: ManifestCommands,
  documents: ReadOnlyDocuments,
  uri: unknown,
): Promise<void> {
  const chosen = await chooseObjects(commands, uri);
  const comparison = chosen && (await ask(chosen));
  if (!comparison) return;
  const { document, objects, session } = chosen;
  const { pairs, refused } = comparison;
  mark(commands.problems, document, refused);
  const failed = refused.filter(({ error }) => conflictsOf(error).length === 0);
  if (failed.length > 0)
    void offerProblems(t("{0} of {1} objects would be rejected.", failed.length, objects.length));
  if (pairs.length === 0) return;

  const { objectsAsYaml } = await import("../../manifests/objectsAsYaml.ts");
  const before = objectsAsYaml(pairs.flatMap((pair) => pair.before ?? []));
  const after = objectsAsYaml(pairs.map((pair) => pair.after));
  if (before === after) {
    void vscode.window.showInformationMessage(t("Applying this would not change anything."));
    return;
  }
  const [only] = objects;
  const what = only && objects.length === 1 ? nameOf(only.object) : t("{0} objects", objects.length);
  await vscode.commands.executeCommand(
    "vscode.diff",
    documents.add("now.yaml", before),
    documents.add("then.yaml", after),
    t("{0}: current ↔ after applying ({1})", what, clusterName(session)),
  );
}

async function ask({ session, objects }: Chosen): Promise<Comparison | undefined> {
  using progress = new QuietProgress(t("Comparing with {0}…", clusterName(session)));
  return await compare(session.objects, objects, progress.signal);
}
