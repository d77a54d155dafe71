import { t } from "@vscode/l10n";
import { isRecord } from "@kubernetes-workshop/kubernetes/base/record";
import type { KubernetesObject } from "@kubernetes-workshop/kubernetes/resources/kubernetesObject";
import { agreed, referenceOf, shownName, titleOf } from "../objects/change.ts";
import { selectObjects } from "../objects/selectObjects.ts";
import { ShellError } from "../shellError.ts";
import { commonFlags, type ShellVerb } from "../verb.ts";
import { eachOf, throwAll } from "./eachOf.ts";

/** https://kubernetes.io/docs/reference/kubectl/generated/kubectl_scale/ */
export const scale: ShellVerb = {
  name: "scale",
  summary: () => t("Change the number of replicas"),
  usage: ["kubectl scale (TYPE NAME | TYPE/NAME) --replicas=COUNT"],
  flags: [
    commonFlags.namespace,
    commonFlags.selector,
    { name: "replicas", takes: "int" },
    { name: "all", takes: "bool" },
  ],
  run: async (context, { args, flags }) => {
    const replicas = flags.number("replicas");
    if (replicas === undefined) throw new ShellError('error: required flag(s) "replicas" not set');
    if (replicas < 0)
      throw new ShellError(
        "error: The --replicas=COUNT flag is required, and COUNT must be greater than or equal to 0",
      );
    const { objects, failures } = await selectObjects(context, args, flags);
    if (objects.length === 0) {
      throwAll(failures);
      throw new ShellError("error: no objects passed to scale");
    }
    const now = objects.map(({ object }) => replicasOf(object));
    const writer = await agreed(context, {
      question: t("Scale {0} from {1} to {2} replicas?", titleOf(objects), now.join(", "), replicas),
      action: t("Scale"),
      objects: objects.map(referenceOf),
    });
    const refused = await eachOf(objects, async (selected) => {
      const patch = { type: "merge-patch", body: { spec: { replicas } } } as const;
      await writer.patch(referenceOf(selected), patch, { subresource: "scale" }, context.signal);
      context.out.write(`${shownName(selected)} scaled\n`);
    });
    throwAll([...failures, ...refused]);
  },
};

function replicasOf({ spec }: KubernetesObject): number {
  return isRecord(spec) && typeof spec["replicas"] === "number" ? spec["replicas"] : 1;
}
