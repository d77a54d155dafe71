import type { Disposable } from "@kubernetes-workshop/kubernetes/base/disposable";
import { Emitter } from "@kubernetes-workshop/kubernetes/base/emitter";
import type { Candidates } from "./complete/candidates.ts";
import { completeLine } from "./complete/completeLine.ts";
import { inColumns } from "./line/columns.ts";
import { withLine } from "./line/history.ts";
import { type Key, readKeys } from "./line/keys.ts";
import { afterKey, emptyLine, type LineState } from "./line/lineState.ts";
import { drawLine } from "./line/screen.ts";
import type { RunningTerminal, TerminalSize } from "./runningTerminal.ts";

/** What a terminal of the shell is connected to. */
export interface ShellTerminalOptions {
  /** Takes what goes to the screen. */
  readonly write: (output: string) => void;
  /** Carries a line out; never fails. */
  readonly run: (line: string, terminal: RunningTerminal) => Promise<void>;
  /** What can stand at the end of what is typed; undefined where that cannot be said. */
  readonly complete: (before: string, signal: AbortSignal) => Promise<Candidates | undefined>;
  readonly exit: () => void;
}

const prompt = "$ ";

/** Keys that are kept while a command runs. */
const mostAhead = 1_000;

/** A terminal with one line to edit: takes what is typed, draws it, and has whole lines carried out one after the other. */
export class ShellTerminal implements Disposable {
  private readonly options: ShellTerminalOptions;
  private size: TerminalSize = { columns: 80, rows: 24 };
  private line: LineState = emptyLine([]);
  private cursorRow = 0;
  private running: AbortController | undefined;
  private completing: AbortController | undefined;
  private readonly ahead: Key[] = [];
  private input: ((data: string) => void) | undefined;
  private isColumnZero = true;
  private readonly resized = new Emitter<TerminalSize>();
  private readonly toSay: string[] = [];

  constructor(options: ShellTerminalOptions) {
    this.options = options;
  }

  open(greeting: string, size: TerminalSize | undefined): void {
    this.resize(size ?? this.size);
    this.print(greeting);
    this.draw();
  }

  /** Prints a line above the one that is being typed, as soon as no command runs. */
  say(text: string): void {
    if (this.running) {
      this.toSay.push(text);
      return;
    }
    this.options.write(drawLine("", { text: "", cursor: 0 }, this.size.columns, this.cursorRow).output);
    this.cursorRow = 0;
    this.print(`${text}\n`);
    this.draw();
  }

  resize(size: TerminalSize): void {
    this.size = size;
    this.resized.fire(size);
    // The terminal has moved the line to other rows by itself.
    if (!this.running) this.cursorRow = drawLine(prompt, this.line, size.columns).cursorRow;
  }

  /** What the terminal sends for keys and pastes. */
  handle(data: string): void {
    if (this.input) {
      this.input(data);
      return;
    }
    for (const key of readKeys(data)) this.press(key);
  }

  dispose(): void {
    this.running?.abort();
    this.completing?.abort();
    this.resized.dispose();
  }

  private press(key: Key): void {
    this.completing?.abort();
    this.completing = undefined;
    if (this.running) {
      if (key.type === "interrupt") {
        this.ahead.length = 0;
        this.print("^C\n");
        this.running.abort();
      } else if (this.ahead.length < mostAhead) this.ahead.push(key);
      return;
    }
    if (key.type === "enter") this.enter();
    else if (key.type === "tab") void this.complete();
    else if (key.type === "clear") this.clear();
    else if (key.type === "interrupt") {
      this.leaveLine("^C");
      this.line = emptyLine(this.line.history);
      this.draw();
    } else if (key.type === "endOfInput" && this.line.text === "") {
      this.leaveLine("");
      this.options.exit();
    } else this.edit(key.type === "endOfInput" ? { type: "delete" } : key);
  }

  private edit(key: Key): void {
    const next = afterKey(this.line, key);
    if (next === this.line) return;
    this.line = next;
    this.draw();
  }

  private enter(): void {
    const { text, history } = this.line;
    this.leaveLine("");
    this.line = emptyLine(withLine(history, text));
    const word = text.trim();
    if (word === "exit" || word === "quit") this.options.exit();
    else if (word === "clear") this.clear();
    else if (word === "") this.draw();
    else void this.run(text);
  }

  private async run(text: string): Promise<void> {
    const running = (this.running = new AbortController());
    try {
      const { signal } = running;
      const isEnded = new Promise<void>((resolve) => signal.addEventListener("abort", () => resolve()));
      const isRun = this.options.run(text, {
        // What comes after Ctrl+C belongs to no command any more.
        out: { write: (output) => signal.aborted || this.print(output) },
        signal,
        writeRaw: (output) => {
          if (signal.aborted) return;
          this.isColumnZero = output.endsWith("\n");
          this.options.write(output);
        },
        size: () => this.size,
        onResize: this.resized.event,
        takeInput: (to) => {
          this.input = to;
          return { dispose: () => (this.input = undefined) };
        },
      });
      await Promise.race([isRun, isEnded]);
    } finally {
      this.running = undefined;
      this.input = undefined;
      if (!this.isColumnZero) this.print("\n");
      for (const text of this.toSay.splice(0)) this.print(`${text}\n`);
      this.draw();
      while (this.ahead.length > 0 && !this.isBusy) {
        const key = this.ahead.shift();
        if (key) this.press(key);
      }
    }
  }

  private get isBusy(): boolean {
    return this.running !== undefined;
  }

  private async complete(): Promise<void> {
    const asking = (this.completing = new AbortController());
    const { line } = this;
    const candidates = await this.options
      .complete(line.text.slice(0, line.cursor), asking.signal)
      .catch(() => undefined);
    if (asking.signal.aborted || !candidates) return;
    this.completing = undefined;
    const completed = completeLine(line, candidates);
    if (completed.choices.length > 0) {
      this.leaveLine("");
      this.print(inColumns(completed.choices, this.size.columns));
    }
    this.line = completed.line;
    this.draw();
  }

  /** The cursor goes to the end of the line and on to the next row. */
  private leaveLine(mark: string): void {
    this.line = { ...this.line, cursor: this.line.text.length };
    this.draw();
    this.cursorRow = 0;
    this.print(`${mark}\n`);
  }

  private clear(): void {
    this.options.write("\u001b[2J\u001b[3J\u001b[H");
    this.cursorRow = 0;
    this.draw();
  }

  private draw(): void {
    const { output, cursorRow } = drawLine(prompt, this.line, this.size.columns, this.cursorRow);
    this.cursorRow = cursorRow;
    this.options.write(output);
    this.isColumnZero = false;
  }

  private print(text: string): void {
    if (text === "") return;
    this.isColumnZero = text.endsWith("\n");
    this.options.write(text.replaceAll(/\r?\n/g, "\r\n"));
  }
}
