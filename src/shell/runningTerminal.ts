import type { Disposable } from "@kubernetes-workshop/kubernetes/base/disposable";
import type { Event } from "@kubernetes-workshop/kubernetes/base/emitter";
import type { ShellOutput } from "./shellOutput.ts";

/** The terminal as a command has it while it runs. */
export interface RunningTerminal {
  readonly out: ShellOutput;
  readonly signal: AbortSignal;
  /** Takes what is for the terminal as it is, with what steers it. */
  readonly writeRaw: (output: string) => void;
  /** The size of the screen, in characters. */
  readonly size: () => TerminalSize;
  readonly onResize: Event<TerminalSize>;
  /** Has what is typed go to somebody, as to a shell in a container, until it is disposed of. */
  readonly takeInput: (to: (data: string) => void) => Disposable;
}

export interface TerminalSize {
  readonly columns: number;
  readonly rows: number;
}
