import type { KubernetesObject } from "@kubernetes-workshop/kubernetes/resources/kubernetesObject";
import type { ObjectReader } from "../cluster/objectReader.ts";
import type { ManifestObject } from "../manifests/manifestObject.ts";
import { isRequestError } from "../session/isRequestError.ts";
import { isAboutObject } from "./refusal.ts";

/** What a cluster has of objects that a manifest describes. */
export type LiveObjects = ReadonlyMap<ManifestObject, KubernetesObject>;

/**
 * Reads what the cluster has of the objects that a manifest describes; undefined where it was cancelled. One that may
 * not be read, or of a kind that the cluster does not know, counts as not there: applying it will say what is wrong.
 *
 * @throws {RequestError} where the cluster cannot be asked at all
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
