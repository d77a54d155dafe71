import { getClock } from "@ngrok/webernetes";
import { type Command, type Commands, type Io, runCommand } from "../program.ts";
import { expandFields, expandText, type Scope } from "./expand.ts";
import { type Node, parseShell, type Redirection } from "./parse.ts";
import { ShellSyntaxError } from "./words.ts";

/** `exit`, `break` and `continue` on their way out. */
class Jump extends Error {
  readonly kind: "exit" | "break" | "continue";
  readonly code: number;

  constructor(kind: Jump["kind"], code: number) {
    super(kind);
    this.kind = kind;
    this.code = code;
  }
}

/** A loop whose rounds take no time rests this long, so that it cannot hold up the simulation. */
const restOfBusyLoopMs = 50;

/** `sh -c SCRIPT`; a shell without a script has no terminal here and ends at once, as in a real container. */
export function shellCommand(commands: () => Commands): Command {
  return async (io, args) => {
    const script = args.findIndex((arg) => /^-[a-z]*c$/.test(arg));
    const text = script < 0 ? io.stdin : args[script + 1];
    if (text === undefined) {
      io.err("sh: -c requires an argument\n");
      return 2;
    }
    const stopsOnError = args.slice(0, Math.max(0, script + 1)).some((arg) => /^-[a-z]*e/.test(arg));
    return await new Shell(commands(), args.slice(script + 2), stopsOnError).run(io, text);
  };
}

class Shell {
  private readonly commands: Commands;
  private readonly parameters: readonly string[];
  private stopsOnError: boolean;
  private code = 0;

  constructor(commands: Commands, parameters: readonly string[], stopsOnError: boolean) {
    this.commands = commands;
    this.parameters = parameters;
    this.stopsOnError = stopsOnError;
  }

  async run(io: Io, script: string): Promise<number> {
    try {
      return await this.evaluate(io, parseShell(script));
    } catch (error) {
      if (error instanceof Jump) return error.code;
      if (!(error instanceof ShellSyntaxError)) throw error;
      io.err(`sh: ${error.message}\n`);
      return 2;
    }
  }

  private async evaluate(io: Io, node: Node): Promise<number> {
    switch (node.kind) {
      case "sequence":
        for (const [index, child] of node.nodes.entries()) {
          this.code = await this.evaluate(io, child);
          const last = index === node.nodes.length - 1;
          if (this.code !== 0 && this.stopsOnError && !last) throw new Jump("exit", this.code);
        }
        return node.nodes.length === 0 ? 0 : this.code;
      case "logical":
        this.code = await this.evaluate(io, node.left);
        return (this.code === 0) === (node.operator === "&&")
          ? await this.evaluate(io, node.right)
          : this.code;
      case "pipeline":
        return await this.pipeline(io, node.commands, node.negated);
      case "if":
        if ((await this.evaluate(io, node.condition)) === 0) return await this.evaluate(io, node.then);
        return node.otherwise ? await this.evaluate(io, node.otherwise) : 0;
      case "loop":
        return await this.loop(
          io,
          async () => ((await this.evaluate(io, node.condition)) === 0) !== node.until,
          node.body,
        );
      case "for": {
        const values: string[] = [];
        for (const word of node.words) values.push(...(await expandFields(this.scope(io), word)));
        return await this.loop(
          io,
          () => {
            const value = values.shift();
            if (value !== undefined) io.env.set(node.name, value);
            return Promise.resolve(value !== undefined);
          },
          node.body,
        );
      }
      case "command":
        return await this.command(io, node);
    }
  }

  private async loop(io: Io, goesOn: () => Promise<boolean>, body: Node): Promise<number> {
    const clock = getClock(io.context);
    let code = 0;
    for (let rounds = 0; ; rounds++) {
      const started = clock.nowMs();
      try {
        if (!(await goesOn())) return code;
        code = await this.evaluate(io, body);
      } catch (error) {
        if (!(error instanceof Jump) || error.kind === "exit") throw error;
        if (error.kind === "break") return 0;
      }
      if (rounds > 100 && clock.nowMs() - started < 1) await io.context.sleep(restOfBusyLoopMs);
    }
  }

