import { goQuoted } from "@kubernetes-workshop/kubernetes/resources/goQuoted";
import { notHere } from "./notHere.ts";
import { ShellError } from "./shellError.ts";
import type { ShellVerb } from "./verb.ts";
import { verbs } from "./verbs.ts";

/** What stands for `kubectl` at the beginning of a line, where something does. */
const kubectlNames: readonly string[] = ["kubectl", "k"];

/** How many words of a line name kubectl itself. */
export function leadingWords(words: readonly string[]): number {
  return kubectlNames.includes(words[0] ?? "") ? 1 : 0;
}

/** A verb, and the words that follow it. */
export interface Command {
  readonly verb: ShellVerb;
  readonly words: readonly string[];
}

/** The verb of a line without `kubectl`; undefined where none begins so. */
export function knownCommand(words: readonly string[]): Command | undefined {
  const [first = "", second = ""] = words;
  const two = verbs.find(({ name }) => name === `${first} ${second}`);
  if (two) return { verb: two, words: words.slice(2) };
  const one = verbs.find(({ name }) => name === first);
  return one && { verb: one, words: words.slice(1) };
}

/**
 * The command of a line without `kubectl`.
 * @throws {ShellError} that says what there is instead
 */
export function readCommand(words: readonly string[]): Command {
  const found = knownCommand(words);
  if (found) return found;
  const [first = "", second] = words;
  const below = verbs.filter(({ name }) => name.startsWith(`${first} `));
  if (below.length > 0) {
    const said = second === undefined ? [] : [`error: unknown command ${goQuoted(`${first} ${second}`)}`];
    throw new ShellError([...said, ...below.flatMap(({ usage }) => usage)].join("\n"));
  }
  throw new ShellError(`error: unknown command ${goQuoted(first)} for "kubectl"\n\n${notHere(first)}`);
}
