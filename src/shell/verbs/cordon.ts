import { t } from "@vscode/l10n";
import type { V1Node } from "@kubernetes/client-node";
import type { FromApi } from "@kubernetes-workshop/kubernetes/resources/fromApi";
import { agreed, referenceOf, shownName } from "../objects/change.ts";
import { type SelectedObject, type Selection, selectObjects } from "../objects/selectObjects.ts";
import { ShellError } from "../shellError.ts";
import { commonFlags, type ShellVerb, type VerbContext } from "../verb.ts";
import type { FlagValues } from "../words/flag.ts";
import { eachOf, throwAll } from "./eachOf.ts";

/** https://kubernetes.io/docs/reference/kubectl/generated/kubectl_cordon/ */
export const cordon = cordonVerb("cordon", true, () => t("Keep new pods off a node"));

/** https://kubernetes.io/docs/reference/kubectl/generated/kubectl_uncordon/ */
export const uncordon = cordonVerb("uncordon", false, () => t("Let new pods on a node again"));

function cordonVerb(name: "cordon" | "uncordon", isCordoned: boolean, summary: () => string): ShellVerb {
  return {
    name,
    summary,
    usage: [`kubectl ${name} NODE...`],
    flags: [commonFlags.selector],
    completes: () => "nodes",
    run: async (context, { args, flags }) => {
      const { objects, failures } = await selectNodes(name, context, args, flags);
      throwAll([...failures, ...(await setCordoned(context, objects, isCordoned))]);
    },
  };
}

/**
 * The nodes of a command that takes no other kind.
 * @throws {ShellError} where none is named
 */
export async function selectNodes(
  verb: string,
  context: VerbContext,
  args: readonly string[],
  flags: FlagValues,
): Promise<Selection> {
  if (args.length === 0 && !flags.has("selector"))
    throw new ShellError(
      `error: USAGE: ${verb} NODE [flags]\nSee 'kubectl ${verb} -h' for help and examples`,
    );
  const names = args.map((arg) => arg.replace(/^(?:nodes?|no)\//, ""));
  return selectObjects(context, ["nodes", ...names], flags);
}

/**
 * Cordons nodes, or lets them take pods again.
 * @returns what was refused
 */
export async function setCordoned(
  context: VerbContext,
  nodes: readonly SelectedObject[],
  isCordoned: boolean,
): Promise<unknown[]> {
  const word = isCordoned ? "cordoned" : "uncordoned";
  const changed = nodes.filter(({ object }) => {
    const node: FromApi<V1Node> = object;
    return (node.spec?.unschedulable ?? false) !== isCordoned;
  });
  const names = changed.map(({ object }) => object.metadata.name ?? "").join(", ");
  const writer =
    changed.length === 0
      ? undefined
      : await agreed(context, {
          ...(isCordoned
            ? {
                question: t("Cordon node {0} so that no new pods are scheduled on it?", names),
                action: t("Cordon"),
              }
            : {
                question: t("Uncordon node {0} so that new pods can be scheduled on it again?", names),
                action: t("Uncordon"),
              }),
          objects: changed.map(referenceOf),
        });
  return eachOf(nodes, async (node) => {
    if (!changed.includes(node)) {
      context.out.write(`${shownName(node)} already ${word}\n`);
      return;
    }
    await writer?.setCordoned(referenceOf(node), isCordoned);
    context.out.write(`${shownName(node)} ${word}\n`);
  });
}
