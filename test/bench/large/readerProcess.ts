import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import type { Answered, Asked, ReaderCommands } from "./readerCommands.ts";

/** A process of its own that reads the cluster, so that what it uses can be told from what loads the cluster. */
export class ReaderProcess implements AsyncDisposable {
  private readonly child: ChildProcess;
  private readonly waiting = new Map<number, PromiseWithResolvers<unknown>>();
  private asked = 0;

  constructor() {
    this.child = fork(path.join(import.meta.dirname, "reader.ts"), { execArgv: ["--expose-gc"] });
    this.child.on("message", ({ id, result, error }: Answered) => {
      if (error === undefined) this.waiting.get(id)?.resolve(result);
      else this.waiting.get(id)?.reject(new Error(error));
    });
    this.child.on("exit", (code) => {
      for (const { reject } of this.waiting.values())
        reject(new Error(`The reader ended with ${code ?? "a signal"}.`));
    });
  }

  async ask<C extends keyof ReaderCommands>(
    command: C,
    ...[argument]: Parameters<ReaderCommands[C]>
  ): Promise<ReturnType<ReaderCommands[C]>> {
    const answer = Promise.withResolvers<unknown>();
    const id = this.asked++;
    this.waiting.set(id, answer);
    this.child.send({ id, command, argument } satisfies Asked);
    return (await answer.promise) as ReturnType<ReaderCommands[C]>;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (this.child.exitCode !== null) return;
    const ended = once(this.child, "exit");
    await this.ask("end", undefined).catch(() => this.child.kill());
    await ended;
  }
}
