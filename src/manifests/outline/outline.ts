import { countFirst } from "@kubernetes-workshop/kubernetes/base/countFirst";
import type { OutlineNode } from "./outlineNode.ts";

/** The outline of one YAML document. */
export interface Outline {
  readonly root: OutlineNode;
  /** All nodes except the root, in the order of the text. */
  readonly nodes: readonly OutlineNode[];
  /** The number of lines that were too long to be read. */
  readonly skippedLines: number;
  /**
   * The number of characters that were examined, which lets tests verify that it is linear in the length of the text.
   */
  readonly steps: number;
}

/** The innermost node whose key, or whose value without further nodes, is at an offset. */
export function nodeAt({ nodes }: Outline, offset: number): OutlineNode | undefined {
  const count = countFirst(nodes, ({ keyStart }) => keyStart <= offset);
  // Keys and scalars do not overlap; where two touch, the offset belongs to the later one.
  for (let index = count - 1; index >= 0 && index >= count - 3; index--) {
    const node = nodes[index];
    if (node && covers(node, offset)) return node;
  }
  return undefined;
}

function covers(node: OutlineNode, offset: number): boolean {
  if (offset >= node.keyStart && offset <= node.keyEnd) return true;
  const hasValue = node.value !== undefined || node.children.length === 0;
  return hasValue && offset >= (node.valueStart ?? Infinity) && offset <= (node.valueEnd ?? -1);
}
