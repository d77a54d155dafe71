import type { ProgramOutput } from "../runProgram.ts";

/** What a tool is recommended for. */
export type Use = "learning" | "development" | "production" | "anyCluster" | "eks";

/** How a program is asked for its version: with arguments that make it contact nothing and open no window. */
export interface VersionQuestion {
  /** The program's name on the PATH, without an extension. */
  readonly program: string;
  readonly arguments: readonly string[];
  /** Reads the version out of what the program wrote; undefined where there is none. */
  readonly read: (output: ProgramOutput) => string | undefined;
}

/** All that the product knows about a tool. */
export interface ToolRow {
  readonly id: string;
  readonly name: string;
  /** What the tool is, in one or two sentences, in the display language. */
  readonly describe: () => string;
  readonly uses: readonly Use[];
  /** Whether it makes clusters that one manages oneself. */
  readonly makesOwnCluster: boolean;
  /** Where its documentation says how to install it. */
  readonly page: string;
  readonly question: VersionQuestion;
}
