import { noInput } from "../container/input.ts";
import { Holding } from "../container/memory.ts";
import { BrokenPipe, Pipe } from "../container/pipe.ts";
import type { Process } from "../container/processGroup.ts";
import { commandOf, type Commands, type Io, runCommand } from "../program.ts";
import { builtins } from "./builtins.ts";
import { expandFields, expandText, type Scope } from "./expand.ts";
import { Jump } from "./jump.ts";
import { parseShell } from "./parse.ts";
import { redirect } from "./redirect.ts";
import { ShellError } from "./shellError.ts";
import type { Node } from "./syntaxTree.ts";
import { Variables } from "./variables.ts";

type Of<Kind extends Node["kind"]> = Extract<Node, { kind: Kind }>;

/** The deepest recursion of functions, as in dash. */
const deepestCalls = 1_000;

/** Overhead of each piece that a command substitution captures, in bytes. */
const pieceBytes = 24;

/** Overhead of a function call or a sourced script, in bytes. */
const frameBytes = 256;

/** The initial state of a shell. */
export interface ShellState {
  readonly commands: Commands;
  /** `$0`, `$1`, and so on. */
  readonly parameters: readonly string[];
  readonly stopsOnError: boolean;
  readonly functions: ReadonlyMap<string, Node>;
  /** `$?` */
  readonly code: number;
}

/** One process of `sh`. */
export class Shell implements Disposable {
  readonly commands: Commands;
  readonly variables: Variables;
  parameters: readonly string[];
  stopsOnError: boolean;
  /** `$?` */
  code: number;
  loops = 0;
  calls = 0;
  readonly functions: Map<string, Node>;
  private readonly io: Io;
  /** Depth of the conditions under evaluation, in which `set -e` does not apply. */
  private tested = 0;
  private jobs: Promise<unknown>[] = [];
  private lastJob = "";

  constructor(io: Io, state: ShellState) {
    this.io = io;
    this.commands = state.commands;
    this.parameters = state.parameters;
    this.stopsOnError = state.stopsOnError;
    this.functions = new Map(state.functions);
    this.code = state.code;
    this.variables = new Variables(io.env, io.group.budget.memory);
  }

  [Symbol.dispose](): void {
    this.variables[Symbol.dispose]();
  }

  /** Runs a script to its end, and returns its exit code. */
  async run(script: string): Promise<number> {
    return await this.whole(async () => await this.source(this.io, script));
  }

  /** Runs a script in this same shell, as `eval` does. */
  async source(io: Io, script: string): Promise<number> {
    using _script = new Holding(io.group.budget.memory, script.length + frameBytes);
    io.group.owe(script.length / 8);
    return await this.evaluate(io, parseShell(script));
  }

  /** Waits for background jobs. */
  async wait(): Promise<void> {
    const jobs = this.jobs;
    this.jobs = [];
    await Promise.all(jobs);
  }

  /** Handles the errors that end this shell, and nothing outside of it. */
  private async whole(evaluate: () => Promise<number>): Promise<number> {
    try {
      return await evaluate();
    } catch (error) {
      if (error instanceof Jump) return error.kind === "exit" || error.kind === "return" ? error.code : 0;
      if (error instanceof BrokenPipe) return BrokenPipe.exitCode;
      if (!(error instanceof ShellError)) throw error;
      this.io.err(`sh: ${error.message}\n`);
      return 2;
    }
  }

  private async evaluate(io: Io, node: Node): Promise<number> {
    await io.spend(1);
    switch (node.kind) {
      case "sequence":
        if (node.items.length === 0) return 0;
        for (const item of node.items)
          this.code = item.background ? this.background(io, item.node) : await this.evaluate(io, item.node);
        return this.code;
      case "logical":
        return await this.logical(io, node);
      case "pipeline":
        return await this.pipeline(io, node);
      case "subshell":
        return this.checked(await this.subshell(io, node.body));
      case "redirected": {
        const redirected = await this.withScope(io, (scope) =>
          redirect(io, node.redirections, (word) => expandText(scope, word)),
        );
        return redirected ? await this.evaluate(redirected, node.body) : this.checked(1);
      }
      case "function":
        this.functions.set(node.name, node.body);
        return 0;
      case "if":
        for (const { condition, then } of node.arms)
          if ((await this.test(io, condition)) === 0) return await this.evaluate(io, then);
        return node.otherwise ? await this.evaluate(io, node.otherwise) : 0;
      case "loop":
        return await this.loop(
          async () => ((await this.test(io, node.condition)) === 0) !== node.until,
          () => this.evaluate(io, node.body),
        );
      case "for":
        return await this.forLoop(io, node);
      case "command":
        return this.checked(await this.command(io, node));
    }
  }

