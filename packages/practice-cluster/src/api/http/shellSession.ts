/** Runs one command line, and returns its output and exit code. */
export type RunLine = (line: string) => Promise<{ readonly exitCode: number; readonly output: string }>;

const prompt = "/ # ";
const endOfInput = "\x04";
const interrupt = "\x03";
/** In characters. */
const longestLine = 1024 * 1024;

/**
 * A shell at a terminal that works line by line: echoes the input, and runs each line when it is complete. Each line
 * runs on its own, so `cd` and variables do not last.
 */
export class ShellSession {
  readonly #run: RunLine;
  readonly #write: (text: string) => void;
  readonly #tty: boolean;
  readonly #exit: (code: number) => void;
  readonly #fail: (error: unknown) => void;
  /** The characters of the current line. */
  #line: string[] = [];
  #queue = Promise.resolve();
  #lastCode = 0;

  constructor(options: {
    run: RunLine;
    write: (text: string) => void;
    exit: (code: number) => void;
    /** Called if a line cannot run because the container is gone. */
    fail: (error: unknown) => void;
    tty: boolean;
  }) {
    this.#run = options.run;
    this.#write = options.write;
    this.#exit = options.exit;
    this.#fail = options.fail;
    this.#tty = options.tty;
    if (this.#tty) this.#write(prompt);
  }

  /** @returns a promise that settles when the input is processed */
  input(text: string): Promise<void> {
    return this.#then(() => this.#take(text));
  }

  /** Called when the client closes its input. */
  end(): Promise<void> {
    return this.#then(async () => {
      if (this.#line.length > 0) await this.#enter();
      this.#exit(this.#lastCode);
    });
  }

  #then(next: () => Promise<void>): Promise<void> {
    this.#queue = this.#queue.then(next).catch((error: unknown) => this.#fail(error));
    return this.#queue;
  }

  async #take(text: string): Promise<void> {
    let echo = "";
    const show = (): void => {
      if (this.#tty) this.#write(echo);
      echo = "";
    };
    for (const character of text) {
      if (character === "\r" || character === "\n") {
        echo += "\r\n";
        show();
        await this.#enter();
      } else if (this.#tty && character === endOfInput) {
        show();
        if (this.#line.length === 0) this.#exit(this.#lastCode);
      } else if (this.#tty && character === interrupt) {
        this.#line = [];
        echo += `^C\r\n${prompt}`;
      } else if (this.#tty && (character === "\x7f" || character === "\b")) {
        if (this.#line.pop() !== undefined) echo += "\b \b";
      } else {
        if (this.#line.length >= longestLine) throw new Error("the line is longer than a shell takes");
        this.#line.push(character);
        echo += character;
      }
    }
    show();
  }

  async #enter(): Promise<void> {
    const line = this.#line.join("").trim();
    this.#line = [];
    const exit = /^exit(?:\s+(\d+))?$/.exec(line);
    if (exit) {
      this.#exit(Number(exit[1] ?? this.#lastCode));
      return;
    }
    if (line !== "") {
      const { exitCode, output } = await this.#run(line);
      this.#lastCode = exitCode;
      this.#write(this.#tty ? output.replace(/\r?\n/g, "\r\n") : output);
    }
    if (this.#tty) this.#write(prompt);
  }
}
