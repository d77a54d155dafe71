import type { OutlineNode } from "./outlineNode.ts";

/** What was read of one YAML document. */
export interface Outline {
  readonly root: OutlineNode;
  /** All nodes but the root, in the order of the text. */
  readonly nodes: readonly OutlineNode[];
  /** How many lines were too long to be read, as `readOutline` says. */
  readonly skippedLines: number;
  /** How many characters were looked at, so that tests can see that this grows with the text and no faster. */
  readonly steps: number;
}

/** The innermost node whose key or scalar value is at an offset. */
export function nodeAt({ nodes }: Outline, offset: number): OutlineNode | undefined {
  let low = 0;
  let high = nodes.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const node = nodes[middle];
    if (node && node.keyStart <= offset) low = middle + 1;
    else high = middle;
  }
  // Keys and scalars lie one behind the other: where two touch, the offset is on the later one.
  for (let index = low - 1; index >= 0 && index >= low - 3; index--) {
    const node = nodes[index];
    if (node && covers(node, offset)) return node;
  }
  return undefined;
}

function covers(node: OutlineNode, offset: number): boolean {
  if (offset >= node.keyStart && offset <= node.keyEnd) return true;
  return (
    node.value !== undefined && offset >= (node.valueStart ?? Infinity) && offset <= (node.valueEnd ?? -1)
  );
}
