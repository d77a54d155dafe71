/** The access of the process that reads to the cluster. */
export interface ReaderAccess {
  readonly server: string;
  readonly caFile: string;
  readonly token: string;
}

/** What the process that reads can be asked to do, with its argument and its answer. */
export interface ReaderCommands {
  /** Collects garbage; the memory of the process in bytes. */
  readonly memory: (none: undefined) => number;
  /** Connects; the milliseconds until the first nodes have rows, and until all nodes are known. */
  readonly connect: (access: ReaderAccess) => { readonly first: number; readonly all: number };
  /** Expands so many nodes that are far from each other, one after the other; the milliseconds that each took. */
  readonly expand: (count: number) => number[];
  /** Collapses all but so many of them; the uids of the pods of those that stay. */
  readonly keep: (count: number) => string[];
  /** Shows only problems; the milliseconds until the pods are known, and how many they are. */
  readonly problems: (none: undefined) => { readonly ms: number; readonly pods: number };
  /** The milliseconds since 1970 at which the rows of pods last changed, by uid. */
  readonly changes: (none: undefined) => Record<string, number>;
  /** Processor time of the process since its start, in milliseconds. */
  readonly processor: (none: undefined) => number;
  /** Hides the tree or shows it. */
  readonly show: (isShown: boolean) => boolean;
  /** Requests since the start, and watches that are open. */
  readonly requests: (none: undefined) => { readonly sent: number; readonly open: number };
  readonly end: (none: undefined) => boolean;
}

/** A command on its way. */
export interface Asked {
  readonly id: number;
  readonly command: keyof ReaderCommands;
  readonly argument: unknown;
}

/** Its answer. */
export interface Answered {
  readonly id: number;
  readonly result?: unknown;
  readonly error?: string;
}
