import type { ProgramOutput } from "../runProgram.ts";
/** The tools of the course, by what they are called in the code. */
export type ToolId =
  "minikube" | "kind" | "dockerDesktop" | "kops" | "kubeadm" | "kubectl" | "eksctl" | "aws";

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

/** A tool that the check looks for. */
export interface Tool {
  readonly id: ToolId;
  readonly name: string;
  readonly uses: readonly Use[];
  /** Whether it makes clusters that one manages oneself. */
  readonly makesOwnCluster: boolean;
  /** Where its documentation says how to install it. */
  readonly page: string;
  readonly question: VersionQuestion;
}
