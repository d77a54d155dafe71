import type { KubernetesObject } from "@kubernetes-workshop/kubernetes/resources/kubernetesObject";
import type { ObjectReader } from "../cluster/objectReader.ts";
import type { ManifestObject } from "../manifests/manifestObject.ts";
import { isRequestError } from "../session/isRequestError.ts";
import { isAboutObject } from "./refusal.ts";

/** The objects of a manifest that exist in a cluster, as they are there. */
export type LiveObjects = ReadonlyMap<ManifestObject, KubernetesObject>;

/**
 * Reads the current state of a manifest's objects; undefined if cancelled. An object that the user may not read, or
 * whose kind the cluster does not know, counts as missing: applying it reports the problem.
 *
 * @throws {RequestError} if the cluster cannot be reached at all
 */
export async function liveObjects(
  reader: Pick<ObjectReader, "read">,
  manifests: readonly ManifestObject[],
  signal: AbortSignal,
): Promise<LiveObjects | undefined> {
  const found = new Map<ManifestObject, KubernetesObject>();
  for (const manifest of manifests) {
    const { apiVersion, kind, metadata } = manifest.object;
    try {
      const live = await reader.read(
        { apiVersion, kind, name: metadata.name, namespace: metadata.namespace },
        signal,
      );
      if (live) found.set(manifest, live);
    } catch (error) {
      if (signal.aborted) return undefined;
      if (!isRequestError(error) || !isAboutObject(error)) throw error;
    }
  }
  return found;
}
