import { piecesOf } from "../container/input.ts";
import { Holding } from "../container/memory.ts";
import type { Io } from "../program.ts";

/** Whether a command failed to read one of its files. */
export interface Reading {
  isMissing: boolean;
}

/** Reads files, or the standard input if no path is given, piece by piece. */
export async function* piecesOfFiles(
  name: string,
  io: Io,
  paths: readonly string[],
  reading: Reading = { isMissing: false },
): AsyncGenerator<string> {
  for (const path of paths.length === 0 ? ["-"] : paths) {
    if (path === "-") {
      for (let piece = await io.stdin.read(); piece !== undefined; piece = await io.stdin.read()) {
        await io.spend(1 + piece.length / 64);
        yield piece;
      }
      continue;
    }
    const contents = io.files.read(path);
    if (contents === undefined) {
      io.err(`${name}: can't open '${path}': No such file or directory\n`);
      reading.isMissing = true;
      continue;
    }
    for (const piece of piecesOf(contents)) {
      await io.spend(1 + piece.length / 64);
      yield piece;
    }
  }
}

/** Reads the lines of files in batches, without line breaks. */
export async function* linesOfFiles(
  name: string,
  io: Io,
  paths: readonly string[],
  reading?: Reading,
): AsyncGenerator<readonly string[]> {
  using open = new Holding(io.group.budget.memory);
  let begun: string[] = [];
  for await (const piece of piecesOfFiles(name, io, paths, reading)) {
    const [first = "", ...rest] = piece.split("\n");
    open.grow(first.length);
    begun.push(first);
    if (rest.length === 0) continue;
    const last = rest.pop() ?? "";
    yield [begun.join(""), ...rest];
    open[Symbol.dispose]();
    open.grow(last.length);
    begun = [last];
  }
  const last = begun.join("");
  if (last !== "") yield [last];
}
