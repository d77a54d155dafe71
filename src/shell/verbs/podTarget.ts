import { ShellError } from "../shellError.ts";
import { type Pod, podsOf } from "../objects/podsOf.ts";
import { readObject } from "../objects/readObjects.ts";
import { readOne } from "../types/targets.ts";
import type { VerbContext } from "../verb.ts";
import type { FlagValues } from "../words/flag.ts";
import { namespaceOf } from "./namespaceOf.ts";

/**
 * The pod that `POD` or `TYPE/NAME` means: of a workload the one that has run longest.
 *
 * @returns also how many there are to choose from
 * @throws {ShellError}
 */
export async function podTarget(
  context: VerbContext,
  arg: string,
  flags: FlagValues,
): Promise<{ readonly pod: Pod; readonly of: number }> {
  const target = readOne([arg], context.types, "pods");
  if (!target) throw new ShellError("error: pod, type/name or --filename must be specified");
  const object = await readObject(context, target.type, target.name, namespaceOf(context, flags));
  if (object.kind === "Pod") return { pod: object, of: 1 };
  const pods = await podsOf(context, object);
  const [pod] = pods;
  if (!pod) throw new ShellError("error: timed out waiting for the condition");
  return { pod, of: pods.length };
}

/** All containers of a pod in kubectl's order, with what they are. (kubectl `podcmd.AllContainerNames`) */
function containerNames({ spec }: Pod): string {
  return [
    ...(spec?.containers ?? []).map(({ name = "" }) => name),
    ...(spec?.ephemeralContainers ?? []).map(({ name = "" }) => `${name} (ephem)`),
    ...(spec?.initContainers ?? []).map(({ name = "" }) => `${name} (init)`),
  ].join(", ");
}

/** Whether a pod has a container of some name. */
function hasContainer({ spec }: Pod, name: string): boolean {
  return [spec?.containers, spec?.initContainers, spec?.ephemeralContainers].some((all) =>
    all?.some((container) => container.name === name),
  );
}

const defaultContainer = "kubectl.kubernetes.io/default-container";

/**
 * The container that is meant: the named one, that of the annotation, or the first.
 *
 * @returns also what kubectl says where it chose one of several
 */
export function chosenContainer(
  pod: Pod,
  named: string | undefined,
): { readonly name: string; readonly note: string } {
  if (named !== undefined && named !== "") {
    if (hasContainer(pod, named)) return { name: named, note: "" };
    throw new ShellError(
      `error: container ${named} is not valid for pod ${pod.metadata.name ?? ""} out of: ${containerNames(pod)}`,
    );
  }
  const annotated = pod.metadata.annotations?.[defaultContainer];
  if (annotated !== undefined && hasContainer(pod, annotated)) return { name: annotated, note: "" };
  const { containers = [], initContainers = [], ephemeralContainers = [] } = pod.spec ?? {};
  const name = containers[0]?.name ?? "";
  const isOne = containers.length + initContainers.length + ephemeralContainers.length === 1;
  return { name, note: isOne ? "" : `Defaulted container "${name}" out of: ${containerNames(pod)}\n` };
}
