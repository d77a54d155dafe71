import type { V1Deployment } from "@kubernetes/client-node";
import { t } from "@vscode/l10n";
import type { FromApi } from "@kubernetes-workshop/kubernetes/resources/fromApi";
import { type Revision, rollBackPatch } from "@kubernetes-workshop/kubernetes/resources/rollout";
import { agreed, referenceOf, shownName, titleOf } from "../objects/change.ts";
import { deploymentRevisions } from "../objects/revisions.ts";
import { selectOne } from "../objects/selectObjects.ts";
import { ShellError } from "../shellError.ts";
import { commonFlags, type ShellVerb } from "../verb.ts";

const lastApplied = "kubectl.kubernetes.io/last-applied-configuration";
const willNotKnow = `was previously managed with 'kubectl apply'. Rolling back will not update the ${lastApplied} annotation, which may cause unexpected behavior on future apply operations.`;

/** https://kubernetes.io/docs/reference/kubectl/generated/kubectl_rollout/kubectl_rollout_undo/ */
export const rolloutUndo: ShellVerb = {
  name: "rollout undo",
  summary: () => t("Roll back to an earlier revision"),
  usage: ["kubectl rollout undo (TYPE NAME | TYPE/NAME) [--to-revision=N]"],
  flags: [commonFlags.namespace, { name: "to-revision", takes: "int" }],
  completes: (index) => (index < 2 ? "workloads" : "none"),
  run: async (context, { args, flags }) => {
    const selected = await selectOne(context, args, flags);
    const { object } = selected;
    if (object.kind !== "Deployment")
      throw new ShellError(
        t(
          "Workshop Shell rolls back Deployments only. Apply the earlier manifest of the {0} instead.",
          object.kind,
        ),
      );
    const deployment: FromApi<V1Deployment> = object;
    if (object.metadata.annotations?.[lastApplied] !== undefined)
      context.out.write(`Warning: resource deployments/${object.metadata.name ?? ""} ${willNotKnow}\n`);
    if (deployment.spec?.paused)
      throw new ShellError(
        "error: you cannot rollback a paused deployment; resume it first with 'kubectl rollout resume' and try again",
      );
    const wanted = flags.number("to-revision") ?? 0;
    const target = targetOf(await deploymentRevisions(context, object), wanted, object.metadata.name);
    const name = shownName(selected);
    if (target.isCurrent) {
      context.out.write(`${name} skipped rollback (current template already matches revision ${wanted})\n`);
      return;
    }
    const writer = await agreed(context, {
      question: t("Roll back {0} to revision {1}?", titleOf([selected]), target.revision),
      action: t("Roll Back"),
      objects: [referenceOf(selected)],
    });
    const body = rollBackPatch(target);
    await writer.patch(referenceOf(selected), { type: "json-patch", body }, {}, context.signal);
    context.out.write(`${name} rolled back\n`);
  },
};

function targetOf(revisions: readonly Revision[], wanted: number, name = ""): Revision {
  if (wanted > 0) {
    const found = revisions.find(({ revision }) => revision === wanted);
    if (!found) throw new ShellError(`error: unable to find specified revision ${wanted} in history`);
    return found;
  }
  const [, previous] = revisions;
  if (!previous) throw new ShellError(`error: no rollout history found for deployment "${name}"`);
  return previous;
}
