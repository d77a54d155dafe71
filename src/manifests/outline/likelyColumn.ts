import { type BlockStack, isPending, type OpenBlock } from "./blockStack.ts";

/** What a line holds: a list's item, a field with its value, or a field whose value is to follow in deeper lines. */
export type LineShape = "item" | "field" | "openField";

/** The next line that holds something and is indented by blanks; its column is -1 at the end. */
export interface NextLine {
  readonly column: number;
  readonly isItem: boolean;
}

/** A line that stands where none can stand, and what is known of it. */
export interface MisplacedLine {
  readonly shape: LineShape;
  /** Its column as it is written, with tabs as wide as a step of the file's indentation. */
  readonly literal: number;
  /** How many tabs it begins with. */
  readonly tabs: number;
  readonly next: NextLine;
  /** How much deeper a block is than the one around it. */
  readonly step: number;
}

export interface LikelyColumn {
  readonly column: number;
  /** Whether what is deeper may as well belong to something else, so that nothing should be said of it. */
  readonly isUncertain?: boolean;
}

/** No manifest is nested as deep as this; what is further out is not looked at. */
const deepest = 100;

/**
 * The column at which a line was meant that is a blank too deep or not deep enough, or that is indented by tabs, whose
 * width nobody knows: the one at which it makes sense between what is open above it and the line below it.
 *
 * @returns undefined where several columns make as much sense as each other
 */
export function likelyColumn(
  { open, hasCompactLists }: BlockStack,
  line: MisplacedLine,
): LikelyColumn | undefined {
  const { shape, literal, tabs } = line;
  const top = open.at(-1);
  if (tabs > 0 && top && top.kind !== "root" && isPending(top)) return { column: columnOfFirst(top, line) };
  const known = open
    .slice(-deepest)
    .filter((block) => block.childColumn !== undefined && holdsItems(block) === (shape === "item"))
    .map(({ childColumn }) => childColumn ?? 0)
    .filter((column) => tabs > 0 || isSlip(column, line));
  if (known.length === 0) return { column: literal };
  switch (shape) {
    case "openField":
      return columnAbove(hasCompactLists, known, line) ?? columnBeside(known, line);
    case "item": {
      const { column, isItem } = line.next;
      return !isItem && known.includes(column - 2) ? { column: column - 2 } : columnBeside(known, line);
    }
    case "field":
      return columnBeside(known, line);
  }
}

/** Whether a line may have been meant for a column: a blank too many or too few is a slip, more is something else. */
export function isSlip(column: number, { literal, step }: Pick<MisplacedLine, "literal" | "step">): boolean {
  return Math.abs(column - literal) <= Math.max(1, Math.floor((step - 1) / 2));
}

/** Whether the lines directly in a block are items of a list. */
export function holdsItems({ node }: OpenBlock): boolean {
  return typeof node.children[0]?.key === "number";
}

/** The column of the first line in a block: that of the line that follows, where that is in the block, too. */
function columnOfFirst(top: OpenBlock, { shape, literal, next, step }: MisplacedLine): number {
  const outermost = shape === "item" && top.kind === "field" ? top.column : top.column + 1;
  const belowNext = next.column - (shape === "field" ? 0 : shape === "item" ? 2 : step);
  if (belowNext >= outermost) return belowNext;
  if (shape === "openField" && next.column > outermost) return outermost;
  return literal >= outermost ? literal : top.column + step;
}

/** The column of a field that the next line is in. */
function columnAbove(
  hasCompactLists: boolean | undefined,
  known: readonly number[],
  { literal, tabs, next, step }: MisplacedLine,
): LikelyColumn | undefined {
  const isAbove = (column: number): boolean =>
    column < next.column || (next.isItem && hasCompactLists !== false && column === next.column);
  const above = known.filter(isAbove);
  if (above.length === 0 || (tabs === 0 && literal >= next.column && !next.isItem)) return undefined;
  const style = next.isItem ? hasCompactLists : false;
  const usual = style === undefined ? undefined : next.column - (style ? 0 : step);
  if (usual !== undefined && above.includes(usual)) return { column: usual };
  const isTrusted = tabs === 0 || (tabs > 1 && above.includes(literal));
  const column = isTrusted ? nearest(above, literal) : undefined;
  // It may lack its value, and the next line stand beside it.
  const isUncertain = column === undefined ? above.length > 1 || known.includes(next.column) : false;
  return { column: column ?? Math.max(...above), isUncertain };
}

/** The column of a line that the next one is not in. */
function columnBeside(
  known: readonly number[],
  { literal, tabs, next }: MisplacedLine,
): LikelyColumn | undefined {
  const beside = [
    ...new Set(known.filter((column) => (next.isItem ? column > next.column : column >= next.column))),
  ];
  if (beside.length === 0) return { column: nearest(known, literal) ?? literal };
  const innermost = Math.max(...beside);
  if (beside.length === 1) return { column: innermost };
  const isTrusted = tabs === 0 || tabs > 1 || innermost === literal;
  const column = isTrusted ? nearest(beside, literal) : undefined;
  return column === undefined ? undefined : { column };
}

/** The one of several numbers that is the nearest to another; undefined where two are. */
function nearest(columns: readonly number[], to: number): number | undefined {
  const distance = Math.min(...columns.map((column) => Math.abs(column - to)));
  const found = new Set(columns.filter((column) => Math.abs(column - to) === distance));
  return found.size === 1 ? [...found][0] : undefined;
}
