import type { ProgramOutput } from "../runProgram.ts";

/** A recommended use of a tool. */
export type Use = "learning" | "development" | "production" | "anyCluster" | "eks";

/** The version query of a program, with arguments that make it contact nothing and open no window. */
export interface VersionQuestion {
  /** The program's name on the PATH, without an extension. */
  readonly program: string;
  readonly arguments: readonly string[];
  /** Reads the version from the program's output; undefined if there is none. */
  readonly read: (output: ProgramOutput) => string | undefined;
}

/** Everything that the extension knows about a tool. */
export interface ToolRow {
  readonly id: string;
  readonly name: string;
  /** Describes the tool in one or two sentences, in the display language. */
  readonly describe: () => string;
  readonly uses: readonly Use[];
  /** Whether it creates clusters that the user manages. */
  readonly makesOwnCluster: boolean;
  /** The page of its documentation on installing it. */
  readonly page: string;
  readonly question: VersionQuestion;
}
