import type { Command, Io } from "../program.ts";

/** One placeholder, or a run of text. The character classes do not overlap, which bounds backtracking. */
const piece =
  /%(?<flags>[-+ 0#]*)(?<width>[1-9]\d*|\*)?(?:\.(?<precision>\d+|\*)?)?(?<letter>[a-zA-Z%])|[^%]+|%/g;

/** Padding that is written at once, in characters. */
const paddingAtOnce = 4_096;

/** `printf FORMAT ARGUMENT…`: repeats the format as long as arguments are left. */
export const printf: Command = async (io, [format, ...given]) => {
  if (format === undefined) {
    io.err("printf: usage: printf FORMAT [ARG...]\n");
    return 1;
  }
  const pieces = [...escapes(format).matchAll(piece)];
  let next = 0;
  const take = (): string | undefined => given[next++];
  let code = 0;
  do {
    const before = next;
    for (const match of pieces) {
      const { letter, flags = "", width, precision } = match.groups ?? {};
      if (letter === undefined) io.out(match[0]);
      else if (letter === "%") io.out("%");
      else {
        const asked = width === "*" ? Number(take() ?? 0) : Number(width ?? 0);
        const places = match[0].includes(".")
          ? Number((precision === "*" ? take() : precision) ?? 0)
          : undefined;
        const text = converted(letter, take(), places);
        if (text === undefined) {
          io.err(`printf: ${match[0]}: invalid conversion\n`);
          return 1;
        }
        if (text.isInvalid) code = 1;
        const isLeft = flags.includes("-") || asked < 0;
        const fill = flags.includes("0") && !isLeft && isNumber(letter) ? "0" : " ";
        const missing = Math.abs(asked) - text.value.length;
        if (!isLeft) await pad(io, fill, missing);
        io.out(text.value);
        if (isLeft) await pad(io, " ", missing);
      }
    }
    await io.spend(1 + pieces.length / 8);
    if (next === before) break;
  } while (next < given.length);
  return code;
};

/** Writes padding piece by piece: a width can exceed any memory. */
async function pad(io: Io, fill: string, count: number): Promise<void> {
  for (let left = count; left > 0; left -= paddingAtOnce) {
    io.out(fill.repeat(Math.min(left, paddingAtOnce)));
    await io.spend(1);
  }
}

const isNumber = (letter: string): boolean => "diuxXo".includes(letter);

function converted(
  letter: string,
  argument: string | undefined,
  precision: number | undefined,
): { value: string; isInvalid?: boolean } | undefined {
  const text = argument ?? "";
  switch (letter) {
    case "s":
      return { value: text.slice(0, precision) };
    case "b":
      return { value: escapes(text).slice(0, precision) };
    case "c":
      return { value: text.slice(0, 1) };
  }
  if (!isNumber(letter)) return undefined;
  const isInvalid = !/^(?:|[-+]?(?:0[xX][0-9a-fA-F]{1,16}|\d{1,19}))$/.test(text);
  const isNegative = text.startsWith("-");
  const value = isInvalid ? 0n : BigInt(text.replace(/^[-+]/, "") || "0") * (isNegative ? -1n : 1n);
  const base = letter === "o" ? 8 : letter.toLowerCase() === "x" ? 16 : 10;
  const digits = (base === 10 ? value : BigInt.asUintN(64, value)).toString(base);
  return { value: letter === "X" ? digits.toUpperCase() : digits, isInvalid };
}

const escaped = new Map([
  ["n", "\n"],
  ["t", "\t"],
  ["r", "\r"],
  ["a", "\x07"],
  ["\\", "\\"],
]);

/** Replaces the backslash escapes of `printf` and `echo -e`. */
export function escapes(text: string): string {
  return text.replace(/\\([ntra\\])/g, (all, letter: string) => escaped.get(letter) ?? all);
}
