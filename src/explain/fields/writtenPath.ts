import type { FieldPath } from "../../manifests/fieldPath.ts";
import { type DefinitionOf, fieldsOnPath } from "./fieldAtPath.ts";

/** Longest path that is read, in characters. */
const longest = 1_000;

/**
 * Reads a path as people write it, such as `spec.containers.image` or `metadata.annotations['a.b/c']`, and adds the
 * first item of each list that it leaves out. What comes after the last field, such as a key of a map, stays as it is
 * written.
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
  const known = await fieldsOnPath(root, names, definitionOf);
  const path = known.at(-1)?.path ?? [];
  if (known.length === names.length) return path;
  const last = [...segments.keys()].filter((index) => typeof segments[index] === "string")[known.length - 1];
  return [...path, ...segments.slice(last === undefined ? 0 : last + 1)];
}
