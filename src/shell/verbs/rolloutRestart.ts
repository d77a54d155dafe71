import { t } from "@vscode/l10n";
import type { MergePatch } from "@kubernetes-workshop/kubernetes/resources/rollout";
import { restartPatch } from "@kubernetes-workshop/kubernetes/resources/rollout";
import { agreed, referenceOf, shownName, titleOf } from "../objects/change.ts";
import { selectObjects } from "../objects/selectObjects.ts";
import { ShellError } from "../shellError.ts";
import { commonFlags, type ShellVerb } from "../verb.ts";
import { eachOf, throwAll } from "./eachOf.ts";

const restartable = ["Deployment", "DaemonSet", "StatefulSet"];

/** https://kubernetes.io/docs/reference/kubectl/generated/kubectl_rollout/kubectl_rollout_restart/ */
export const rolloutRestart = patching(
  { name: "restart", doing: "restarting", done: "restarted" },
  restartable,
  () => t("Replace all pods, without another change"),
  (title) => ({ question: t("Perform a rolling restart of {0}?", title), action: t("Restart") }),
  (now) => restartPatch(new Date(now)),
);

/** https://kubernetes.io/docs/reference/kubectl/generated/kubectl_rollout/kubectl_rollout_pause/ */
export const rolloutPause = patching(
  { name: "pause", doing: "pausing", done: "paused" },
  ["Deployment"],
  () => t("Hold a Deployment's rollouts back"),
  (title) => ({ question: t("Pause the rollouts of {0}?", title), action: t("Pause") }),
  () => ({ spec: { paused: true } }),
);

/** https://kubernetes.io/docs/reference/kubectl/generated/kubectl_rollout/kubectl_rollout_resume/ */
export const rolloutResume = patching(
  { name: "resume", doing: "resuming", done: "resumed" },
  ["Deployment"],
  () => t("Let a paused Deployment roll out again"),
  (title) => ({ question: t("Resume the rollouts of {0}?", title), action: t("Resume") }),
  () => ({ spec: { paused: false } }),
);

/** A verb that patches workloads in one way. */
function patching(
  { name, doing, done }: { readonly name: string; readonly doing: string; readonly done: string },
  kinds: readonly string[],
  summary: () => string,
  words: (title: string) => { readonly question: string; readonly action: string },
  patch: (nowMs: number) => MergePatch,
): ShellVerb {
  return {
    name: `rollout ${name}`,
    summary,
    usage: [`kubectl rollout ${name} (TYPE NAME | TYPE/NAME)`],
    flags: [commonFlags.namespace, commonFlags.selector],
    completes: (index) => (index < 2 ? "workloads" : "none"),
    run: async (context, { args, flags }) => {
      const { objects, failures } = await selectObjects(context, args, flags);
      const other = objects.find(({ type }) => !kinds.includes(type.kind));
      if (other)
        throw new ShellError(
          `error: ${other.type.plural} "${other.object.metadata.name ?? ""}" ${doing} is not supported`,
        );
      if (objects.length === 0) throwAll(failures);
      const writer = await agreed(context, {
        ...words(titleOf(objects)),
        objects: objects.map(referenceOf),
      });
      const refused = await eachOf(objects, async (selected) => {
        const body = patch(context.now());
        await writer.patch(
          referenceOf(selected),
          { type: "strategic-merge-patch", body },
          {},
          context.signal,
        );
        context.out.write(`${shownName(selected)} ${done}\n`);
      });
      throwAll([...failures, ...refused]);
    },
  };
}
