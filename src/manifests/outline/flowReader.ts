import { FlowAttempt } from "./flowAttempt.ts";
import type { OutlineNode } from "./outlineNode.ts";
import type { QuotedScalars } from "./quotedScalar.ts";
import type { Source } from "./source.ts";

/** How a flow collection ended. */
export interface FlowEnd {
  /** The offset behind it, or behind what was read of it. */
  readonly end: number;
  /** Whether what follows in deeper lines may be a block of fields of the same node. */
  readonly isOpenBlock: boolean;
}

/** How often a text may be read anew, at most, because its brackets turned out not to be what they seemed. */
const longestDetour = 4;

/**
 * Reads flow collections: `{a: 1}`, `[a, b]`, so all of JSON. Lines inside them may have any indentation, but a line that
 * is plainly a field of the block around them, or of a block inside them, says that the closing bracket is still to be
 * typed; then the lines below the first are read as if the bracket were not there.
 */
export class FlowReader {
  private readonly source: Source;
  private readonly quoted: QuotedScalars;
  private readonly nodes: OutlineNode[];
  /** Brackets that were tried and that nothing closes. */
  private readonly unclosed = new Set<number>();
  private detour = 0;

  constructor(source: Source, quoted: QuotedScalars, nodes: OutlineNode[]) {
    this.source = source;
    this.quoted = quoted;
    this.nodes = nodes;
  }

  /**
   * Reads the collection at `start` as the value of `owner`, pushes its fields and items, and sets where the value is.
   *
   * @param column of the field or dash that it belongs to; -1 at the root
   * @param lineStart of the line of `start`
   * @param lineEnd of that line
   */
  read(
    start: number,
    column: number,
    owner: OutlineNode,
    { lineStart, lineEnd }: { readonly lineStart: number; readonly lineEnd: number },
  ): FlowEnd {
    const { source, nodes } = this;
    const marks = { nodes: nodes.length, children: owner.children.length, items: owner.items };
    if (!this.unclosed.has(start))
      for (const closing of ["brackets", "indentation"] as const) {
        if (this.detour > longestDetour * source.length) break;
        const tried = new FlowAttempt(source, this.quoted, nodes, column, source.length, closing);
        const { end, outcome, open } = tried.run(start, owner);
        const isAccepted =
          outcome === "closed" ||
          (outcome === "unclosed" && closing === "indentation" && !tried.looksLikeBlock);
        if (isAccepted) {
          setValue(owner, start, end);
          return { end, isOpenBlock: false };
        }
        this.detour += end - start;
        nodes.length = marks.nodes;
        owner.keepOnly(marks.children, marks.items);
        if (outcome === "unclosed" && closing === "brackets") continue;
        for (const opener of open) this.unclosed.add(opener);
        break;
      }
    // Alone in its line it may as well be a slip.
    if (owner.keyEnd < lineStart) return { end: lineEnd, isOpenBlock: true };
    new FlowAttempt(source, this.quoted, nodes, column, lineEnd, "brackets").run(start, owner);
    if (owner.children.length > marks.children) setValue(owner, start, lineEnd);
    return { end: lineEnd, isOpenBlock: true };
  }
}

function setValue(owner: OutlineNode, start: number, end: number): void {
  owner.valueStart = start;
  owner.valueEnd = end;
}
