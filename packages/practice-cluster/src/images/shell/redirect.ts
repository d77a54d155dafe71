import { textInput } from "../container/input.ts";
import type { Io } from "../program.ts";
import { ShellError } from "./shellError.ts";
import type { Redirection, Word } from "./syntaxTree.ts";

type Write = (text: string) => void;

/**
 * Applies redirections to the streams of a command; writes an error and returns undefined if a file cannot be read.
 * https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html#tag_19_07
 */
export async function redirect(
  io: Io,
  redirections: readonly Redirection[],
  expand: (word: Word) => Promise<string>,
): Promise<Io | undefined> {
  if (redirections.length === 0) return io;
  const { files } = io;
  const outputs = new Map<number, Write>([
    [1, (text) => io.out(text)],
    [2, (text) => io.err(text)],
  ]);
  let { stdin } = io;
  let isToReader = true;
  for (const { from, operator, target } of redirections) {
    const path = await expand(target);
    if (operator === "<") {
      const contents = path === "/dev/null" ? "" : files.read(path);
      if (contents === undefined) {
        io.err(`sh: can't open ${path}: no such file\n`);
        return undefined;
      }
      stdin = textInput(contents);
    } else if (operator === ">&" || operator === "<&") {
      const copied = outputs.get(Number(path));
      if (path !== "-" && !/^\d$/.test(path)) throw new ShellError("syntax error: bad fd number");
      outputs.set(from, copied ?? (() => undefined));
    } else {
      const stream = streams.get(path);
      if (stream === undefined && operator === ">") files.write(path, "");
      const [found] = [stream === undefined ? undefined : outputs.get(stream)];
      const toFile: Write = (text) => {
        io.group.owe(1);
        files.append(path, text);
      };
      outputs.set(from, found ?? (path === "/dev/null" ? () => undefined : toFile));
      if (from === 1 && stream !== 1) isToReader = false;
    }
  }
  const [out, err] = [outputs.get(1), outputs.get(2)];
  return {
    ...io,
    stdin,
    out: (text) => out?.(text),
    err: (text) => err?.(text),
    // Output to a file does not wait for the reader of the standard output.
    spend: (steps) => (isToReader ? io : io.group).spend(steps),
  };
}

/** Paths of the process' own streams; 0 discards the output. */
const streams = new Map([
  ["/dev/stdout", 1],
  ["/dev/stderr", 2],
  ["/dev/fd/1", 1],
  ["/dev/fd/2", 2],
  ["/proc/1/fd/1", 1],
  ["/proc/1/fd/2", 2],
  ["/dev/null", 0],
]);
