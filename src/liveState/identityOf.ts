import type { ObjectReference } from "@kubernetes-workshop/kubernetes/resources/kubernetesObject";
import type { FieldAt } from "../manifests/fieldAt.ts";

/**
 * Returns the object that a field in a manifest belongs to, as a cluster would know it; undefined if the manifest leaves
 * that open, as templates and `generateName` do.
 *
 * @param isTemplate whether the document is a template. Such manifests get their namespace when they are installed,
 * unless they name it.
 */
export function identityOf(
  { type: { apiVersion, kind }, scalarAt }: Pick<FieldAt, "type" | "scalarAt">,
  isTemplate: boolean,
): ObjectReference | undefined {
  const name = scalarAt(["metadata", "name"]);
  const namespace = scalarAt(["metadata", "namespace"]) || undefined;
  const isCertain = [apiVersion, kind, name].every((text) => text !== undefined && isWord(text));
  if (!isCertain || !apiVersion || !kind || !name || kind.endsWith("List")) return undefined;
  if (namespace === undefined ? isTemplate : !isWord(namespace)) return undefined;
  return { apiVersion, kind, name, namespace };
}

/** Whether a text can be a name in the API: no expression of a template, no alias, no variable. */
function isWord(text: string): boolean {
  return text.length <= 253 && /^[A-Za-z0-9][\w.:/-]*$/.test(text);
}
