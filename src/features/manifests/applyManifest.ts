import { t } from "@vscode/l10n";
import * as vscode from "vscode";
import type { ManifestObject } from "../../manifests/manifestObject.ts";
import type { KubernetesObject } from "@kubernetes-workshop/kubernetes/resources/kubernetesObject";
import type { ClusterSession } from "../../session/clusterSession.ts";
import type { ClusterWriter } from "../../session/clusterWriter.ts";
import { clusterName, confirmed } from "../../session/confirmed.ts";
import { chosenManifests } from "./chosenManifests.ts";
import { connectedSession } from "./connectedSession.ts";
import { cutApplyText } from "./cutText.ts";
import { nameOf } from "./describeObjects.ts";
import type { ManifestCommands } from "./manifestCommands.ts";
import { offerProblems } from "./offerProblems.ts";
import { ownersAllow } from "./ownersAllow.ts";
import { liveObjects } from "./liveObjects.ts";
import { manifestChange } from "./manifestChange.ts";
import { conflictsOf } from "./refusal.ts";
import { loggedRefusal, problemsOf, type Refused } from "./refused.ts";
import { sendAll, type Sent } from "./sendAll.ts";
import { tellCut } from "./tellCut.ts";
import { withQuietProgress } from "./withQuietProgress.ts";

type Outcome = "created" | "changed" | "unchanged";

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
  const question = t("Apply this to {0}?", clusterName(session));
  const writer = await confirmed(session, manifestChange(session, written, { question, action: t("Apply") }));
  if (!writer) return;

  const title = t("Applying to {0}…", clusterName(session));
  const live = await withQuietProgress(title, (signal) => liveObjects(session, objects, signal));
  if (!live || !(await ownersAllow(session, [...live.values()], commands.learner.knownId))) return;

  const sent: Sent<Outcome> = { done: new Map(), refused: new Map() };
  const apply = (by: ClusterWriter, which: readonly ManifestObject[], force: boolean): Promise<void> =>
    withQuietProgress(title, (signal) =>
      sendAll(which, (manifest) => applyOne(session, by, manifest, { live, force, signal }), sent, signal),
    );
  await apply(writer, objects, false);
  commands.problems.show(document, problemsOf(document, [...sent.refused.values()]));
  const contested = [...sent.refused.values()].filter(({ error }) => conflictsOf(error).length > 0);
  const taker = !sent.cut && contested.length > 0 ? await mayTakeOver(session, contested) : undefined;
  if (taker) {
    await apply(
      taker,
      contested.map(({ manifest }) => manifest),
      true,
    );
    commands.problems.show(document, problemsOf(document, [...sent.refused.values()]));
  }
  tell(commands, session, objects, sent);
}

async function applyOne(
  { objects }: ClusterSession,
  writer: ClusterWriter,
  manifest: ManifestObject,
  {
    live,
    force,
    signal,
  }: {
    live: ReadonlyMap<ManifestObject, KubernetesObject>;
    force: boolean;
    signal: AbortSignal;
  },
): Promise<Outcome> {
  const after = await writer.apply(manifest.object, { force }, signal);
  // The next object may be one of the kind that it defines.
  if (isDefinition(manifest.object)) await objects.untilEstablished(after, signal);
  return outcomeOf(live.get(manifest), after);
}

function outcomeOf(before: KubernetesObject | undefined, after: KubernetesObject): Outcome {
  if (!before) return "created";
  return before.metadata.resourceVersion === after.metadata.resourceVersion ? "unchanged" : "changed";
}

function isDefinition({ apiVersion, kind }: KubernetesObject): boolean {
  return kind === "CustomResourceDefinition" && apiVersion.startsWith("apiextensions.k8s.io/");
}

function mayTakeOver(
  session: ClusterSession,
  contested: readonly Refused[],
): Promise<ClusterWriter | undefined> {
  const lines = contested.flatMap(({ manifest, error }) =>
    conflictsOf(error).map(({ field, manager }) =>
      t("{0}: {1} is managed by {2}", nameOf(manifest.object), field, manager),
    ),
  );
  const objects = contested.map(({ manifest }) => manifest.object);
  const change = manifestChange(session, objects, {
    question: t("Some of these fields are managed by another person or tool. Take them over?"),
    action: t("Take Over"),
    lines,
    isAlwaysAsked: true,
    takesOver: true,
  });
  return confirmed(session, change);
}

/** Success is told quietly: the tree shows what came of it. */
function tell(
  { log }: ManifestCommands,
  session: ClusterSession,
  objects: readonly ManifestObject[],
  { done, refused, cut }: Sent<Outcome>,
): void {
  for (const [{ object }, outcome] of done) log.info(`${nameOf(object)} ${outcome} (${session.kubeContext})`);
  for (const each of refused.values()) log.warn(loggedRefusal(each));
  if (cut) tellCut(cut, cutApplyText(cut, { done: done.size, total: objects.length }), log);
  else if (refused.size > 0)
    void offerProblems(
      objects.length === 1
        ? t("The object was not applied.")
        : t("{0} of {1} objects were not applied.", refused.size, objects.length),
    );
  else vscode.window.setStatusBarMessage(`$(check) ${summary(done)}`, 8000);
}

function summary(outcomes: ReadonlyMap<ManifestObject, Outcome>): string {
  const count = (outcome: Outcome): number =>
    [...outcomes.values()].filter((each) => each === outcome).length;
  const [only] = outcomes;
  if (only && outcomes.size === 1) {
    const name = nameOf(only[0].object);
    if (only[1] === "created") return t("{0} created", name);
    return only[1] === "changed" ? t("{0} changed", name) : t("{0} unchanged", name);
  }
  return t("{0} created, {1} changed, {2} unchanged", count("created"), count("changed"), count("unchanged"));
}
