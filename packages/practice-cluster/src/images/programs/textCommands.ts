import { Holding } from "../container/memory.ts";
import type { Command, Commands, Io } from "../program.ts";
import { linesOfFiles, piecesOfFiles, type Reading } from "./readFiles.ts";

const isFlag = (arg: string): boolean => arg.startsWith("-") && arg.length > 1;

const pathsOf = (args: readonly string[]): string[] => args.filter((arg) => !isFlag(arg));

/** Number of lines that are written at once. */
const linesAtOnce = 512;

/** Writes lines in batches until there are no more. */
async function writeLines(io: Io, line: () => string | undefined): Promise<void> {
  let lines: string[] = [];
  const flush = async (): Promise<void> => {
    if (lines.length > 0) io.out(`${lines.join("\n")}\n`);
    const steps = 1 + lines.length / 8;
    lines = [];
    await io.spend(steps);
  };
  for (let next = line(); next !== undefined; next = line()) {
    lines.push(next);
    if (lines.length >= linesAtOnce) await flush();
  }
  await flush();
}

/** Reads the number of lines and the paths from the arguments of `head` and `tail`. */
function linesAsked(args: readonly string[]): { count: number; paths: string[] } {
  const at = args.indexOf("-n");
  const short = args.find((arg) => /^-n?\d+$/.test(arg))?.replace(/^-n?/, "");
  const count = Number((at >= 0 ? args[at + 1] : short) ?? "10");
  const paths = args.filter((arg, index) => !isFlag(arg) && (at < 0 || index !== at + 1));
  return { count, paths };
}

const head: Command = async (io, args) => {
  const { count, paths } = linesAsked(args);
  const reading: Reading = { isMissing: false };
  let left = count;
  if (!(left > 0)) return Number(Number.isNaN(left));
  for await (const lines of linesOfFiles("head", io, paths, reading)) {
    io.out(`${lines.slice(0, left).join("\n")}\n`);
    left -= lines.length;
    if (left <= 0) break;
  }
  return Number(reading.isMissing);
};

const tail: Command = async (io, args) => {
  // Manifests often keep a container running with `tail -f /dev/null`.
  if (args.some((arg) => /^-[fF]$/.test(arg))) return await io.context.waitUntilKilled();
  const { count, paths } = linesAsked(args);
  const reading: Reading = { isMissing: false };
  using held = new Holding(io.group.budget.memory);
  let last: string[] = [];
  const keep = (): void => {
    const dropped = last.length > count ? last.slice(0, last.length - count) : [];
    last = last.slice(dropped.length);
    for (const line of dropped) held.grow(-line.length);
  };
  for await (const lines of linesOfFiles("tail", io, paths, reading)) {
    for (const line of lines) {
      held.grow(line.length);
      last.push(line);
    }
    if (last.length > 2 * count + linesAtOnce) keep();
  }
  keep();
  let next = 0;
  if (count > 0) await writeLines(io, () => last[next++]);
  return Number(reading.isMissing);
};

const cat: Command = async (io, args) => {
  const reading: Reading = { isMissing: false };
  for await (const piece of piecesOfFiles("cat", io, pathsOf(args), reading)) io.out(piece);
  return Number(reading.isMissing);
};

const wc: Command = async (io, args) => {
  let [lines, words, bytes] = [0, 0, 0];
  let isInWord = false;
  for await (const piece of piecesOfFiles("wc", io, pathsOf(args))) {
    bytes += Buffer.byteLength(piece);
    lines += piece.split("\n").length - 1;
    const found = piece.match(/[^ \t-\r]+/g)?.length ?? 0;
    const goesOn = isInWord && /^[^ \t-\r]/.test(piece);
    words += found - Number(goesOn);
    isInWord = /[^ \t-\r]$/.test(piece);
  }
  const counts: readonly (readonly [string, number])[] = [
    ["-l", lines],
    ["-w", words],
    ["-c", bytes],
  ];
  const asked = counts.filter(([flag]) => args.includes(flag));
  // Without a flag, `wc` prints all three counts in columns.
  if (asked.length === 0) io.out(`${counts.map(([, count]) => String(count).padStart(9)).join(" ")}\n`);
  else io.out(`${asked.map(([, count]) => count).join(" ")}\n`);
  return 0;
};

const grep: Command = async (io, args) => {
  const [wanted = "", ...paths] = pathsOf(args);
  const isQuiet = args.some((arg) => /^-[a-z]*q/.test(arg));
  let isFound = false;
  for await (const lines of linesOfFiles("grep", io, paths)) {
    const found = lines.filter((line) => wanted !== "" && line.includes(wanted));
    isFound ||= found.length > 0;
    if (isQuiet && isFound) break;
    if (found.length > 0) io.out(`${found.join("\n")}\n`);
  }
  return Number(!isFound);
};

const tee: Command = async (io, args) => {
  const paths = pathsOf(args);
  if (!args.includes("-a")) for (const path of paths) io.files.write(path, "");
  for await (const piece of piecesOfFiles("tee", io, [])) {
    for (const path of paths) io.files.append(path, piece);
    io.out(piece);
  }
  return 0;
};

const seq: Command = async (io, args) => {
  const numbers = args.map(Number);
  const [first = 1, step = 1, last = 1] =
    numbers.length > 2 ? numbers : numbers.length > 1 ? [numbers[0], 1, numbers[1]] : [1, 1, numbers[0]];
  if (args.length === 0 || numbers.some((number) => !Number.isFinite(number))) {
    io.err(`seq: invalid number '${args.find((arg) => !Number.isFinite(Number(arg))) ?? ""}'\n`);
    return 1;
  }
  let count = 0;
  const goesOn = (value: number): boolean => (step > 0 ? value <= last : value >= last);
  await writeLines(io, () => {
    const value = first + step * count++;
    return step !== 0 && goesOn(value) ? String(value) : undefined;
  });
  return 0;
};

const yes: Command = async (io, args) => {
  const line = args.length === 0 ? "y" : args.join(" ");
  await writeLines(io, () => line);
  return 0;
};

/** Commands that read or write text as a stream, of any length. */
export const textCommands: Commands = { cat, grep, head, seq, tail, tee, wc, yes };
