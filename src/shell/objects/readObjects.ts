import { isRecord, textField } from "@kubernetes-workshop/kubernetes/base/record";
import {
  isKubernetesObject,
  type KubernetesObject,
} from "@kubernetes-workshop/kubernetes/resources/kubernetesObject";
import type { ResourceType } from "../types/resourceType.ts";
import type { VerbContext } from "../verb.ts";
import type { FlagValues } from "../words/flag.ts";
import { ShellError } from "../shellError.ts";
import { listPath, pathOf } from "./objectPaths.ts";

type Reading = Pick<VerbContext, "cluster" | "signal">;

/** Objects of one answer; kubectl asks for as many. */
export const pageSize = 500;

/**
 * One object.
 * @throws {RequestError}
 */
export async function readObject(
  { cluster, signal }: Reading,
  type: ResourceType,
  name: string,
  namespace: string | undefined,
): Promise<KubernetesObject> {
  const answer = await cluster.session.objects.get(pathOf(type, name, namespace), {}, signal);
  if (!isKubernetesObject(answer)) throw new ShellError("error: the server has answered with no object");
  return answer;
}

/**
 * The objects of a type, page by page.
 *
 * @param flags of which the selectors count
 * @throws {RequestError}
 */
export async function* objectList(
  { cluster, signal }: Reading,
  type: ResourceType,
  namespace: string | undefined,
  flags: FlagValues,
): AsyncGenerator<KubernetesObject[], void, undefined> {
  let next: string | undefined;
  do {
    const query = { ...selectorsOf(flags), limit: pageSize, continue: next };
    const answer = await cluster.session.objects.get(listPath(type, namespace), query, signal);
    const items = isRecord(answer) && Array.isArray(answer["items"]) ? answer["items"] : [];
    const { apiVersion, kind } = type;
    yield items
      .map((item: unknown) => (isRecord(item) ? { apiVersion, kind, ...item } : item))
      .filter(isKubernetesObject);
    next = continueOf(answer);
  } while (next !== undefined);
}

/** The query of `-l` and `--field-selector`. */
export function selectorsOf(flags: FlagValues): {
  readonly labelSelector: string | undefined;
  readonly fieldSelector: string | undefined;
} {
  return { labelSelector: flags.text("selector"), fieldSelector: flags.text("field-selector") };
}

/** Where the next page begins; undefined after the last one. https://kubernetes.io/docs/reference/using-api/api-concepts/#retrieving-large-results-sets-in-chunks */
export function continueOf(answer: unknown): string | undefined {
  return (isRecord(answer) && textField(answer["metadata"], "continue")) || undefined;
}
