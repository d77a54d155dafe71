import type { FieldPath } from "./fieldPath.ts";
import { nodeAt } from "./outline/outline.ts";
import { chainTo, fieldOf, itemOf, type OutlineNode } from "./outline/outlineNode.ts";
import { type YamlFile, yamlFile } from "./yamlFile.ts";

/** The apiVersion and kind of an object as written, so possibly wrong. */
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
  /** The field's value, unquoted, if it is a scalar on the same line; the offset may be on the key all the same. */
  readonly value: string | undefined;
  /** Whether the value is a scalar without quotes and without a tag, so that YAML decides what it is. */
  readonly isPlain: boolean;
  /** Returns another scalar of the same object, unquoted; undefined if it is missing or not on one line. */
  readonly scalarAt: (path: FieldPath) => string | undefined;
  /**
   * Returns the names or indexes in the value at a path of the same object: none in `{}` and `[]`. Undefined if there is
   * no such value, or if the document is a template, which may put more into it.
   */
  readonly keysAt: (path: FieldPath) => readonly (string | number)[] | undefined;
  /** Returns the names of the fields at the object's root. */
  readonly rootFields: () => readonly string[];
}

/** Finds the field at `offset` in a file of one or more YAML documents; returns undefined between fields. */
export function fieldAt(source: string | YamlFile, offset: number): FieldAt | undefined {
  const document = yamlFile(source).documentAt(offset);
  if (!document) return undefined;
  const local = offset - document.start;
  const hit = nodeAt(document.outline, local);
  if (!hit || chainTo(hit).some(({ isUncertain }) => isUncertain)) return undefined;
  const { key, keyStart, keyEnd, valueStart = keyStart, valueEnd = keyEnd } = hit;
  const isOnValue = local >= valueStart && local <= valueEnd;
  const onKey = local >= keyStart && local <= keyEnd && typeof key === "string";
  // The dash of an item does not stand for its value.
  const [start, end] = onKey || !isOnValue ? [keyStart, keyEnd] : [valueStart, valueEnd];
  const { object, ...owner } = ownerOf(hit, document.outline.root);
  let isTemplate: boolean | undefined;
  return {
    ...owner,
    start: start + document.start,
    end: end + document.start,
    on: onKey ? "key" : "value",
    value: hit.value,
    isPlain: hit.value !== undefined && hit.value === document.text.slice(valueStart, valueEnd),
    scalarAt: (path) => nodeBelow(object, path)?.value,
    keysAt: (path) => {
      isTemplate ??= document.text.includes("{{");
      return isTemplate ? undefined : keysIn(nodeBelow(object, path), document.text);
    },
    rootFields: () => object.children.map(({ key }) => key).filter((key) => typeof key === "string"),
  };
}

/** Returns the innermost object around a node, and the node's path in it. Only a `List` nests objects. */
export function ownerOf(
  node: OutlineNode,
  root: OutlineNode,
): { object: OutlineNode; type: ObjectType; path: FieldPath } {
  const chain = chainTo(node);
  let object = root;
  let type = typeOf(root);
  let from = 0;
  while (type.kind?.endsWith("List") && chain[from]?.key === "items" && chain.length > from + 2) {
    const item = chain[from + 1] ?? root;
    const inner = typeOf(item);
    // Items of a typed list (PodList) may omit their type; the schema of the list then covers them.
    if (inner.kind === undefined) break;
    [object, type] = [item, inner];
    from += 2;
  }
  return { object, type, path: withoutMerges(chain.slice(from).map(({ key }) => key)) };
}

function nodeBelow(object: OutlineNode, path: FieldPath): OutlineNode | undefined {
  let node: OutlineNode | undefined = object;
  for (const segment of path) {
    if (!node) return undefined;
    node = typeof segment === "number" ? itemOf(node, segment) : fieldOf(node, segment);
  }
  return node;
}

function keysIn(node: OutlineNode | undefined, text: string): readonly (string | number)[] | undefined {
  if (!node) return undefined;
  if (node.children.length > 0) return node.children.map(({ key }) => key);
  return /^(?:\{\s*\}|\[\s*\])$/.test(text.slice(node.valueStart ?? 0, node.valueEnd ?? 0)) ? [] : undefined;
}

function typeOf(object: OutlineNode): ObjectType {
  const textOf = (name: string): string | undefined => typeText(fieldOf(object, name)?.value ?? "");
  return { apiVersion: textOf("apiVersion"), kind: textOf("kind") };
}

/** What names a type has no blanks and no quotes: in a line that is broken, they come from a quote without its other. */
function typeText(value: string): string | undefined {
  return (value.includes("{{") ? value : /[^\s"']+/.exec(value)?.[0]) || undefined;
}

/** Removes merge keys (`<<: {…}`, or a list of maps) from a path, since their fields belong to the enclosing map. https://yaml.org/type/merge.html */
function withoutMerges(path: FieldPath): FieldPath {
  const last = path.length - 1;
  const isMerge = (index: number): boolean => path[index] === "<<" && index < last;
  return path.filter((segment, index) => {
    const isMergedItem = typeof segment === "number" && isMerge(index - 1);
    return !isMerge(index) && !isMergedItem;
  });
}
