import { spawn, type ChildProcess } from "node:child_process";
import { createWriteStream, readFileSync } from "node:fs";
import path from "node:path";
import { atExit } from "./atExit.ts";
import { repositoryFolder } from "./paths.ts";

/** A program to start, and the file its output goes to. */
export interface ProgramStart {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  readonly logFile: string;
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
}

/** A program that runs until it is stopped, at the latest when this process ends. */
export class StartedProcess implements AsyncDisposable {
  readonly name: string;
  readonly pid: number | undefined;
  readonly #child: ChildProcess;
  readonly #logFile: string;
  readonly #ended: Promise<void>;
  #end: string | undefined;
  #stopping = false;

  constructor({ name, command, args, logFile, cwd, env }: ProgramStart) {
    this.name = name;
    this.#logFile = logFile;
    const log = createWriteStream(logFile, { flags: "a" });
    log.write(`$ ${command} ${args.join(" ")}\n`);
    // A process group of its own: Ctrl-C in a terminal reaches this process alone, which then ends the program
    // in its own time, together with whatever the program has started.
    this.#child = spawn(command, args, {
      cwd,
      env: env ?? process.env,
      stdio: ["ignore", "pipe", "pipe"],
      detached: process.platform !== "win32",
      windowsHide: true,
    });
    this.pid = this.#child.pid;
    this.#child.stdout?.pipe(log, { end: false });
    this.#child.stderr?.pipe(log, { end: false });
    const forget = atExit(() => killGroup(this.#child));

    this.#ended = new Promise((resolve) => {
      const onEnd = (how: string): void => {
        this.#end ??= how;
        forget();
        log.end(`${name} ${how}\n`);
        resolve();
      };
      this.#child.once("error", (error) => onEnd(`could not be started: ${error.message}`));
      this.#child.once("exit", (code, signal) => onEnd(`ended with ${signal ?? code ?? "nothing"}`));
    });
  }

  /** Throws with the end of the log if the program exited without being stopped. */
  assertRunning(): void {
    if (this.#end !== undefined && !this.#stopping) {
      throw new Error(`${this.name} ${this.#end}.\n${this.#lastLines()}\nLog: ${this.#relativeLog()}`);
    }
  }

  /** Asks the program to end and waits for it; kills it after `graceMs`. */
  async stop(graceMs = 10_000): Promise<void> {
    this.#stopping = true;
    if (this.#end === undefined) {
      this.#child.kill("SIGTERM");
      const timer = setTimeout(() => killGroup(this.#child), graceMs);
      await this.#ended;
      clearTimeout(timer);
    }
    killGroup(this.#child);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.stop();
  }

  #lastLines(): string {
    return readFileSync(this.#logFile, "utf8").trimEnd().split("\n").slice(-15).join("\n");
  }

  #relativeLog(): string {
    return path.relative(repositoryFolder, this.#logFile);
  }
}

/** Kills a program and its descendants in its process group. */
function killGroup(child: ChildProcess): void {
  if (child.pid === undefined) {
    return;
  }
  if (process.platform === "win32") {
    child.kill("SIGKILL");
    return;
  }
  try {
    process.kill(-child.pid, "SIGKILL");
  } catch {
    // No process of the group is left.
  }
}
