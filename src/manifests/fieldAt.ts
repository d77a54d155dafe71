import { documentAt } from "./documentAt.ts";
import type { FieldPath } from "./fieldPath.ts";
import { outline } from "./outline.ts";
import type { OutlineNode } from "./outlineNode.ts";

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

/** A longer document is not a manifest anyone hovers over; reading it would only hold up the editor. */
const longestDocument = 1_000_000;

/** Finds the field at `offset` in a file of one or more YAML documents; undefined between fields. */
export function fieldAt(text: string, offset: number): FieldAt | undefined {
  const document = documentAt(text, offset);
  if (!document || document.text.length > longestDocument) return undefined;
  const nodes = outline(document.text);
  const local = offset - document.start;
  const hit = nodes.findLast((node) => covers(node, local));
  if (!hit) return undefined;
  const onKey = local >= hit.keyStart && local <= hit.keyEnd && typeof hit.key === "string";
  const [start, end] = onKey
    ? [hit.keyStart, hit.keyEnd]
    : [hit.valueStart ?? hit.keyStart, hit.valueEnd ?? hit.keyEnd];
  return {
    ...ownerOf(hit, nodes),
    start: start + document.start,
    end: end + document.start,
    on: onKey ? "key" : "value",
  };
}

function covers(node: OutlineNode, offset: number): boolean {
  if (offset >= node.keyStart && offset <= node.keyEnd) return true;
  return (
    node.value !== undefined && offset >= (node.valueStart ?? Infinity) && offset <= (node.valueEnd ?? -1)
  );
}

/** The innermost object around a node, and the node's path in it. Only a `List` holds objects in an object. */
function ownerOf(node: OutlineNode, nodes: readonly OutlineNode[]): { type: ObjectType; path: FieldPath } {
  const chain: OutlineNode[] = [];
  for (let at: OutlineNode | undefined = node; at; at = at.parent) chain.unshift(at);
  let type = typeBelow(undefined, nodes);
  let from = 0;
  while (type.kind?.endsWith("List") && chain[from]?.key === "items" && chain.length > from + 2) {
    const inner = typeBelow(chain[from + 1], nodes);
    // The items of a typed list (PodList) need not repeat their type; the list's schema then leads to them.
    if (inner.kind === undefined) break;
    type = inner;
    from += 2;
  }
  return { type, path: chain.slice(from).map((each) => each.key) };
}

function typeBelow(parent: OutlineNode | undefined, nodes: readonly OutlineNode[]): ObjectType {
  const valueOf = (name: string): string | undefined =>
    nodes.find((node) => node.parent === parent && node.key === name)?.value || undefined;
  return { apiVersion: valueOf("apiVersion"), kind: valueOf("kind") };
}
