import { type BlockStack, isPending, type OpenBlock } from "./blockStack.ts";

/** The content of a line: a list item, a field with its value, or a field whose value follows in deeper lines. */
export type LineShape = "item" | "field" | "openField";

/** The next non-empty line that is indented by spaces; its column is -1 at the end of the text. */
export interface NextLine {
  readonly column: number;
  readonly isItem: boolean;
}

/** A line in an impossible column, with its context. */
export interface MisplacedLine {
  readonly shape: LineShape;
  /** Its actual column, with tabs as wide as one indentation step. */
  readonly literal: number;
  /** The number of its leading tabs. */
  readonly tabs: number;
  readonly next: NextLine;
  /** The indentation of a block in the one around it. */
  readonly step: number;
}

export interface LikelyColumn {
  readonly column: number;
  /** Whether deeper lines may belong to something else, so no problems should be reported in them. */
  readonly isUncertain?: boolean;
}

/** The number of innermost blocks to consider; no manifest is nested more deeply. */
const deepest = 100;

/**
 * Finds the intended column of a line that is indented slightly wrong, or by tabs of unknown width: the column
 * that fits the open blocks above and the line below.
 *
 * @returns undefined if several columns fit equally well
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

/** Whether a line may be intended for a column: a small difference is a slip, a larger one is not. */
export function isSlip(column: number, { literal, step }: Pick<MisplacedLine, "literal" | "step">): boolean {
  return Math.abs(column - literal) <= Math.max(1, Math.floor((step - 1) / 2));
}

/** Whether a block contains list items. */
export function holdsItems({ node }: OpenBlock): boolean {
  return typeof node.children[0]?.key === "number";
}

/** The column of a block's first line: that of the following line, if it is in the block, too. */
function columnOfFirst(top: OpenBlock, { shape, literal, next, step }: MisplacedLine): number {
  const outermost = shape === "item" && top.kind === "field" ? top.column : top.column + 1;
  const belowNext = next.column - (shape === "field" ? 0 : shape === "item" ? 2 : step);
  if (belowNext >= outermost) return belowNext;
  if (shape === "openField" && next.column > outermost) return outermost;
  return literal >= outermost ? literal : top.column + step;
}

/** The column of a field that contains the next line. */
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
  // The field may lack its value, with the next line beside it.
  const isUncertain = column === undefined ? above.length > 1 || known.includes(next.column) : false;
  return { column: column ?? Math.max(...above), isUncertain };
}

/** The column of a line that does not contain the next one. */
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

/** The number that is nearest to another one; undefined if two are equally near. */
function nearest(columns: readonly number[], to: number): number | undefined {
  const distance = Math.min(...columns.map((column) => Math.abs(column - to)));
  const found = new Set(columns.filter((column) => Math.abs(column - to) === distance));
  return found.size === 1 ? [...found][0] : undefined;
}
