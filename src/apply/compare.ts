import { t } from "@vscode/l10n";
import { comparableObjects } from "@kubernetes-workshop/kubernetes/resources/comparableObjects";
import type { KubernetesObject } from "@kubernetes-workshop/kubernetes/resources/kubernetesObject";
import type { ObjectReader } from "../cluster/objectReader.ts";
import type { ManifestObject } from "../manifests/manifestObject.ts";
import { isRequestError } from "../session/isRequestError.ts";
import { liveObjects } from "./liveObjects.ts";
import { conflictsOf, isAboutObject } from "./refusal.ts";
import type { Refused } from "./refused.ts";

/** The changes that applying would make, and what the cluster would refuse. */
export interface Comparison {
  /** For each object that the cluster would accept, its current and its future state. */
  readonly pairs: readonly ReturnType<typeof comparableObjects>[];
  /** Includes field conflicts, although their objects are also in the pairs. */
  readonly refused: readonly Refused[];
}

type Reader = Pick<ObjectReader, "read" | "dryRun">;

/**
 * Finds out by a dry run what applying objects would change; undefined if cancelled.
 *
 * @throws {RequestError} if the cluster cannot be reached at all
 */
export async function compare(
  reader: Reader,
  objects: readonly ManifestObject[],
  signal: AbortSignal,
): Promise<Comparison | undefined> {
  const live = await liveObjects(reader, objects, signal);
  if (!live) return undefined;
  const masks = { hidden: t("(hidden)"), changed: t("(hidden, will change)") };
  const pairs: Comparison["pairs"][number][] = [];
  const refused: Refused[] = [];
  for (const manifest of objects) {
    try {
      const after = await dryRun(reader, manifest, objects, refused, signal);
      pairs.push(comparableObjects(live.get(manifest), after, masks));
    } catch (error) {
      if (signal.aborted) return undefined;
      if (!isRequestError(error) || !isAboutObject(error)) throw error;
      refused.push({ manifest, error });
    }
  }
  return { pairs, refused };
}

async function dryRun(
  reader: Reader,
  manifest: ManifestObject,
  all: readonly ManifestObject[],
  refused: Refused[],
  signal: AbortSignal,
): Promise<KubernetesObject> {
  const { object } = manifest;
  try {
    return await reader.dryRun(object, {}, signal);
  } catch (error) {
    if (!isRequestError(error)) throw error;
    if (conflictsOf(error).length > 0) {
      // Marked in the manifest, and compared as if the fields were taken over.
      refused.push({ manifest, error });
      return reader.dryRun(object, { force: true }, signal);
    }
    if (needsOther(object, all)) return object;
    throw error;
  }
}

/** Whether the same file creates the object's namespace or kind, which a dry run does not create. */
function needsOther(
  { apiVersion, kind, metadata }: KubernetesObject,
  all: readonly ManifestObject[],
): boolean {
  return all.some(({ object: other }) => {
    if (other.kind === "Namespace")
      return metadata.namespace !== undefined && other.metadata.name === metadata.namespace;
    if (other.kind !== "CustomResourceDefinition") return false;
    const spec = other["spec"];
    const text = JSON.stringify(spec ?? {});
    return text.includes(`"kind":"${kind}"`) && text.includes(`"group":"${apiVersion.split("/")[0] ?? ""}"`);
  });
}
