import type { FieldPath } from "./fieldPath.ts";
import { nodeAt } from "./outline/outline.ts";
import { chainTo, fieldOf, type OutlineNode } from "./outline/outlineNode.ts";
import { type YamlFile, yamlFile } from "./yamlFile.ts";

/** The group, version and kind that an object names itself by; both parts as written, so maybe wrong. */
export interface ObjectType {
  readonly apiVersion: string | undefined;
  readonly kind: string | undefined;
}

/** The field under an offset. */
export interface FieldAt {
  /** The object that the field belongs to: the document's, or an item of a `List`. */
  readonly type: ObjectType;
  /** The field's path from the root of that object. */
  readonly path: FieldPath;
  /** What the offset is on, as offsets in the file. */
  readonly start: number;
  readonly end: number;
  readonly on: "key" | "value";
}

/** Finds the field at `offset` in a file of one or more YAML documents; undefined between fields. */
export function fieldAt(source: string | YamlFile, offset: number): FieldAt | undefined {
  const document = yamlFile(source).documentAt(offset);
  if (!document) return undefined;
  const local = offset - document.start;
  const hit = nodeAt(document.outline, local);
  if (!hit || chainTo(hit).some(({ isUncertain }) => isUncertain)) return undefined;
  const { key, keyStart, keyEnd, valueStart = keyStart, valueEnd = keyEnd } = hit;
  const isOnValue = local >= valueStart && local <= valueEnd;
  const onKey = local >= keyStart && local <= keyEnd && typeof key === "string";
  // On the dash of an item its value is not meant.
  const [start, end] = onKey || !isOnValue ? [keyStart, keyEnd] : [valueStart, valueEnd];
  return {
    ...ownerOf(hit, document.outline.root),
    start: start + document.start,
    end: end + document.start,
    on: onKey ? "key" : "value",
  };
}

/** The innermost object around a node, and the node's path in it. Only a `List` holds objects in an object. */
function ownerOf(node: OutlineNode, root: OutlineNode): { type: ObjectType; path: FieldPath } {
  const chain = chainTo(node);
  let type = typeOf(root);
  let from = 0;
  while (type.kind?.endsWith("List") && chain[from]?.key === "items" && chain.length > from + 2) {
    const inner = typeOf(chain[from + 1] ?? root);
    // The items of a typed list (PodList) need not repeat their type; the list's schema then leads to them.
    if (inner.kind === undefined) break;
    type = inner;
    from += 2;
  }
  return { type, path: withoutMerges(chain.slice(from).map(({ key }) => key)) };
}

function typeOf(object: OutlineNode): ObjectType {
  const valueOf = (name: string): string | undefined => fieldOf(object, name)?.value || undefined;
  return { apiVersion: valueOf("apiVersion"), kind: valueOf("kind") };
}

/** The fields of what is merged (`<<: {…}`, or a list of such) are those of what it is merged into. https://yaml.org/type/merge.html */
function withoutMerges(path: FieldPath): FieldPath {
  const last = path.length - 1;
  const isMerge = (index: number): boolean => path[index] === "<<" && index < last;
  return path.filter((segment, index) => {
    const isMergedItem = typeof segment === "number" && isMerge(index - 1);
    return !isMerge(index) && !isMergedItem;
  });
}
