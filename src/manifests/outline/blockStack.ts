import { countFirst } from "@kubernetes-workshop/kubernetes/base/countFirst";
import type { OutlineNode } from "./outlineNode.ts";

/** An open block: deeper lines belong to its node. */
export interface OpenBlock {
  /** The column of its key, dash or question mark; -1 at the root. */
  column: number;
  readonly node: OutlineNode;
  kind: "root" | "field" | "item" | "explicitKey" | "explicitValue";
  /** The column of the lines directly in the block, once there are any. */
  childColumn: number | undefined;
  /** Whether the value has been read, so the block can hold nothing else. */
  isFilled: boolean;
}

/** Whether a block is still empty, so the next deeper line determines its type. */
export function isPending({ node, isFilled }: OpenBlock): boolean {
  return !isFilled && node.children.length === 0 && node.value === undefined;
}

/** The blocks open at the current position, innermost last. The root is never closed. */
export class BlockStack {
  private readonly blocks: OpenBlock[];
  /** Whether the last list was in the column of its field, as `kubectl` writes lists; undefined before the first. */
  hasCompactLists: boolean | undefined = undefined;

  constructor(root: OutlineNode) {
    this.blocks = [{ column: -1, node: root, kind: "root", childColumn: undefined, isFilled: false }];
  }

  get top(): OpenBlock {
    const top = this.blocks.at(-1);
    if (!top) throw new Error("The root was closed.");
    return top;
  }

  get open(): readonly OpenBlock[] {
    return this.blocks;
  }

  push(column: number, node: OutlineNode, kind: OpenBlock["kind"]): void {
    this.blocks.push({ column, node, kind, childColumn: undefined, isFilled: false });
  }

  /** Moves the innermost block and its siblings to the column where they were meant to be. */
  moveTop(column: number): void {
    const around = this.blocks.at(-2);
    if (around?.childColumn === this.top.column) around.childColumn = column;
    this.top.column = column;
  }

  /** Closes the blocks that a field at a column ends, and returns the block that contains the field. */
  closeForField(column: number): OpenBlock {
    while (this.blocks.length > 1 && this.top.column >= column) this.blocks.pop();
    return this.top;
  }

  /** Does the same for a dash, whose list may be in the same column as its field. */
  closeForItem(column: number): OpenBlock {
    const ends = ({ column: at, kind }: OpenBlock): boolean =>
      at > column || (at === column && (kind === "root" || kind === "item"));
    while (this.blocks.length > 1 && ends(this.top)) this.blocks.pop();
    this.hasCompactLists = this.top.column === column;
    return this.top;
  }

  /** Returns the innermost block that contains a line at a column, without closing others. */
  around(column: number): OpenBlock {
    return this.blocks[this.countLeftOf(column) - 1] ?? this.top;
  }

  /** Returns the open block of a kind whose key or dash is at a column, if any. */
  openAt(column: number, kind: OpenBlock["kind"]): OpenBlock | undefined {
    // Only a field and an item of its list can share a column.
    const first = this.countLeftOf(column);
    return this.blocks
      .slice(first, first + 2)
      .find((block) => block.column === column && block.kind === kind);
  }

  /** Counts the blocks left of a column by binary search; columns never decrease toward the top. */
  private countLeftOf(column: number): number {
    return countFirst(this.blocks, (block) => block.column < column);
  }
}
