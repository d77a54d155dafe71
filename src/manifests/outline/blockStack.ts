import type { OutlineNode } from "./outlineNode.ts";

/** An open block: deeper lines belong to its node. */
export interface OpenBlock {
  /** The column of its key, dash or question mark; -1 at the root. */
  column: number;
  readonly node: OutlineNode;
  kind: "root" | "field" | "item" | "explicitKey" | "explicitValue";
  /** The column of the lines directly in it, as far as there are any. */
  childColumn: number | undefined;
  /** Whether its value has been read, so that nothing else can be in it. */
  isFilled: boolean;
}

/** Whether a block has nothing in it yet, so that the next deeper line says what it is. */
export function isPending({ node, isFilled }: OpenBlock): boolean {
  return !isFilled && node.children.length === 0 && node.value === undefined;
}

/** The blocks around the place that is being read, the innermost last; the root is never closed. */
export class BlockStack {
  private readonly blocks: OpenBlock[];
  /** Whether the last list stood in the column of its field, as `kubectl` writes them; undefined before the first. */
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

  /** Takes the innermost block for one that was meant at another column, and its neighbours with it. */
  moveTop(column: number): void {
    const around = this.blocks.at(-2);
    if (around?.childColumn === this.top.column) around.childColumn = column;
    this.top.column = column;
  }

  /** Closes the blocks that a field at a column ends; answers with the one that it is in. */
  closeForField(column: number): OpenBlock {
    while (this.blocks.length > 1 && this.top.column >= column) this.blocks.pop();
    return this.top;
  }

  /** The same for a dash: its list may stand in the column of the field that it is the value of. */
  closeForItem(column: number): OpenBlock {
    const ends = ({ column: at, kind }: OpenBlock): boolean =>
      at > column || (at === column && (kind === "root" || kind === "item"));
    while (this.blocks.length > 1 && ends(this.top)) this.blocks.pop();
    this.hasCompactLists = this.top.column === column;
    return this.top;
  }

  /** The innermost block that a line at a column is in, without closing others. */
  around(column: number): OpenBlock {
    return this.blocks[this.countLeftOf(column) - 1] ?? this.top;
  }

  /** The block of a kind whose key or dash stands at a column, where one is open. */
  openAt(column: number, kind: OpenBlock["kind"]): OpenBlock | undefined {
    // Beside a field there may be an item of its list, and nothing else.
    const first = this.countLeftOf(column);
    return this.blocks
      .slice(first, first + 2)
      .find((block) => block.column === column && block.kind === kind);
  }

  /** Columns do not shrink from block to block. */
  private countLeftOf(column: number): number {
    let low = 0;
    let high = this.blocks.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.blocks[middle]?.column ?? column) < column) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
