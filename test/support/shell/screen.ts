import { cellWidth, charactersOf } from "../../../src/shell/line/cellWidth.ts";

/** A screen as a terminal has it, as far as the line editor uses it. */
export class Screen {
  readonly columns: number;
  private readonly rows: string[][] = [[]];
  private row = 0;
  private column = 0;

  constructor(columns: number) {
    this.columns = columns;
  }

  write(output: string): void {
    // eslint-disable-next-line no-control-regex -- what a terminal is sent
    for (const [found] of output.matchAll(/\u001b\[[\d;]*[A-Za-z]|[\r\n]|[^\u001b\r\n]+/g)) {
      if (found.startsWith("\u001b")) this.control(found);
      else if (found === "\r") this.column = 0;
      else if (found === "\n") this.goTo(this.row + 1);
      else for (const character of charactersOf(found)) this.put(character);
    }
  }

  /** The rows, with the cursor as a bar. */
  get text(): string {
    return this.rows
      .map((cells, row) => {
        const shown =
          row === this.row
            ? [...padded(cells, this.column).slice(0, this.column), "|", ...cells.slice(this.column)]
            : cells;
        return shown.join("").trimEnd();
      })
      .join("\n");
  }

  private put(character: string): void {
    const width = cellWidth(character);
    if (this.column + width > this.columns) {
      this.goTo(this.row + 1);
      this.column = 0;
    }
    const cells = (this.rows[this.row] ??= []);
    while (cells.length < this.column) cells.push(" ");
    // The second cell of a wide character has nothing of its own.
    cells.splice(this.column, width, character, ...Array.from({ length: Math.max(0, width - 1) }, () => ""));
    this.column += width;
  }

  private goTo(row: number): void {
    this.row = row;
    while (this.rows.length <= row) this.rows.push([]);
  }

  private control(sequence: string): void {
    const count = Number(/\d+/.exec(sequence)?.[0] ?? 1);
    if (sequence.endsWith("A")) this.row = Math.max(0, this.row - count);
    else if (sequence.endsWith("C")) this.column = Math.min(this.columns - 1, this.column + count);
    else if (sequence.endsWith("J")) {
      this.rows[this.row]?.splice(this.column);
      this.rows.splice(this.row + 1);
    } else throw new Error(`The screen does not know ${JSON.stringify(sequence)}`);
  }
}

function padded(cells: readonly string[], length: number): string[] {
  return [...cells, ...Array.from({ length: Math.max(0, length - cells.length) }, () => " ")];
}
