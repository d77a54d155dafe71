import { FlowAttempt } from "./flowAttempt.ts";
import type { OutlineNode } from "./outlineNode.ts";
import type { QuotedScalars } from "./quotedScalar.ts";
import type { Source } from "./source.ts";

/** The end of a flow collection. */
export interface FlowEnd {
  /** The offset after the collection, or after the part that was read. */
  readonly end: number;
  /** Whether deeper lines below can be a block of fields of the same node. */
  readonly isOpenBlock: boolean;
}

/** The limit for reading again after brackets were misinterpreted, as a multiple of the text's length. */
const longestDetour = 4;

/**
 * Reads flow collections, such as `{a: 1}` and `[a, b]`, which include all of JSON. Lines inside them can have any
 * indentation. But if a line is clearly a field of the surrounding block, or of a block inside, the closing bracket is
 * still to be typed; the lines below the first are then read as if there were no bracket.
 */
export class FlowReader {
  private readonly source: Source;
  private readonly quoted: QuotedScalars;
  private readonly nodes: OutlineNode[];
  /** Brackets that were tried and have no closing one. */
  private readonly unclosed = new Set<number>();
  private detour = 0;

  constructor(source: Source, quoted: QuotedScalars, nodes: OutlineNode[]) {
    this.source = source;
    this.quoted = quoted;
    this.nodes = nodes;
  }

  /**
   * Reads the collection at `start` as the value of `owner`, adds its fields and items, and sets the position of the
   * value.
   *
   * @param column the column of its field or dash; -1 at the root
   * @param lineStart the start of its line
   * @param lineEnd the end of its line
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
    // A bracket alone on its line may be a typo.
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
