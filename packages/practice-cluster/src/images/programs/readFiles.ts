import { piecesOf } from "../container/input.ts";
import { Holding } from "../container/memory.ts";
import type { Io } from "../program.ts";

/** What a command reads, and whether it could read all of it. */
export interface Reading {
  isMissing: boolean;
}

/** The contents of the files, or of the standard input where there is none, piece by piece. */
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

/** The lines of the files, many at a time, without their ends. */
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
