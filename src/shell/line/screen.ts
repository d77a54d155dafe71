import { cellWidth, charactersOf } from "./cellWidth.ts";

/** A place on the screen, counted from where the prompt begins. */
interface Place {
  readonly row: number;
  readonly column: number;
}

/** What is drawn of a line, to be drawn anew over it. */
export interface Drawn {
  /** What to send to the terminal. */
  readonly output: string;
  /** The row in which the cursor is left, counted from the prompt's. */
  readonly cursorRow: number;
}

/**
 * Draws a prompt and the line behind it over what was drawn of it before, however many rows it takes.
 *
 * @param cursorRow of what was drawn before; 0 where nothing was
 * @param columns of the terminal
 */
export function drawLine(
  prompt: string,
  { text, cursor }: { readonly text: string; readonly cursor: number },
  columns: number,
  cursorRow = 0,
): Drawn {
  const start = placeAfter({ row: 0, column: 0 }, prompt, columns);
  const at = placeAfter(start, text.slice(0, cursor), columns);
  const end = placeAfter(at, text.slice(cursor), columns);
  // A terminal goes to the next row with the first character that has no room, not with the last that has.
  const wrap = end.column === 0 && end.row > 0 ? " \r" : "";
  const output = [
    up(cursorRow),
    "\r\u001b[J",
    prompt,
    text,
    wrap,
    up(end.row - at.row),
    "\r",
    at.column > 0 ? `\u001b[${at.column}C` : "",
  ].join("");
  return { output, cursorRow: at.row };
}

/** Where the cursor is after some text; a wide character that has no room at the end of a row begins the next. */
function placeAfter(from: Place, text: string, columns: number): Place {
  let { row, column } = from;
  for (const character of charactersOf(text)) {
    const width = cellWidth(character);
    if (column + width > columns) {
      row++;
      column = 0;
    }
    column += width;
    if (column === columns) {
      row++;
      column = 0;
    }
  }
  return { row, column };
}

function up(rows: number): string {
  return rows > 0 ? `\u001b[${rows}A` : "";
}