  private async pipeline(io: Io, nodes: readonly Node[], negated: boolean): Promise<number> {
    let stdin = io.stdin;
    let code = 0;
    for (const [index, node] of nodes.entries()) {
      let written = "";
      const out = index === nodes.length - 1 ? io.out.bind(io) : (text: string) => (written += text);
      code = await this.evaluate({ ...io, stdin, out, err: io.err.bind(io) }, node);
      stdin = written;
    }
    return negated ? Number(code === 0) : code;
  }

  private async command(io: Io, node: Extract<Node, { kind: "command" }>): Promise<number> {
    const scope = this.scope(io);
    const words: string[] = [];
    for (const word of node.words) words.push(...(await expandFields(scope, word)));
    const env = words.length === 0 ? io.env : new Map(io.env);
    for (const { name, value } of node.assignments) env.set(name, await expandText(scope, value));
    if (words.length === 0) return 0;

    const { redirected, finish } = await this.redirect({ ...io, env }, node.redirections, scope);
    if (!redirected) return 1;
    const code = await this.builtin(redirected, io.env, words);
    finish();
    return code;
  }

  private async builtin(io: Io, env: Map<string, string>, words: readonly string[]): Promise<number> {
    const [name = "", first] = words;
    switch (name) {
      case "exit":
        throw new Jump("exit", first === undefined ? this.code : Number(first) & 255);
      case "break":
      case "continue":
        throw new Jump(name, 0);
      case "set":
        this.stopsOnError ||= words.slice(1).some((word) => /^-[a-z]*e/.test(word));
        return 0;
      case "export":
        for (const word of words.slice(1)) {
          const [variable = "", ...value] = word.split("=");
          if (value.length > 0) env.set(variable, value.join("="));
        }
        return 0;
      case "exec":
        throw new Jump("exit", await runCommand(this.commands, io, words.slice(1)));
      case "trap":
      case "wait":
      case "cd":
      case ":":
        return 0;
      default:
        return await runCommand(this.commands, io, words);
    }
  }

  /** Files are written when the command has ended. */
  private async redirect(
    io: Io,
    redirections: readonly Redirection[],
    scope: Scope,
  ): Promise<{ redirected: Io | undefined; finish: () => void }> {
    const files = io.context.fs;
    let out = io.out.bind(io);
    let err = io.err.bind(io);
    let stdin = io.stdin;
    const finish: (() => void)[] = [];
    for (const { operator, target } of redirections) {
      if (operator === "2>&1") err = out;
      else if (operator === "1>&2" || operator === ">&2") out = err;
      else {
        const path = await expandText(scope, target ?? []);
        if (operator === "<") {
          const contents = files.read(path);
          if (contents === undefined) {
            io.err(`sh: can't open ${path}: no such file\n`);
            return { redirected: undefined, finish: () => undefined };
          }
          stdin = contents;
          continue;
        }
        let written = operator.endsWith(">>") ? (files.read(path) ?? "") : "";
        const write = (text: string): void => void (written += text);
        if (path === "/dev/stdout") continue;
        if (path !== "/dev/null") finish.push(() => files.write(path, written));
        if (operator.startsWith("2")) err = write;
        else out = write;
      }
    }
    return { redirected: { ...io, stdin, out, err }, finish: () => finish.forEach((write) => write()) };
  }

  private scope(io: Io): Scope {
    return {
      variable: (name) => {
        if (name === "?") return String(this.code);
        if (name === "$") return String(io.context.pid);
        if (name === "#") return String(this.parameters.length);
        if (name === "@" || name === "*") return this.parameters.slice(1).join(" ");
        return /^\d+$/.test(name) ? (this.parameters[Number(name)] ?? "sh") : io.env.get(name);
      },
      capture: async (script) => {
        let written = "";
        const out = (text: string): void => void (written += text);
        const inner = new Shell(this.commands, this.parameters, this.stopsOnError);
        this.code = await inner.run({ ...io, env: new Map(io.env), out, err: io.err.bind(io) }, script);
        return written;
      },
    };
  }
}
