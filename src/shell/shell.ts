import { t } from "@vscode/l10n";
import { asError } from "@kubernetes-workshop/kubernetes/base/asError";
import { isRequestError } from "../session/isRequestError.ts";
import { leadingWords, readCommand } from "./command.ts";
import { helpOf, helpText } from "./help.ts";
import { serverWords } from "./serverWords.ts";
import { ShellError } from "./shellError.ts";
import { bounded, OutputLimitError } from "./shellOutput.ts";
import type { ShellContext } from "./shellContext.ts";
import type { RunningTerminal } from "./runningTerminal.ts";
import { troubleWords } from "./troubleWords.ts";
import { resourceTypesOf } from "./types/resourceTypesOf.ts";
import { SeveralErrors } from "./verbs/eachOf.ts";
import { FlagValues } from "./words/flag.ts";
import { parseFlags } from "./words/parseFlags.ts";
import { splitWords } from "./words/splitWords.ts";

/**
 * Runs one line and prints its output. Errors are printed, in kubectl's words where it has them.
 *
 * @throws unexpected errors, after reporting them
 */
export async function runLine(line: string, context: ShellContext, terminal: RunningTerminal): Promise<void> {
  const { out: output, signal } = terminal;
  try {
    await carryOut(line, context, { ...terminal, out: bounded(output) });
  } catch (error) {
    if (signal.aborted) return;
    const errors = error instanceof SeveralErrors ? error.errors : [error];
    for (const each of errors) output.write(`${wordsOf(each)}\n`);
    const unforeseen = errors.find((each) => !isForeseen(each));
    if (unforeseen !== undefined) throw asError(unforeseen);
  }
}

async function carryOut(line: string, context: ShellContext, terminal: RunningTerminal): Promise<void> {
  const { out, signal } = terminal;
  const { words: all, trouble } = splitWords(line);
  if (trouble) throw new ShellError(troubleWords(trouble));
  const texts = all.map(({ text }) => text);
  const words = texts.slice(leadingWords(texts));
  const [first] = words;
  if (first === undefined) {
    if (texts.length > 0) out.write(helpText());
    return;
  }
  if (["help", "--help", "-h"].includes(first)) {
    out.write(words.length > 1 ? helpOf(readCommand(words.slice(1)).verb) : helpText());
    return;
  }
  const command = readCommand(words);
  const { verb } = command;
  if (asksForHelp(command.words)) {
    out.write(helpOf(verb));
    return;
  }
  const parsed = verb.isPlain
    ? { args: command.words, rest: undefined, flags: new FlagValues(new Map()) }
    : parsedOrHelp(command.words, verb.flags, verb.name);
  const types = await resourceTypesOf(context.cluster.session.objects, signal);
  await verb.run({ ...context, types, out, signal, terminal }, parsed);
}

function asksForHelp(words: readonly string[]): boolean {
  const end = words.indexOf("--");
  return words.slice(0, end < 0 ? undefined : end).some((word) => word === "--help" || word === "-h");
}

function parsedOrHelp(
  ...[words, flags, name]: [...Parameters<typeof parseFlags>, string]
): ReturnType<typeof parseFlags> {
  try {
    return parseFlags(words, flags);
  } catch (error) {
    if (!(error instanceof ShellError)) throw error;
    throw new ShellError(`${error.message}\nSee 'kubectl ${name} --help' for usage.`);
  }
}

function wordsOf(error: unknown): string {
  if (isRequestError(error)) return serverWords(error);
  if (isForeseen(error) && error instanceof Error) return error.message;
  return t("Something unexpected went wrong. See the log for details.");
}

function isForeseen(error: unknown): boolean {
  return error instanceof ShellError || error instanceof OutputLimitError || isRequestError(error);
}