  /** With `set -e`, a command that failed outside of conditions ends the shell. */
  private checked(code: number): number {
    this.code = code;
    if (code !== 0 && this.stopsOnError && this.tested === 0) throw new Jump("exit", code);
    return code;
  }

  private async test(io: Io, node: Node): Promise<number> {
    this.tested += 1;
    try {
      return (this.code = await this.evaluate(io, node));
    } finally {
      this.tested -= 1;
    }
  }

  private async logical(io: Io, { first, rest }: Of<"logical">): Promise<number> {
    const last = rest.length - 1;
    this.code = await this.test(io, first);
    for (const [index, { operator, node }] of rest.entries())
      if ((this.code === 0) === (operator === "&&"))
        this.code = index === last ? await this.evaluate(io, node) : await this.test(io, node);
    return this.code;
  }

  private async loop(goesOn: () => Promise<boolean>, round: () => Promise<number>): Promise<number> {
    let code = 0;
    this.loops += 1;
    try {
      for (;;) {
        try {
          if (!(await goesOn())) return code;
          code = await round();
        } catch (error) {
          if (!(error instanceof Jump) || error.kind === "exit" || error.kind === "return") throw error;
          if (error.code > 1 && this.loops > 1) throw new Jump(error.kind, error.code - 1);
          code = 0;
          if (error.kind === "break") return 0;
        }
      }
    } finally {
      this.loops -= 1;
    }
  }

  private async forLoop(io: Io, { name, words, body }: Of<"for">): Promise<number> {
    return await this.withScope(io, async (scope) => {
      const values: string[] = [];
      if (!words) values.push(...this.parameters.slice(1));
      for (const word of words ?? []) for (const field of await expandFields(scope, word)) values.push(field);
      let next = 0;
      return await this.loop(
        () => {
          const value = values[next++];
          if (value !== undefined) this.variables.set(name, value);
          return Promise.resolve(value !== undefined);
        },
        () => this.evaluate(io, body),
      );
    });
  }

  /** Runs a pipeline: each command in a process of its own, all at once, connected by pipes. */
  private async pipeline(io: Io, { commands, negated }: Of<"pipeline">): Promise<number> {
    if (commands.length === 1 && commands[0])
      return (this.code = Number((await this.test(io, commands[0])) === 0));
    const pipes = commands.slice(1).map(() => new Pipe(io.group));
    const codes = await Promise.all(
      commands.map(async (command, index) => {
        const [from, to] = [pipes[index - 1], pipes[index]];
        const stage = { ...io, ...(from ? { stdin: from } : {}), ...(to ? writingTo(to, io) : {}) };
        try {
          return await this.subshell(stage, command);
        } finally {
          from?.closeRead();
          to?.closeWrite();
        }
      }),
    );
    const code = codes.at(-1) ?? 0;
    if (!negated) return this.checked(code);
    return (this.code = Number(code === 0));
  }

  /** @param process ends with the subshell */
  private async subshell(io: Io, node: Node, process: Process = io.group.fork()): Promise<number> {
    using _process = process;
    io.group.owe(this.variables.values.size);
    using inner = new Shell({ ...io, env: this.variables.values }, this);
    inner.tested = this.tested;
    return await inner.whole(() => inner.evaluate(inner.io, node));
  }

  /** Starts a background job, which ends with the container at the latest. */
  private background(io: Io, node: Node): number {
    const process = io.group.fork();
    this.lastJob = String(process.pid);
    const job = this.subshell({ ...io, stdin: noInput }, node, process).catch((error: unknown) =>
      io.group.fail(error),
    );
    this.jobs.push(job);
    if (this.jobs.length > mostJobs) void this.jobs.shift();
    return 0;
  }

