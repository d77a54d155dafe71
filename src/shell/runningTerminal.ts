import type { Disposable } from "@kubernetes-workshop/kubernetes/base/disposable";
import type { ShellOutput } from "./shellOutput.ts";

/** The terminal as a command has it while it runs. */
export interface RunningTerminal {
  readonly out: ShellOutput;
  readonly signal: AbortSignal;
  /** The size of the screen, in characters. */
  readonly size: () => TerminalSize;
  /** Has what is typed go to somebody, as to a shell in a container, until it is disposed of. */
  readonly takeInput: (to: (data: string) => void) => Disposable;
}

export interface TerminalSize {
  readonly columns: number;
  readonly rows: number;
}
