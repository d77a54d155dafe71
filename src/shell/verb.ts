import type { Language } from "@kubernetes-workshop/kubernetes/base/displayLanguage";
import type { ReadSchemaFile } from "@kubernetes-workshop/kubernetes/schemas/fieldData";
import type { RunningTerminal } from "./runningTerminal.ts";
import type { ShellCluster } from "./shellCluster.ts";
import type { ShellFiles } from "./shellFiles.ts";
import type { ShellOutput } from "./shellOutput.ts";
import type { ResourceTypes } from "./types/resourceTypes.ts";
import type { Flag } from "./words/flag.ts";
import type { ParsedWords } from "./words/parseFlags.ts";

/** What a verb has to work with. */
export interface VerbContext {
  readonly cluster: ShellCluster;
  readonly types: ResourceTypes;
  readonly files: ShellFiles;
  readonly readSchema: ReadSchemaFile;
  /** The reader's. */
  readonly language: Language;
  readonly out: ShellOutput;
  /** Ends what runs, as Ctrl+C does. */
  readonly signal: AbortSignal;
  readonly terminal: Pick<RunningTerminal, "writeRaw" | "size" | "onResize" | "takeInput">;
  /** Reports a request, as the API server sees it. */
  readonly seen: (request: SeenRequest) => void;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** What was asked of the cluster. */
export interface SeenRequest {
  /** `kubectl get` */
  readonly command: string;
  /** `list` */
  readonly verb: string;
  readonly resource: string;
}

/** What comes next on a line. */
export type Completion =
  "types" | "names" | "nodes" | "files" | "pods" | "workloads" | "none" | readonly string[];

/** A command of kubectl's: `get`, or `rollout status`. */
export interface ShellVerb {
  /** One word, or two. */
  readonly name: string;
  /** What it does, in a line. */
  readonly summary: () => string;
  /** How it is written, as kubectl shows it: `kubectl get TYPE [NAME]`. */
  readonly usage: readonly string[];
  readonly flags: readonly Flag[];
  /** Whether its words are those of another program, and no flags are told from them. */
  readonly isPlain?: boolean;
  /** What may stand at a place; `types` at the first and `names` after it, where it is not said. */
  readonly completes?: (index: number) => Completion;
  readonly run: (context: VerbContext, words: ParsedWords) => Promise<void>;
}

/** Flags that many verbs have. */
export const commonFlags = {
  namespace: { name: "namespace", short: "n", takes: "string", values: "namespaces" },
  allNamespaces: { name: "all-namespaces", short: "A", takes: "bool" },
  selector: { name: "selector", short: "l", takes: "string" },
  fieldSelector: { name: "field-selector", takes: "string" },
  filename: { name: "filename", short: "f", takes: "string", values: "files" },
} as const satisfies Readonly<Record<string, Flag>>;
