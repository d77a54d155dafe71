import { t } from "@vscode/l10n";
import type { KubernetesObject } from "@kubernetes-workshop/kubernetes/resources/kubernetesObject";
import { isRequestError } from "../../session/isRequestError.ts";
import { described } from "../describe/describe.ts";
import { objectList, readObject } from "../objects/readObjects.ts";
import { ShellError } from "../shellError.ts";
import type { ResourceType } from "../types/resourceType.ts";
import { readTargets } from "../types/targets.ts";
import { commonFlags, type ShellVerb } from "../verb.ts";
import { eachOf, throwAll } from "./eachOf.ts";
import { namespaceFor, namespaceOf } from "./namespaceOf.ts";

/** https://kubernetes.io/docs/reference/kubectl/generated/kubectl_describe/ */
export const describe: ShellVerb = {
  name: "describe",
  summary: () => t("Show objects in detail, with their events"),
  usage: ["kubectl describe TYPE [NAME...] [-n NAMESPACE | -A] [-l SELECTOR]", "kubectl describe TYPE/NAME"],
  flags: [commonFlags.namespace, commonFlags.allNamespaces, commonFlags.selector],
  run: async (context, { args, flags }) => {
    if (args.length === 0)
      throw new ShellError(
        'You must specify the type of resource to describe. Use "kubectl api-resources" for a complete list of supported resources.',
      );
    const targets = readTargets(args, context.types);
    const isOne = targets.length === 1 && (targets[0]?.names?.length ?? 1) === 1;
    const printed = { objects: 0 };
    const print = async (object: KubernetesObject, withEvents: boolean): Promise<void> => {
      const text = await described(object, context, withEvents);
      context.out.write(printed.objects++ === 0 ? text : `\n\n${text}`);
    };
    const printMatching = async (type: ResourceType, begin: string): Promise<void> => {
      for await (const page of objectList(context, type, namespaceFor(context, flags, type), flags))
        for (const object of page) {
          if (!object.metadata.name?.startsWith(begin)) continue;
          context.out.write(`${await described(object, context, false)}\n`);
          printed.objects++;
        }
    };
    /** Several are shown without events, as by kubectl. */
    const printAll = async (type: ResourceType): Promise<void> => {
      let withEvents = isOne;
      for await (const page of objectList(context, type, namespaceFor(context, flags, type), flags)) {
        withEvents &&= page.length === 1;
        for (const object of page) await print(object, withEvents);
      }
    };
    const failures = await eachOf(targets, async ({ type, names }) => {
      const namespace = namespaceFor(context, flags, type);
      context.seen({ command: "kubectl describe", verb: names ? "get" : "list", resource: type.plural });
      if (!names) return printAll(type);
      throwAll(
        await eachOf(names, async (name) => {
          try {
            await print(await readObject(context, type, name, namespace), isOne);
          } catch (error) {
            // `describe pod web` shows all whose names begin so.
            if (isOne && isMissing(error)) await printMatching(type, name);
            if (printed.objects === 0) throw error;
          }
        }),
      );
    });
    if (printed.objects === 0 && failures.length === 0)
      context.out.write(
        flags.isOn("all-namespaces") || targets.some(({ type }) => !type.namespaced)
          ? "No resources found\n"
          : `No resources found in ${namespaceOf(context, flags)} namespace.\n`,
      );
    throwAll(failures);
  },
};

function isMissing(error: unknown): boolean {
  return isRequestError(error) && error.failure === "notFound";
}
