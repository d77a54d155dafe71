import type { FieldPath } from "../../manifests/fieldPath.ts";
import { fieldAtPath, type DefinitionOf } from "./fieldAtPath.ts";

/** Longest path that is read, in characters. */
const longest = 1_000;

/**
 * Reads a path as people write it, such as `spec.containers.image` or `metadata.annotations['a.b/c']`, and adds the
 * first item of each list that it leaves out.
 *
 * @param root the definition of the kind
 */
export async function writtenPath(
  root: string,
  text: string,
  definitionOf: DefinitionOf,
): Promise<FieldPath> {
  const segments = [
    ...text.slice(0, longest).matchAll(/\['([^']*)'\]|\["([^"]*)"\]|\[(\d+|\*?)\]|([^.[\]]+)/g),
  ].map(([, quoted, doubled, index, name]) => quoted ?? doubled ?? name ?? (Number(index) || 0));
  const names = segments.filter((segment) => typeof segment === "string");
  const found = await fieldAtPath(root, names, definitionOf);
  return found?.path ?? segments;
}
