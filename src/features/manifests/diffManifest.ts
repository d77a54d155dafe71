import { t } from "@vscode/l10n";
import * as vscode from "vscode";
import type { ManifestObject } from "../../manifests/manifestObject.ts";
import { comparableObjects } from "@kubernetes-workshop/kubernetes/resources/comparableObjects";
import type { KubernetesObject } from "@kubernetes-workshop/kubernetes/resources/kubernetesObject";
import type { ClusterSession } from "../../session/clusterSession.ts";
import { clusterName } from "../../session/confirmed.ts";
import { isRequestError } from "../../session/isRequestError.ts";
import { chosenManifests } from "./chosenManifests.ts";
import { connectedSession } from "./connectedSession.ts";
import { nameOf } from "./describeObjects.ts";
import { liveObjects } from "./liveObjects.ts";
import type { ManifestCommands } from "./manifestCommands.ts";
import { offerProblems } from "./offerProblems.ts";
import type { ReadOnlyDocuments } from "./readOnlyDocuments.ts";
import { conflictsOf, isAboutObject } from "./refusal.ts";
import { problemsOf, type Refused } from "./refused.ts";
import { withQuietProgress } from "./withQuietProgress.ts";

/**
 * Shows what applying would change, as the API server answers to a dry run: on the left what the cluster has, on the
 * right what it would have. Nothing is changed, so nobody is asked.
 *
 * @param uri of the editor whose button was pressed
 */
export async function diffManifest(
  commands: ManifestCommands,
  documents: ReadOnlyDocuments,
  uri: unknown,
): Promise<void> {
  const chosen = await chosenManifests(commands.problems, uri);
  const session = chosen && (await connectedSession(commands));
  if (!session) return;
  const { document, objects } = chosen;
  const refused: Refused[] = [];
  const pairs = await withQuietProgress(t("Comparing with {0}…", clusterName(session)), (signal) =>
    compareAll(session, objects, refused, signal),
  );
  if (!pairs) return;
  commands.problems.show(document, problemsOf(document, refused));
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

type Pair = ReturnType<typeof comparableObjects>;

async function compareAll(
  session: ClusterSession,
  objects: readonly ManifestObject[],
  refused: Refused[],
  signal: AbortSignal,
): Promise<Pair[] | undefined> {
  const live = await liveObjects(session, objects, signal);
  if (!live) return undefined;
  const masks = { hidden: t("(hidden)"), changed: t("(hidden, will change)") };
  const pairs: Pair[] = [];
  for (const manifest of objects) {
    try {
      const after = await dryRun(session, manifest, objects, refused, signal);
      pairs.push(comparableObjects(live.get(manifest), after, masks));
    } catch (error) {
      if (signal.aborted) return undefined;
      if (!isRequestError(error) || !isAboutObject(error)) throw error;
      refused.push({ manifest, error });
    }
  }
  return pairs;
}

async function dryRun(
  session: ClusterSession,
  manifest: ManifestObject,
  all: readonly ManifestObject[],
  refused: Refused[],
  signal: AbortSignal,
): Promise<KubernetesObject> {
  const { object } = manifest;
  try {
    return await session.objects.dryRun(object, {}, signal);
  } catch (error) {
    if (!isRequestError(error)) throw error;
    if (conflictsOf(error).length > 0) {
      // Marked in the manifest, and shown as it would be if the fields were taken over.
      refused.push({ manifest, error });
      return session.objects.dryRun(object, { force: true }, signal);
    }
    if (needsOther(object, all)) return object;
    throw error;
  }
}

/** Whether the same file makes the namespace or the kind first, which a dry run does not. */
function needsOther(
  { apiVersion, kind, metadata }: KubernetesObject,
  all: readonly ManifestObject[],
): boolean {
  return all.some(({ object: other }) => {
    if (other.kind === "Namespace")
      return metadata.namespace !== undefined && other.metadata.name === metadata.namespace;
    if (other.kind !== "CustomResourceDefinition") return false;
    const spec = other["spec"];
    const text = JSON.stringify(spec ?? {});
    return text.includes(`"kind":"${kind}"`) && text.includes(`"group":"${apiVersion.split("/")[0] ?? ""}"`);
  });
}
