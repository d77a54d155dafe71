import { goQuoted } from "@kubernetes-workshop/kubernetes/resources/goQuoted";
import { ShellError } from "../shellError.ts";
import { type Flag, FlagValues } from "./flag.ts";

/** The words of a command, told apart. */
export interface ParsedWords {
  /** What is no flag, before `--`. */
  readonly args: readonly string[];
  /** What follows `--`; undefined without one. */
  readonly rest: readonly string[] | undefined;
  readonly flags: FlagValues;
}

/**
 * Tells flags from arguments, as pflag does: flags may stand anywhere, `-it` are two, and a value follows as the next
 * word, behind `=` or, of a short flag, at once.
 *
 * @throws {ShellError} in the words of kubectl
 */
export function parseFlags(words: readonly string[], known: readonly Flag[]): ParsedWords {
  const args: string[] = [];
  const values = new Map<string, string[]>();
  const set = (flag: Flag, value: string, written: string): void => {
    values.set(flag.name, [...(values.get(flag.name) ?? []), checked(flag, value, written)]);
  };
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? "";
    if (word === "--") return { args, rest: words.slice(at + 1), flags: new FlagValues(values) };
    if (word.startsWith("--")) {
      const equals = word.indexOf("=");
      const name = word.slice(2, equals < 0 ? undefined : equals);
      const flag = known.find((each) => each.name === name);
      if (!flag) throw new ShellError(`error: unknown flag: --${name}`);
      if (equals >= 0) set(flag, word.slice(equals + 1), word);
      else if (bareOf(flag) !== undefined) set(flag, bareOf(flag) ?? "", word);
      else if (at + 1 < words.length) set(flag, words[++at] ?? "", word);
      else throw new ShellError(`error: flag needs an argument: --${name}`);
    } else if (word.startsWith("-") && word.length > 1) {
      at += parseShort(word, words[at + 1], known, set);
    } else {
      args.push(word);
    }
  }
  return { args, rest: undefined, flags: new FlagValues(values) };
}

/** @returns how many further words were used */
function parseShort(
  word: string,
  next: string | undefined,
  known: readonly Flag[],
  set: (flag: Flag, value: string, written: string) => void,
): number {
  for (let at = 1; at < word.length; at++) {
    const short = word.charAt(at);
    const flag = known.find((each) => each.short === short);
    if (!flag) throw new ShellError(`error: unknown shorthand flag: ${goChar(short)} in -${word.slice(at)}`);
    const rest = word.slice(at + 1);
    if (rest.startsWith("=")) {
      set(flag, rest.slice(1), word);
      return 0;
    }
    const bare = bareOf(flag);
    if (bare !== undefined) {
      set(flag, bare, word);
      continue;
    }
    if (rest !== "") {
      set(flag, rest, word);
      return 0;
    }
    if (next === undefined)
      throw new ShellError(`error: flag needs an argument: ${goChar(short)} in -${word.slice(at)}`);
    set(flag, next, word);
    return 1;
  }
  return 0;
}

function bareOf({ takes, bare }: Flag): string | undefined {
  return takes === "bool" ? "true" : takes === "optional" ? bare : undefined;
}

function checked(flag: Flag, value: string, written: string): string {
  const shown =
    written.startsWith("--") || flag.short === undefined
      ? `--${flag.name}`
      : `-${flag.short}, --${flag.name}`;
  const refuse = (parser: string): ShellError =>
    new ShellError(
      `error: invalid argument ${goQuoted(value)} for ${goQuoted(shown)} flag: strconv.${parser}: parsing ${goQuoted(value)}: invalid syntax`,
    );
  if (flag.takes === "int" && !/^[+-]?\d{1,15}$/.test(value)) throw refuse("ParseInt");
  if (flag.takes !== "bool") return value;
  if (/^(?:1|t|T|TRUE|true|True)$/.test(value)) return "true";
  if (/^(?:0|f|F|FALSE|false|False)$/.test(value)) return "false";
  throw refuse("ParseBool");
}

function goChar(short: string): string {
  return `'${short}'`;
}
