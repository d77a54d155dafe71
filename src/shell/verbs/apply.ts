import { groupOf } from "@kubernetes-workshop/kubernetes/kinds/apiGroup";
import { t } from "@vscode/l10n";
import { applyChange, takeOverChange } from "../../apply/changes.ts";
import { liveObjects } from "../../apply/liveObjects.ts";
import { conflictsOf } from "../../apply/refusal.ts";
import { applyObjects, type Outcome, type Sent } from "../../apply/sendObjects.ts";
import type { ManifestObject } from "../../manifests/manifestObject.ts";
import { agreed } from "../objects/change.ts";
import { manifestsOf } from "../objects/manifestsOf.ts";
import { ShellError } from "../shellError.ts";
import { typeName } from "../types/resourceType.ts";
import { commonFlags, type ShellVerb, type VerbContext } from "../verb.ts";
import { throwAll } from "./eachOf.ts";

/** https://kubernetes.io/docs/reference/kubectl/generated/kubectl_apply/ */
export const apply: ShellVerb = {
  name: "apply",
  summary: () => t("Create or change what a manifest describes"),
  usage: ["kubectl apply -f FILE"],
  flags: [commonFlags.filename, commonFlags.namespace],
  completes: () => "none",
  run: async (context, { args, flags }) => {
    const [arg] = args;
    if (arg !== undefined) throw new ShellError(`error: Unexpected args: [${args.join(" ")}]`);
    if (!flags.has("filename")) throw new ShellError("error: must specify one of -f and -k");
    await send(context, await manifestsOf(context, flags));
  },
};

const words: Readonly<Record<Outcome, string>> = {
  created: "created",
  changed: "configured",
  unchanged: "unchanged",
};

async function send(context: VerbContext, manifests: readonly ManifestObject[]): Promise<void> {
  const { cluster, signal } = context;
  const { session } = cluster;
  const writer = await agreed(context, applyChange(session, manifests));
  const live = await liveObjects(session.objects, manifests, signal);
  if (!live) return;
  const sent: Sent<Outcome> = { done: new Map(), refused: new Map() };
  await applyObjects(writer, session.objects, manifests, live, sent, { signal });
  const contested = [...sent.refused.values()].filter(({ error }) => conflictsOf(error).length > 0);
  if (!sent.cut && contested.length > 0) {
    const taker = await cluster.confirmed(takeOverChange(session, contested));
    const theirs = contested.map(({ manifest }) => manifest);
    if (taker) await applyObjects(taker, session.objects, theirs, live, sent, { force: true, signal });
  }
  for (const manifest of manifests) {
    const outcome = sent.done.get(manifest);
    if (outcome) context.out.write(`${nameOf(context, manifest)} ${words[outcome]}\n`);
  }
  const cut = sent.cut?.error;
  throwAll([...[...sent.refused.values()].map(({ error }) => error), ...(cut ? [cut] : [])]);
}

/** As kubectl names it; a kind that the cluster has only learned of by this command is named by its own. */
function nameOf({ types }: VerbContext, { object: { apiVersion, kind, metadata } }: ManifestObject): string {
  const known = types.all.find((type) => type.kind === kind && type.apiVersion === apiVersion);
  return `${typeName(known ?? { singular: kind.toLowerCase(), group: groupOf(apiVersion) })}/${metadata.name}`;
}
