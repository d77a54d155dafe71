/** How columns are set: as Go's `text/tabwriter` is made, which kubectl prints with. */
export interface TabbedOptions {
  /** Of a cell with its padding, in characters. */
  readonly minWidth: number;
  readonly padding: number;
}

/** Of the tables of `kubectl get`. (cli-runtime `printers.GetNewTabWriter`) */
export const tableTabs: TabbedOptions = { minWidth: 6, padding: 3 };

/** Of `kubectl describe`. (kubectl `tabbedString`) */
export const describeTabs: TabbedOptions = { minWidth: 0, padding: 2 };

/**
 * Aligns cells that end with a tab. A column is what adjacent lines have in one place; a line without a cell there ends
 * it, and a cell that ends its line belongs to none. https://pkg.go.dev/text/tabwriter
 *
 * @param remembered the least width of each column, which grows: with it, later texts keep to the columns of this one
 */
export function tabbed(text: string, options: TabbedOptions, remembered?: number[]): string {
  const lines = text.split("\n").map((line) => line.split("\t"));
  const widths = lines.map((cells) => cells.map(() => 0));
  setColumn(lines, widths, 0, lines.length, 0, options, remembered);
  return lines
    .map((cells, row) =>
      cells
        .map((cell, column) =>
          column === cells.length - 1 ? cell : cell.padEnd(padTo(cell, widths[row]?.[column] ?? 0)),
        )
        .join(""),
    )
    .join("\n");
}

/** Sets the width of a column in each block of lines that have it, and then of those inside the block. */
function setColumn(
  lines: readonly (readonly string[])[],
  widths: readonly number[][],
  from: number,
  to: number,
  column: number,
  options: TabbedOptions,
  remembered: number[] | undefined,
): void {
  const hasCell = (row: number): boolean => (lines[row]?.length ?? 0) - 1 > column;
  for (let row = from; row < to; row++) {
    if (!hasCell(row)) continue;
    let end = row;
    let width = Math.max(options.minWidth, remembered?.[column] ?? 0);
    for (; end < to && hasCell(end); end++) {
      width = Math.max(width, lengthOf(lines[end]?.[column] ?? "") + options.padding);
    }
    if (remembered) remembered[column] = width;
    for (let each = row; each < end; each++) {
      const ofRow = widths[each];
      if (ofRow) ofRow[column] = width;
    }
    setColumn(lines, widths, row, end, column + 1, options, remembered);
    row = end - 1;
  }
}

/** In characters, as Go counts them. */
function lengthOf(text: string): number {
  return Array.from(text).length;
}

function padTo(cell: string, width: number): number {
  return width + cell.length - lengthOf(cell);
}
