import { type BlockStack, isPending } from "./blockStack.ts";
import {
  holdsItems,
  isSlip,
  likelyColumn,
  type LikelyColumn,
  type LineShape,
  type NextLine,
} from "./likelyColumn.ts";
import { endOfBareWord, scanKey } from "./scanKey.ts";
import type { Source } from "./source.ts";

/** The indentation to assume if a manifest shows none. */
const usualStep = 2;

/** The text of a line without its indentation and line break. */
export interface LineContent {
  readonly lineStart: number;
  readonly start: number;
  readonly end: number;
}

/** Finds the intended columns of lines. In valid YAML, these are their actual columns. */
export class Indentation {
  private readonly source: Source;
  private step: number | undefined;
  /** The line after the last misplaced one. */
  private following: NextLine & { readonly start: number } = {
    start: -1,
    column: -1,
    isItem: false,
  };
  /** The intended column for each literal one, in consecutive lines with tabs. */
  private readonly run = new Map<number, LikelyColumn | undefined>();

  constructor(source: Source) {
    this.source = source;
  }

  /**
   * The intended column of a line; undefined if it cannot be determined.
   *
   * @param plainColumn the column of the plain scalar that was just read, which a deeper line of text continues
   */
  columnOf(line: LineContent, stack: BlockStack, plainColumn: number | undefined): LikelyColumn | undefined {
    const { lineStart, start, end } = line;
    const tabs = this.tabsIn(lineStart, start);
    if (tabs === 0) this.run.clear();
    const column = start - lineStart;
    const isItem = this.isItem(start, end);
    if (tabs === 0 && this.isInPlace(stack, column, isItem)) return { column };
    this.step ??= this.firstStep();
    const literal = column - tabs + tabs * this.step;
    const { top } = stack;
    if (
      isItem &&
      top.kind === "field" &&
      isPending(top) &&
      isSlip(top.column, { literal, step: this.step })
    ) {
      // The misplaced line is the field above: its list is in this column.
      stack.moveTop(literal);
      return { column: literal };
    }
    const goesOn = plainColumn !== undefined && literal > plainColumn;
    const shape = isItem ? "item" : this.shapeOfField(start, end, goesOn);
    // Other text continues something, at any column.
    if (shape === undefined) return { column: literal };
    if (tabs > 0 && this.run.has(literal)) return this.run.get(literal);
    const next = this.lineBehind(end, tabs > 0);
    const found =
      this.columnInRun(literal) ?? likelyColumn(stack, { shape, literal, tabs, next, step: this.step });
    if (tabs > 0) this.run.set(literal, found);
    return found;
  }

  private isInPlace(stack: BlockStack, column: number, isItem: boolean): boolean {
    const beside = isItem ? stack.openAt(column, "field") : undefined;
    const block = beside ?? stack.around(column);
    if (block.kind === "root") return true;
    if (block.childColumn === undefined) return isPending(block);
    return block.childColumn === column && holdsItems(block) === isItem;
  }

  /** The column relative to the less deep lines of the run, by the literal difference. */
  private columnInRun(literal: number): LikelyColumn | undefined {
    const nearest = Math.max(...[...this.run.keys()].filter((each) => each < literal));
    const found = this.run.get(nearest);
    return found && { ...found, column: found.column + literal - nearest };
  }

  private tabsIn(from: number, to: number): number {
    let tabs = 0;
    for (let at = from; at < to; at++) if (this.source.at(at) === "\t") tabs++;
    return tabs;
  }

  private isItem(start: number, end: number): boolean {
    return this.source.at(start) === "-" && (start + 1 >= end || this.source.isGap(start + 1));
  }

  private shapeOfField(start: number, end: number, goesOn: boolean): LineShape | undefined {
    const { source } = this;
    const key = scanKey(source, start, end);
    if (!key) return goesOn || endOfBareWord(source, start, end) === undefined ? undefined : "openField";
    const value = source.skipProperties(source.skipBlanks(key.valueStart, end), end);
    return value === end || source.at(value) === "#" ? "openField" : "field";
  }

  /** The next line below `end` that is not empty; with `skipsTabs`, the next one that is indented only by spaces. */
  lineBehind(end: number, skipsTabs: boolean): NextLine {
    const { source } = this;
    if (this.following.start > end) return this.following;
    for (let line = source.endOfLine(end) + 1; line < source.length;) {
      const lineEnd = source.endOfContent(line, source.endOfLine(line));
      const start = source.skipBlanks(line, lineEnd);
      const isPassedOver =
        start === lineEnd || source.at(start) === "#" || source.text.startsWith("{{", start);
      if (!isPassedOver && !(skipsTabs && this.tabsIn(line, start) > 0)) {
        this.following = { start: line, column: start - line, isItem: this.isItem(start, lineEnd) };
        return this.following;
      }
      line = source.endOfLine(lineEnd) + 1;
    }
    this.following = { start: source.length + 1, column: -1, isItem: false };
    return this.following;
  }

  /** The first indentation with spaces in the text. */
  private firstStep(): number {
    const { source } = this;
    for (let line = 0; line < source.length;) {
      const end = source.endOfLine(line);
      let at = line;
      while (at < end && source.at(at) === " ") at++;
      if (at > line && at < end && !/[\t\r#]/.test(source.at(at))) return at - line;
      line = end + 1;
    }
    return usualStep;
  }
}