  private async command(io: Io, node: Of<"command">): Promise<number> {
    return await this.withScope(io, async (scope) => {
      const words: string[] = [];
      for (const word of node.words) {
        const [only] = word;
        // Fast path: most words are plain text.
        if (only?.kind === "text" && word.length === 1) words.push(only.text);
        else for (const field of await expandFields(scope, word)) words.push(field);
      }
      await io.spend(words.length / 16);
      const redirected = await redirect(io, node.redirections, (word) => expandText(scope, word));
      if (!redirected) return 1;
      const ranBefore = this.code;
      if (words.length === 0) {
        this.code = 0;
        for (const { name, value } of node.assignments)
          this.variables.set(name, await expandText(scope, value));
        // An assignment's exit code is that of the command substitution in its value.
        return node.assignments.length === 0 ? 0 : this.code;
      }
      this.code = ranBefore;
      let env: ReadonlyMap<string, string> = this.variables.values;
      if (node.assignments.length > 0) {
        const more = new Map(env);
        io.group.owe(more.size);
        for (const { name, value } of node.assignments) more.set(name, await expandText(scope, value));
        env = more;
      }
      return await this.call({ ...redirected, env }, words);
    });
  }

  private async call(io: Io, words: readonly string[]): Promise<number> {
    const [name = "", ...args] = words;
    const body = this.functions.get(name);
    if (body) return await this.callFunction(io, body, args);
    const builtin = builtins.get(name);
    if (builtin) return await builtin(this, io, args);
    // As in BusyBox, these run in the shell itself: they need no process, and their arguments can be of any length.
    const own = inShell.has(name) ? commandOf(this.commands, name) : undefined;
    return own ? await own(io, args) : await runCommand(this.commands, io, words, "sh: ");
  }

  private async callFunction(io: Io, body: Node, args: readonly string[]): Promise<number> {
    if (this.calls >= deepestCalls)
      throw new ShellError(`Maximum function recursion depth (${deepestCalls}) reached`);
    const { parameters, loops } = this;
    using _frame = new Holding(io.group.budget.memory, frameBytes);
    this.parameters = [parameters[0] ?? "sh", ...args];
    this.calls += 1;
    this.loops = 0;
    try {
      return await this.evaluate(io, body);
    } catch (error) {
      if (error instanceof Jump && error.kind === "return") return error.code;
      throw error;
    } finally {
      this.parameters = parameters;
      this.loops = loops;
      this.calls -= 1;
    }
  }

  /** Holds the memory of expansions until the command that uses them has ended. */
  private async withScope<Value>(io: Io, use: (scope: Scope) => Promise<Value>): Promise<Value> {
    using expanded = new Holding(io.group.budget.memory);
    return await use({
      parameters: this.parameters.slice(1),
      variable: (name) => this.parameter(io, name),
      assign: (name, value) => this.variables.set(name, value),
      capture: async (body) => await this.capture(io, body, expanded),
      hold: (characters) => {
        io.group.owe(characters / 64);
        expanded.grow(characters);
      },
      spend: (steps) => io.spend(steps),
    });
  }

  private async capture(io: Io, body: Node, expanded: Holding): Promise<string> {
    const pieces: string[] = [];
    const out = (text: string): void => {
      expanded.grow(text.length + pieceBytes);
      pieces.push(text);
    };
    this.code = await this.subshell(
      { ...io, stdin: noInput, out, spend: (steps) => io.group.spend(steps) },
      body,
    );
    return pieces.join("");
  }

  private parameter(io: Io, name: string): string | undefined {
    switch (name) {
      case "?":
        return String(this.code);
      case "$":
        return String(io.context.pid);
      case "!":
        return this.lastJob;
      case "-":
        return this.stopsOnError ? "e" : "";
      case "#":
        return String(Math.max(0, this.parameters.length - 1));
      case "@":
      case "*":
        return this.parameters.slice(1).join(" ");
      case "0":
        return this.parameters[0] ?? "sh";
    }
    return /^\d+$/.test(name) ? this.parameters[Number(name)] : this.variables.get(name);
  }
}

const inShell = new Set(["echo", "printf", "test", "[", "true", "false", "pwd"]);

/** The number of jobs that `wait` waits for; a container has no more processes than that. */
const mostJobs = 512;

function writingTo(pipe: Pipe, io: Io): Pick<Io, "out" | "spend"> {
  return {
    out: (text) => {
      io.group.owe(text.length / 64);
      pipe.write(text);
    },
    spend: (steps) =>
      pipe.isFull ? pipe.drained().then(async () => await io.group.spend(steps)) : io.group.spend(steps),
  };
}
