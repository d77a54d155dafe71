import type { ObjectReference } from "@kubernetes-workshop/kubernetes/resources/kubernetesObject";
import type { ManifestObject } from "../manifests/manifestObject.ts";
import { readManifests } from "../manifests/readManifests.ts";
import type { YamlFile } from "../manifests/yamlFile.ts";

/** The objects in a manifest file that describe one object of a cluster. */
export interface ManifestsOfObject {
  readonly found: readonly ManifestObject[];
  /** Whether the file describes nothing else. */
  readonly isAlone: boolean;
}

/**
 * Finds the descriptions of an object in a manifest file: of the same group, kind and name, and of the same namespace
 * or of none.
 *
 * @param own the namespace that objects without one go to
 */
export function manifestOf(
  source: string | YamlFile,
  { apiVersion, kind, name, namespace }: ObjectReference,
  own: string,
): ManifestsOfObject {
  const { objects, problems } = readManifests(source);
  const found = objects.filter(
    ({ object }) =>
      object.kind === kind &&
      groupOf(object.apiVersion) === groupOf(apiVersion) &&
      object.metadata.name === name &&
      (namespace === undefined || (object.metadata.namespace ?? own) === namespace),
  );
  return { found, isAlone: objects.length === 1 && problems.length === 0 };
}

/** Whether a text may describe an object of that kind and name; cheap enough for every file of a workspace. */
export function mayDescribe(text: string, { kind, name }: ObjectReference): boolean {
  return text.includes(name) && text.includes(kind) && text.includes("apiVersion");
}

function groupOf(apiVersion: string): string {
  const slash = apiVersion.indexOf("/");
  return slash < 0 ? "" : apiVersion.slice(0, slash);
}
