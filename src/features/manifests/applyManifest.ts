import { t } from "@vscode/l10n";
import * as vscode from "vscode";
import type { ManifestObject } from "../../manifests/manifestObject.ts";
import type { KubernetesObject } from "../../resources/kubernetesObject.ts";
import { type ClusterSession, isPractice } from "../../session/clusterSession.ts";
import { isRequestError } from "../../session/isRequestError.ts";
import { chosenManifests } from "./chosenManifests.ts";
import { clusterName, confirm } from "./confirm.ts";
import { connectedSession } from "./connectedSession.ts";
import { nameOf } from "./describeObjects.ts";
import type { ManifestCommands } from "./manifestCommands.ts";
import { offerProblems } from "./offerProblems.ts";
import { ownersAllow } from "./ownersAllow.ts";
import { liveObjects } from "./liveObjects.ts";
import { conflictsOf, isAboutObject } from "./refusal.ts";
import { loggedRefusal, problemsOf, type Refused } from "./refused.ts";
import { untilDefined } from "./untilDefined.ts";
import { withQuietProgress } from "./withQuietProgress.ts";

type Outcome = "created" | "changed" | "unchanged";

/** What came of applying, so far as it got. */
interface Applied {
  readonly outcomes: Map<ManifestObject, Outcome>;
  readonly refused: Map<ManifestObject, Refused>;
}

/**
 * Applies what is selected in an editor, or all of it, to the connected cluster by server-side apply. Asks first where
 * that is not the practice cluster, and everywhere before it takes something from somebody else.
 *
 * @param uri of the editor whose button was pressed
 */
export async function applyManifest(commands: ManifestCommands, uri: unknown): Promise<void> {
  const chosen = await chosenManifests(commands.problems, uri);
  const session = chosen && (await connectedSession(commands));
  if (!session) return;
  const { document, objects } = chosen;
  const written = objects.map(({ object }) => object);
  if (
    !isPractice(session) &&
    !(await confirm(session, written, {
      question: t("Apply this to {0}?", clusterName(session)),
      action: t("Apply"),
    }))
  )
    return;

  const title = t("Applying to {0}…", clusterName(session));
  const live = await withQuietProgress(title, (signal) => liveObjects(session, objects, signal));
  if (!live || !(await ownersAllow(session, [...live.values()], commands.learner.knownId))) return;
  if (commands.cluster.session !== session) {
    sayDisconnected();
    return;
  }

  const applied: Applied = { outcomes: new Map(), refused: new Map() };
  const apply = (which: readonly ManifestObject[], force: boolean): Promise<boolean> =>
    withQuietProgress(title, (signal) => applyAll(session, which, { live, applied, force, signal }));
  const isWhole = await apply(objects, false);
  commands.problems.show(document, problemsOf(document, [...applied.refused.values()]));
  const contested = [...applied.refused.values()].filter(({ error }) => conflictsOf(error).length > 0);
  if (isWhole && contested.length > 0 && (await mayTakeOver(session, contested))) {
    if (commands.cluster.session !== session) {
      sayDisconnected();
      return;
    }
    await apply(
      contested.map(({ manifest }) => manifest),
      true,
    );
    commands.problems.show(document, problemsOf(document, [...applied.refused.values()]));
  }
  tell(commands, session, objects, applied);
}

/** @returns false where it was cancelled */
async function applyAll(
  session: ClusterSession,
  objects: readonly ManifestObject[],
  {
    live,
    applied,
    force,
    signal,
  }: {
    live: ReadonlyMap<ManifestObject, KubernetesObject>;
    applied: Applied;
    force: boolean;
    signal: AbortSignal;
  },
): Promise<boolean> {
  for (const manifest of objects) {
    try {
      const before = live.get(manifest);
      const after = await session.objects.apply(manifest.object, { force }, signal);
      if (manifest.object.kind === "CustomResourceDefinition") await established(session, after, signal);
      applied.refused.delete(manifest);
      applied.outcomes.set(manifest, outcomeOf(before, after));
    } catch (error) {
      if (signal.aborted) return false;
      if (!isRequestError(error) || !isAboutObject(error)) throw error;
      applied.refused.set(manifest, { manifest, error });
    }
  }
  return true;
}

function outcomeOf(before: KubernetesObject | undefined, after: KubernetesObject): Outcome {
  if (!before) return "created";
  return before.metadata.resourceVersion === after.metadata.resourceVersion ? "unchanged" : "changed";
}

/** A new kind can be used once its definition is established: https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/ */
async function established(
  session: ClusterSession,
  { apiVersion, kind, metadata }: KubernetesObject,
  signal: AbortSignal,
): Promise<void> {
  await untilDefined(async () => {
    const read = await session.objects.read({ apiVersion, kind, name: metadata.name ?? "" }, signal);
    return JSON.stringify(read?.["status"] ?? {}).includes('"type":"Established"') || undefined;
  }, signal);
}

function mayTakeOver(session: ClusterSession, contested: readonly Refused[]): Promise<boolean> {
  const lines = contested.flatMap(({ manifest, error }) =>
    conflictsOf(error).map(({ field, manager }) =>
      t("{0}: {1} is set by {2}", nameOf(manifest.object), field, manager),
    ),
  );
  return confirm(
    session,
    contested.map(({ manifest }) => manifest.object),
    {
      question: t("Somebody else has set some of these fields. Take them over?"),
      action: t("Take Over"),
      lines,
    },
  );
}

/** Success is told quietly: the tree shows what came of it. */
function tell(
  { log }: ManifestCommands,
  session: ClusterSession,
  objects: readonly ManifestObject[],
  { outcomes, refused }: Applied,
): void {
  for (const [{ object }, outcome] of outcomes)
    log.info(`${nameOf(object)} ${outcome} (${session.kubeContext})`);
  for (const each of refused.values()) log.warn(loggedRefusal(each));
  if (refused.size > 0)
    void offerProblems(
      objects.length === 1
        ? t("The object was not applied.")
        : t("{0} of {1} objects were not applied.", refused.size, objects.length),
    );
  else if (outcomes.size < objects.length)
    void vscode.window.showInformationMessage(
      t("Cancelled. {0} of {1} objects had been applied by then.", outcomes.size, objects.length),
    );
  else vscode.window.setStatusBarMessage(`$(check) ${summary(outcomes)}`, 8000);
}

function summary(outcomes: ReadonlyMap<ManifestObject, Outcome>): string {
  const count = (outcome: Outcome): number =>
    [...outcomes.values()].filter((each) => each === outcome).length;
  const [only] = outcomes;
  if (only && outcomes.size === 1) {
    const name = nameOf(only[0].object);
    if (only[1] === "created") return t("{0} created", name);
    return only[1] === "changed" ? t("{0} changed", name) : t("{0} is as it was", name);
  }
  return t(
    "{0} created, {1} changed, {2} as they were",
    count("created"),
    count("changed"),
    count("unchanged"),
  );
}

function sayDisconnected(): void {
  void vscode.window.showErrorMessage(
    t("The cluster is no longer connected, so nothing more was sent to it."),
  );
}
