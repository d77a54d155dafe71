import { t } from "@vscode/l10n";
import * as vscode from "vscode";
import { comparableObjects } from "@kubernetes-workshop/kubernetes/resources/comparableObjects";
import { shownObject } from "@kubernetes-workshop/kubernetes/resources/shownObject";
import { isKubernetesObject } from "@kubernetes-workshop/kubernetes/resources/kubernetesObject";
import { orderedLike } from "../../inspect/orderedLike.ts";
import { objectsAsYaml } from "../../manifests/objectsAsYaml.ts";
import type { ReadOnlyDocuments } from "../../vscode/readOnlyDocuments.ts";
import { type FoundManifest, findManifests } from "./findManifests.ts";
import type { OpenObject } from "./objectDocuments.ts";

/**
 * Opens a diff between an object and the manifest that describes it: on the left as it is in the cluster, in the order
 * of the manifest and without what only the server writes; on the right the file itself or, if it describes more, that
 * object of it.
 */
export async function compareWithFile(
  { place, followed }: OpenObject,
  own: string,
  documents: ReadOnlyDocuments,
): Promise<void> {
  const { object } = followed.news;
  if (!object) return;
  const { kind, name } = place.reference;
  const found = await vscode.window.withProgress(
    {
      location: vscode.ProgressLocation.Window,
      title: t("Searching the workspace for {0} {1}…", kind, name),
    },
    () => findManifests(place.reference, own),
  );
  const manifest = await choose(found);
  if (!manifest) {
    if (found.length === 0)
      void vscode.window.showInformationMessage(
        t("No manifest in this workspace or in an open editor describes {0} {1}.", kind, name),
      );
    return;
  }
  const masks = { hidden: t("(hidden)"), changed: t("(hidden, differs)") };
  // Annotations of a Secret may hold copies of its values.
  const { metadata } = shownObject(object, masks.hidden);
  const { before = object, after } = comparableObjects(manifest.object, { ...object, metadata }, masks);
  const current = orderedLike(after, before);
  const left = documents.add(`${name}.yaml`, isKubernetesObject(current) ? objectsAsYaml([current]) : "");
  const isFile = manifest.isAlone && kind !== "Secret";
  await vscode.commands.executeCommand(
    "vscode.diff",
    left,
    isFile ? manifest.uri : documents.add(`${name}.yaml`, objectsAsYaml([before])),
    t("{0}: cluster ↔ {1}", name, vscode.workspace.asRelativePath(manifest.uri)),
  );
}

async function choose(found: readonly FoundManifest[]): Promise<FoundManifest | undefined> {
  if (found.length < 2) return found[0];
  return await vscode.window.showQuickPick(
    found.map((each) => ({ ...each, label: vscode.workspace.asRelativePath(each.uri) })),
    { placeHolder: t("Select the file to compare with") },
  );
}
