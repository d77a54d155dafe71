import { type LogLine, logLine } from "./logLine.ts";

/** A longer line is cut into several, so that one without an end does not fill the memory. */
const longestLine = 256 * 1024;

/** Splits the text of a log into lines; yields all that arrive together at once. The last one needs no line break. */
export async function* logLines(chunks: AsyncIterable<string>): AsyncGenerator<LogLine[], void, undefined> {
  let rest = "";
  for await (const chunk of chunks) {
    const parts = (rest + chunk).split("\n");
    rest = parts.pop() ?? "";
    if (rest.length > longestLine) {
      parts.push(rest);
      rest = "";
    }
    if (parts.length > 0) yield parts.map(logLine);
  }
  if (rest !== "") yield [logLine(rest)];
}
