import { isRecord, textField } from "@kubernetes-workshop/kubernetes/base/record";
import { listPath } from "../objects/objectPaths.ts";
import type { ResourceType } from "../types/resourceType.ts";
import type { CompletionContext } from "./completionContext.ts";

/** The most names to read; a longer list of completions is of no use. */
const mostNames = 500;

/** Only what objects are called: https://kubernetes.io/docs/reference/using-api/api-concepts/#metadata-only-fetches */
const metadataAccept = "application/json;as=PartialObjectMetadataList;g=meta.k8s.io;v=v1,application/json";

/**
 * The names of the objects of a type; none where there is no such type.
 * @throws {RequestError}
 */
export async function namesOf(
  { cluster, signal }: CompletionContext,
  type: ResourceType | undefined,
  namespace: string | undefined,
): Promise<string[]> {
  if (!type) return [];
  const { objects } = cluster.session;
  const answer = await objects.get(listPath(type, namespace), { limit: mostNames }, signal, metadataAccept);
  const items: unknown[] = isRecord(answer) && Array.isArray(answer["items"]) ? answer["items"] : [];
  return items.flatMap((item) => {
    const name = isRecord(item) ? textField(item["metadata"], "name") : undefined;
    return name === undefined ? [] : [name];
  });
}

/**
 * The names of a pod's containers.
 *
 * @param pod `web-1` or `pod/web-1`
 * @throws {RequestError}
 */
export async function containersOf(
  { cluster, signal }: CompletionContext,
  pod: string | undefined,
  namespace: string | undefined,
): Promise<string[]> {
  const name = pod?.replace(/^pods?\//, "");
  if (name === undefined || name.includes("/")) return [];
  const { objects } = cluster.session;
  const found = await objects.read({ apiVersion: "v1", kind: "Pod", name, namespace }, signal);
  const spec = isRecord(found?.["spec"]) ? found["spec"] : {};
  return [spec["containers"], spec["initContainers"]].flatMap((each) =>
    (Array.isArray(each) ? each : []).flatMap((container: unknown) => textField(container, "name") ?? []),
  );
}
