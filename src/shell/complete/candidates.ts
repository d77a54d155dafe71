import { readLeading } from "./leading.ts";
import { knownCommand } from "../command.ts";
import type { CompletionContext } from "./completionContext.ts";
import { resourceTypesOf } from "../types/resourceTypesOf.ts";
import type { ResourceTypes } from "../types/resourceTypes.ts";
import type { Completion, ShellVerb } from "../verb.ts";
import { verbs } from "../verbs.ts";
import type { Flag } from "../words/flag.ts";
import { containersOf, namesOf } from "./names.ts";

/** What can stand at the cursor. */
export interface Candidates {
  /** What is typed of it, as it is meant: without quotes. */
  readonly typed: string;
  /** Where that begins in the line, with its quotes. */
  readonly start: number;
  /** In the order in which they are shown. */
  readonly words: readonly string[];
}

/** Commands that are no verbs of kubectl. */
const ownWords: readonly string[] = ["kubectl", "help", "clear", "exit"];

/**
 * What can stand at the end of a line that was typed up to the cursor.
 * @throws {RequestError} where the cluster cannot be asked
 */
export async function candidatesFor(
  before: string,
  context: CompletionContext,
): Promise<Candidates | undefined> {
  const leading = readLeading(before);
  if (!leading) return undefined;
  const { words, typed, start, isKubectl } = leading;
  const fitting = (all: readonly string[]): Candidates => ({
    typed,
    start,
    words: [...new Set(all)].filter((word) => word.startsWith(typed)),
  });
  const command = knownCommand(words[0] === "help" ? words.slice(1) : words);
  if (!command || words.length < command.verb.name.split(" ").length)
    return fitting([...firstWords(words), ...(words.length === 0 && !isKubectl ? ownWords : [])]);
  if (words[0] === "help" || command.words.includes("--")) return fitting([]);
  const { verb } = command;
  const place = placeOf(verb, command.words);
  if (place.flag) return fitting(await valuesOf(place.flag, place, context));
  if (typed.startsWith("-")) return fitting([...verb.flags.map(({ name }) => `--${name}`), "--help"]);
  return fitting(await argumentsOf(verb, place, typed, context));
}

/** The words with which commands go on after some. */
function firstWords(words: readonly string[]): string[] {
  return verbs.flatMap(({ name }) => {
    const parts = name.split(" ");
    const isOn = words.length < parts.length && words.every((word, index) => word === parts[index]);
    return isOn ? [parts[words.length] ?? ""] : [];
  });
}

interface Place {
  /** The flag whose value comes next. */
  readonly flag: Flag | undefined;
  readonly args: readonly string[];
  readonly namespace: string | undefined;
  readonly isEverywhere: boolean;
}

function placeOf({ flags }: ShellVerb, words: readonly string[]): Place {
  const args: string[] = [];
  let namespace: string | undefined;
  let isEverywhere = false;
  let waiting: Flag | undefined;
  for (const word of words) {
    if (waiting) {
      if (waiting.name === "namespace") namespace = word;
      waiting = undefined;
    } else if (word.startsWith("-")) {
      const [written = "", value] = word.split("=", 2);
      const flag = flags.find(({ name, short }) => `--${name}` === written || `-${short ?? ""}` === written);
      if (flag?.name === "all-namespaces") isEverywhere = true;
      if (flag?.name === "namespace" && value !== undefined) namespace = value;
      else if (flag && value === undefined && (flag.takes === "string" || flag.takes === "int"))
        waiting = flag;
    } else args.push(word);
  }
  return { flag: waiting, args, namespace, isEverywhere };
}

async function valuesOf(
  { values = [] }: Flag,
  { args, namespace }: Place,
  context: CompletionContext,
): Promise<readonly string[]> {
  switch (values) {
    case "namespaces":
      return namesOf(context, (await typesOf(context)).known("namespaces"), undefined);
    case "files":
      return context.files.names();
    case "containers":
      return containersOf(context, args.at(-1), namespace);
    default:
      return values;
  }
}

async function argumentsOf(
  verb: ShellVerb,
  { args, namespace, isEverywhere }: Place,
  typed: string,
  context: CompletionContext,
): Promise<readonly string[]> {
  const { completes = usual } = verb;
  const wanted = completes(args.length);
  if (typeof wanted !== "string") return wanted;
  if (wanted === "none") return [];
  if (wanted === "files") return context.files.names();
  const types = await typesOf(context);
  const names = (type: string): Promise<string[]> =>
    namesOf(
      context,
      types.known(type),
      isEverywhere ? undefined : (namespace ?? context.cluster.session.objects.namespace),
    );
  const slash = typed.indexOf("/");
  if (slash > 0) {
    const type = typed.slice(0, slash);
    return (await names(type)).map((name) => `${type}/${name}`);
  }
  switch (wanted) {
    case "types":
      return typeWords(types, typed);
    case "nodes":
      return names("nodes");
    case "pods":
      return [...(await names("pods")), "deployment/"];
    case "workloads":
      return args.length === 0 ? workloads : names(args[0] ?? "");
    case "names":
      return args[0]?.includes("/") ? [] : names(args[0] ?? "");
  }
}

const workloads: readonly string[] = ["deployment", "daemonset", "statefulset"];

function usual(index: number): Completion {
  return index === 0 ? "types" : "names";
}

/** Several types may stand with commas between them. */
function typeWords(types: ResourceTypes, typed: string): string[] {
  const before = typed.slice(0, typed.lastIndexOf(",") + 1);
  return types.words.map((word) => before + word);
}

function typesOf({ cluster, signal }: CompletionContext): Promise<ResourceTypes> {
  return resourceTypesOf(cluster.session.objects, signal);
}
