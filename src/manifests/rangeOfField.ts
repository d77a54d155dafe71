import type { TextRange } from "./manifestObject.ts";
import { fieldOf, itemOf, type OutlineNode } from "./outline/outlineNode.ts";
import { itself, type ServerPathSegment } from "./serverFieldPath.ts";
import { type YamlDocument, type YamlFile, yamlFile } from "./yamlFile.ts";

/** Where a field is written, as offsets in the file. */
export interface FieldRange {
  readonly key: TextRange;
  /** Undefined if the value is a block of further lines, or missing. */
  readonly value: TextRange | undefined;
  /** False if the field itself is not written; the range is then that of the nearest enclosing field. */
  readonly isThere: boolean;
}

/**
 * Finds where a field is written, or its nearest enclosing field if it is missing. An empty path stands for the whole
 * object, located at its kind.
 *
 * @param documentIndex the index of the document, as in `documentSlices`
 * @param path the path from the document's root, as `serverFieldPath` returns it
 */
export function rangeOfField(
  source: string | YamlFile,
  documentIndex: number,
  path: readonly ServerPathSegment[],
): FieldRange | undefined {
  const document = yamlFile(source).documents[documentIndex];
  return document && rangeInDocument(document, path);
}

/** Finds a field in one document; see {@link rangeOfField}. */
export function rangeInDocument(document: YamlDocument, path: readonly ServerPathSegment[]): FieldRange {
  const { root, nodes } = document.outline;
  let last = root;
  let isThere = true;
  for (const segment of path) {
    const node = childOf(last, segment);
    isThere = node !== undefined;
    if (!node) break;
    last = node;
  }
  const moved = ({ start, end }: TextRange): TextRange => ({
    start: start + document.start,
    end: end + document.start,
  });
  const hit = named(last) ?? nodes[0];
  if (!hit) return { key: moved(firstLine(document.text)), value: undefined, isThere };
  const { keyStart, keyEnd, valueStart, valueEnd } = hit;
  const isItem = typeof hit.key === "number";
  const value =
    valueStart !== undefined && valueEnd !== undefined ? { start: valueStart, end: valueEnd } : undefined;
  return {
    key: moved((isItem && value) || { start: keyStart, end: keyEnd }),
    value: value && moved(value),
    isThere,
  };
}

/** Returns the node to point at. A list item or the whole object is represented by a field that identifies it. */
function named(node: OutlineNode): OutlineNode | undefined {
  const isRoot = node.parent === undefined;
  if (!isRoot && (typeof node.key === "string" || node.value !== undefined)) return node;
  const naming = fieldOf(node, "kind") ?? (isRoot ? undefined : fieldOf(node, "name"));
  return naming ?? node.children[0] ?? (isRoot ? undefined : node);
}

function childOf(parent: OutlineNode, segment: ServerPathSegment): OutlineNode | undefined {
  if (typeof segment === "number") return itemOf(parent, segment);
  const items = parent.items > 0 ? parent.children.filter(({ key }) => typeof key === "number") : [];
  if (typeof segment === "string") {
    if (items.length === 0) return fieldOf(parent, segment);
    // Some messages omit the list item; the first item with the field is taken.
    for (const item of items) {
      const field = fieldOf(item, segment);
      if (field) return field;
    }
    return undefined;
  }
  return parent.children.find((item) =>
    Object.entries(segment).every(([name, value]) => {
      if (name === itself) return item.value === String(value);
      const field = fieldOf(item, name);
      // A missing field has its default, such as the protocol of a port.
      return field === undefined ? name === "protocol" && value === "TCP" : field.value === String(value);
    }),
  );
}

function firstLine(text: string): TextRange {
  const blanks = text.length - text.trimStart().length;
  const start = blanks === text.length ? 0 : blanks;
  const end = text.indexOf("\n", start);
  return { start, end: end < 0 ? text.length : end };
}
