import { t } from "@vscode/l10n";
import type { V1Container, V1Deployment } from "@kubernetes/client-node";
import type { FromApi } from "@kubernetes-workshop/kubernetes/resources/fromApi";
import type { MergePatch } from "@kubernetes-workshop/kubernetes/resources/rollout";
import { agreed, referenceOf, shownName, titleOf } from "../objects/change.ts";
import { type SelectedObject, selectObjects } from "../objects/selectObjects.ts";
import { ShellError } from "../shellError.ts";
import { commonFlags, type ShellVerb } from "../verb.ts";
import { eachOf, throwAll } from "./eachOf.ts";

/** https://kubernetes.io/docs/reference/kubectl/generated/kubectl_set/kubectl_set_image/ */
export const setImage: ShellVerb = {
  name: "set image",
  summary: () => t("Roll out another image"),
  usage: ["kubectl set image (TYPE NAME | TYPE/NAME) CONTAINER=IMAGE..."],
  flags: [commonFlags.namespace, commonFlags.selector, { name: "all", takes: "bool" }],
  run: async (context, { args, flags }) => {
    const resources = args.filter((arg) => !arg.includes("="));
    const images = args.filter((arg) => arg.includes("=")).map(readPair);
    if (resources.length === 0)
      throw new ShellError(
        "error: one or more resources must be specified as <resource> <name> or <resource>/<name>",
      );
    if (images.length === 0) throw new ShellError("error: at least one image update is required");
    const { objects, failures } = await selectObjects(context, resources, flags);
    const unknown: ShellError[] = [];
    const planned = objects.flatMap((selected) => {
      const body = patchOf(selected, images, (name) =>
        unknown.push(new ShellError(`error: unable to find container named "${name}"`)),
      );
      return body ? [{ selected, body }] : [];
    });
    if (planned.length > 0) {
      const changed = planned.map(({ selected }) => selected);
      const writer = await agreed(context, {
        question: t("Roll out {0} to {1}?", images.map(({ image }) => image).join(", "), titleOf(changed)),
        action: t("Roll Out"),
        objects: changed.map(referenceOf),
      });
      const refused = await eachOf(planned, async ({ selected, body }) => {
        await writer.patch(
          referenceOf(selected),
          { type: "strategic-merge-patch", body },
          {},
          context.signal,
        );
        context.out.write(`${shownName(selected)} image updated\n`);
      });
      throwAll([...failures, ...unknown, ...refused]);
    }
    throwAll([...failures, ...unknown]);
  },
};

interface NamedImage {
  readonly container: string;
  readonly image: string;
}

function readPair(pair: string): NamedImage {
  const equals = pair.indexOf("=");
  return { container: pair.slice(0, equals), image: pair.slice(equals + 1) };
}

/** What gives the containers their images; undefined where they have them. */
function patchOf(
  { object }: SelectedObject,
  images: readonly NamedImage[],
  missing: (name: string) => void,
): MergePatch | undefined {
  const workload: FromApi<V1Deployment> = object;
  const isPod = object.kind === "Pod";
  const spec = isPod ? workload.spec : workload.spec?.template?.spec;
  const { containers = [], initContainers = [] } = podSpec(spec);
  for (const { container } of images)
    if (container !== "*" && ![...containers, ...initContainers].some(({ name }) => name === container))
      missing(container);
  const changed = (all: readonly FromApi<V1Container>[]): { name: string; image: string }[] =>
    all.flatMap(({ name = "", image }) => {
      const wanted = images.findLast(({ container }) => container === name || container === "*")?.image;
      return wanted === undefined || wanted === image ? [] : [{ name, image: wanted }];
    });
  const lists = { containers: changed(containers), initContainers: changed(initContainers) };
  const patch = Object.fromEntries(Object.entries(lists).filter(([, list]) => list.length > 0));
  if (Object.keys(patch).length === 0) return undefined;
  return { spec: isPod ? patch : { template: { spec: patch } } };
}

function podSpec(spec: unknown): {
  readonly containers?: readonly FromApi<V1Container>[];
  readonly initContainers?: readonly FromApi<V1Container>[];
} {
  return typeof spec === "object" && spec !== null ? spec : {};
}
