import { t } from "@vscode/l10n";
import { shownName } from "../objects/change.ts";
import { type ShownRevision, shownRevisions } from "../objects/revisions.ts";
import { selectOne } from "../objects/selectObjects.ts";
import { podTemplateText } from "../describe/podTemplate.ts";
import { describeTabs, tabbed } from "../print/tabbed.ts";
import { ShellError } from "../shellError.ts";
import { commonFlags, type ShellVerb } from "../verb.ts";

/** https://kubernetes.io/docs/reference/kubectl/generated/kubectl_rollout/kubectl_rollout_history/ */
export const rolloutHistory: ShellVerb = {
  name: "rollout history",
  summary: () => t("List the revisions of a workload"),
  usage: ["kubectl rollout history (TYPE NAME | TYPE/NAME) [--revision=N]"],
  flags: [commonFlags.namespace, { name: "revision", takes: "int" }],
  completes: (index) => (index < 2 ? "workloads" : "none"),
  run: async (context, { args, flags }) => {
    const selected = await selectOne(context, args, flags);
    const revisions = (await shownRevisions(context, selected.object)).toReversed();
    const wanted = flags.number("revision") ?? 0;
    if (wanted < 0) throw new ShellError(`error: revision must be a positive integer: ${wanted}`);
    const name = shownName(selected);
    if (wanted > 0) {
      const found = revisions.find(({ revision }) => revision === wanted);
      if (!found) throw new ShellError("error: unable to find the specified revision");
      context.out.write(`${name} with revision #${wanted}\n${podTemplateText(withCause(found))}\n`);
      return;
    }
    const rows = revisions.map(({ revision, cause }) => `${revision}\t${cause ?? "<none>"}\n`);
    const table =
      rows.length === 0
        ? "No rollout history found."
        : tabbed(`REVISION\tCHANGE-CAUSE\n${rows.join("")}`, describeTabs);
    context.out.write(`${name} \n${table}\n`);
  },
};

/** kubectl shows the cause among the annotations of the template. */
function withCause({ template, cause }: ShownRevision): ShownRevision["template"] {
  if (cause === undefined) return template;
  const { metadata = {} } = template;
  const annotations = { ...metadata.annotations, "kubernetes.io/change-cause": cause };
  return { ...template, metadata: { ...metadata, annotations } };
}
