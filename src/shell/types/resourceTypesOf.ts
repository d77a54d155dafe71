import { aggregatedAccept, readDiscovery } from "@kubernetes-workshop/kubernetes/kinds/discovery";
import { kindRows } from "@kubernetes-workshop/kubernetes/kinds/kinds";
import type { ObjectReader } from "../../cluster/objectReader.ts";
import { ResourceTypes } from "./resourceTypes.ts";

type Reader = Pick<ObjectReader, "get">;

/** So long what a cluster has said of its kinds is taken for true, in milliseconds: kinds can be defined at any time. */
const keptMs = 10_000;

const kept = new WeakMap<Reader, { readonly at: number; readonly types: Promise<ResourceTypes> }>();

/**
 * The resources that a cluster has now, or had a moment ago. Of a server that is too old to tell them at once, those of
 * Kubernetes itself.
 *
 * @throws {RequestError}
 */
export async function resourceTypesOf(
  reader: Reader,
  signal: AbortSignal,
  now: () => number = () => performance.now(),
): Promise<ResourceTypes> {
  const known = kept.get(reader);
  if (known && now() - known.at < keptMs) return known.types;
  const types = ask(reader, signal);
  kept.set(reader, { at: now(), types });
  types.catch(() => kept.delete(reader));
  return types;
}

async function ask(reader: Reader, signal: AbortSignal): Promise<ResourceTypes> {
  const [core, groups] = await Promise.all(
    ["/api", "/apis"].map(async (path) =>
      readDiscovery(await reader.get(path, {}, signal, aggregatedAccept)),
    ),
  );
  return new ResourceTypes(core && groups ? [...core, ...groups] : kindRows);
}
