import type { Command } from "../program.ts";

const numeric = new Map<string, (left: number, right: number) => boolean>([
  ["-eq", (left, right) => left === right],
  ["-ne", (left, right) => left !== right],
  ["-lt", (left, right) => left < right],
  ["-le", (left, right) => left <= right],
  ["-gt", (left, right) => left > right],
  ["-ge", (left, right) => left >= right],
]);

/** `test` and `[`, for files, strings, and numbers. */
export const testCommand: Command = (io, given) => {
  const args = given.at(-1) === "]" ? given.slice(0, -1) : [...given];
  const negated = args[0] === "!";
  const [first, second, third] = negated ? args.slice(1) : args;
  const evaluate = (): boolean | undefined => {
    if (first === undefined) return false;
    if (second === undefined) return first !== "";
    if (third === undefined) {
      if (/^-[fesrd]$/.test(first)) return io.files.has(second);
      if (first === "-z") return second === "";
      return first === "-n" ? second !== "" : undefined;
    }
    if (second === "=" || second === "==") return first === third;
    if (second === "!=") return first !== third;
    return numeric.get(second)?.(Number(first), Number(third));
  };
  const result = evaluate();
  if (result !== undefined) return Number(result === negated);
  io.err("test: syntax error\n");
  return 2;
};
