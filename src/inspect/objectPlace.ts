import { isRecord, textField } from "@kubernetes-workshop/kubernetes/base/record";
import type { ObjectReference } from "@kubernetes-workshop/kubernetes/resources/kubernetesObject";

/** An object of a cluster, as the URI of its document names it. */
export interface ObjectPlace {
  readonly kubeContext: string;
  readonly reference: ObjectReference;
}

/** The path and query of the URI of an object's document. */
export interface PlaceInUri {
  readonly path: string;
  readonly query: string;
}

/**
 * Returns the path, which ends with the title of the document and the namespace before it, and the query, from which
 * the place can be read again.
 *
 * @param extension of the file that it looks like, such as `yaml`
 */
export function placeInUri({ kubeContext, reference }: ObjectPlace, extension: string): PlaceInUri {
  const { apiVersion, kind, name, namespace } = reference;
  const file = `${name}.${kind.toLowerCase()}.${extension}`.replaceAll("/", "-");
  return {
    path: namespace === undefined ? `/${file}` : `/${namespace}/${file}`,
    query: JSON.stringify({ kubeContext, apiVersion, kind, name, namespace }),
  };
}

/** Reads what {@link placeInUri} has written; undefined for any other query. */
export function placeFromUri(query: string): ObjectPlace | undefined {
  let read: unknown;
  try {
    read = JSON.parse(query);
  } catch {
    return undefined;
  }
  if (!isRecord(read)) return undefined;
  const kubeContext = textField(read, "kubeContext");
  const apiVersion = textField(read, "apiVersion");
  const kind = textField(read, "kind");
  const name = textField(read, "name");
  if (kubeContext === undefined || apiVersion === undefined || kind === undefined || name === undefined)
    return undefined;
  return { kubeContext, reference: { apiVersion, kind, name, namespace: textField(read, "namespace") } };
}
