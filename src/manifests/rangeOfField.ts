import { documentSlices } from "./documentSlices.ts";
import { endOfLine } from "./lines.ts";
import type { TextRange } from "./manifestObject.ts";
import { outline } from "./outline.ts";
import type { OutlineNode } from "./outlineNode.ts";
import { itself, type ServerPathSegment } from "./serverFieldPath.ts";

/** Where a field is written, as offsets in the file. */
export interface FieldRange {
  readonly key: TextRange;
  /** Undefined where the value is a block of further lines, or missing. */
  readonly value: TextRange | undefined;
  /** False where the field itself is not written: then this is the nearest one around it that is. */
  readonly isThere: boolean;
}

/**
 * Finds where a field is written; of one that is missing, what it would be in. The object itself, an empty path, is
 * found where its kind is.
 *
 * @param documentIndex as `documentSlices` counts
 * @param path from the document's root, such as `serverFieldPath` reads
 */
export function rangeOfField(
  text: string,
  documentIndex: number,
  path: readonly ServerPathSegment[],
): FieldRange | undefined {
  const slice = documentSlices(text)[documentIndex];
  if (!slice) return undefined;
  const nodes = outline(slice.text);
  const chain: OutlineNode[] = [];
  for (const segment of path) {
    const node = childOf(nodes, chain.at(-1), segment);
    if (!node) break;
    chain.push(node);
  }
  const isThere = chain.length === path.length;
  const hit = named(nodes, chain.at(-1)) ?? nodes[0];
  const moved = ({ start, end }: TextRange): TextRange => ({
    start: start + slice.start,
    end: end + slice.start,
  });
  if (!hit) return { key: moved(firstLine(slice.text)), value: undefined, isThere };
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

/** What to point at for a node: an item of a list, and the whole object, by a field that says which it is. */
function named(nodes: readonly OutlineNode[], node: OutlineNode | undefined): OutlineNode | undefined {
  if (node && (typeof node.key === "string" || node.value !== undefined)) return node;
  const children = nodes.filter(({ parent }) => parent === node);
  const names = node?.key === undefined || children.some(({ key }) => key === "kind") ? ["kind"] : ["name"];
  return children.find(({ key }) => names.includes(String(key))) ?? children[0] ?? node;
}

function childOf(
  nodes: readonly OutlineNode[],
  parent: OutlineNode | undefined,
  segment: ServerPathSegment,
): OutlineNode | undefined {
  const children = nodes.filter((node) => node.parent === parent);
  if (typeof segment === "string") {
    // Some messages leave out which item of a list they mean: the first that has the field.
    const items = children.filter(({ key }) => typeof key === "number");
    const among =
      items.length > 0 ? nodes.filter((node) => items.some((item) => item === node.parent)) : children;
    return among.find(({ key }) => key === segment);
  }
  if (typeof segment === "number") return children.find(({ key }) => key === segment);
  return children.find((item) =>
    Object.entries(segment).every(([name, value]) => {
      if (name === itself) return item.value === String(value);
      const field = nodes.find((node) => node.parent === item && node.key === name);
      // What is not written has its default, such as the protocol of a port.
      return field === undefined ? name === "protocol" && value === "TCP" : field.value === String(value);
    }),
  );
}

function firstLine(text: string): TextRange {
  const start = Math.max(0, text.search(/\S/));
  return { start, end: endOfLine(text, start) };
}
