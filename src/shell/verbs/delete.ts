import { t } from "@vscode/l10n";
import { describeObjects } from "../../apply/describeObjects.ts";
import { clusterName } from "../../session/clusterSession.ts";
import { agreed, referenceOf } from "../objects/change.ts";
import { manifestsOf } from "../objects/manifestsOf.ts";
import { type SelectedObject, type Selection, selectObjects } from "../objects/selectObjects.ts";
import { ShellError } from "../shellError.ts";
import { readObject } from "../objects/readObjects.ts";
import { resourceName } from "@kubernetes-workshop/kubernetes/kinds/kindRow";
import { typeName } from "../types/resourceType.ts";
import { commonFlags, type ShellVerb, type VerbContext } from "../verb.ts";
import type { FlagValues } from "../words/flag.ts";
import { eachOf, throwAll } from "./eachOf.ts";
import { ignoring } from "./ignoring.ts";
import { untilGone } from "../objects/untilGone.ts";

/** Kinds with whose objects others go. */
const takingMore = ["Namespace", "CustomResourceDefinition"];

/** https://kubernetes.io/docs/reference/kubectl/generated/kubectl_delete/ */
export const deleteVerb: ShellVerb = {
  name: "delete",
  summary: () => t("Delete objects"),
  usage: ["kubectl delete TYPE NAME...", "kubectl delete TYPE -l SELECTOR | --all", "kubectl delete -f FILE"],
  flags: [
    commonFlags.namespace,
    commonFlags.selector,
    commonFlags.fieldSelector,
    commonFlags.filename,
    { name: "all", takes: "bool" },
    { name: "ignore-not-found", takes: "bool" },
    { name: "wait", takes: "bool" },
  ],
  run: async (context, { args, flags }) => {
    const { objects, failures } = flags.has("filename")
      ? await ofFiles(context, flags)
      : await selectObjects(context, args, flags);
    if (objects.length === 0) {
      if (failures.length === 0 && !flags.isOn("ignore-not-found")) context.out.write("No resources found\n");
      throwAll(failures);
      return;
    }
    const writer = await agreed(context, changeOf(context, objects, flags));
    const gone: SelectedObject[] = [];
    const refused = await eachOf(objects, async (selected) => {
      const { type, object } = selected;
      const { name = "", namespace = "" } = object.metadata;
      if (!(await writer.delete(referenceOf(selected), context.signal)) && !flags.isOn("ignore-not-found"))
        throw new ShellError(`Error from server (NotFound): ${resourceName(type)} "${name}" not found`);
      const from = type.namespaced ? ` from ${namespace} namespace` : "";
      context.out.write(`${typeName(type)} "${name}" deleted${from}\n`);
      gone.push(selected);
    });
    if (flags.text("wait") !== "false")
      await Promise.all(gone.map((selected) => untilGone(context, selected)));
    throwAll([...failures, ...refused]);
  },
};

async function ofFiles(context: VerbContext, flags: FlagValues): Promise<Selection> {
  const manifests = await manifestsOf(context, flags);
  const objects: SelectedObject[] = [];
  const failures = await eachOf(
    manifests.toReversed(),
    async ({ object: { apiVersion, kind, metadata } }) => {
      const type = context.types.ofObject(apiVersion, kind);
      const namespace = metadata.namespace ?? context.cluster.session.objects.namespace;
      const object = await ignoring(flags, readObject(context, type, metadata.name, namespace));
      if (object) objects.push({ type, object });
    },
  );
  return { objects, failures };
}

/** In the practice cluster what is named goes without a question, unless much goes with it. */
function changeOf(
  { cluster }: VerbContext,
  selected: readonly SelectedObject[],
  flags: FlagValues,
): Parameters<typeof agreed>[1] {
  const objects = selected.map(({ type, object }) => ({ ...object, kind: type.kind }));
  const isLarge = objects.some(({ kind }) => takingMore.includes(kind));
  const isByName = !flags.has("selector") && !flags.isOn("all");
  return {
    question: t("Delete this from {0}?", clusterName(cluster.session)),
    action: t("Delete"),
    about: [describeObjects(objects)],
    objects: selected.map(referenceOf),
    isAlwaysAsked: isLarge || (!isByName && objects.length > 1),
  };
}
