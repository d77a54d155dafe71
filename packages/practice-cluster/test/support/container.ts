import { Cluster, type ProcessContext } from "@ngrok/webernetes";
import { installImages } from "../../src/webernetes/installImages.ts";
import { ContainerBudget } from "../../src/images/container/containerBudget.ts";
import { ContainerHost } from "../../src/images/container/containerHost.ts";
import { Files } from "../../src/images/container/files.ts";
import { isOutOfMemory } from "../../src/images/container/memory.ts";
import { ProcessEnded } from "../../src/images/container/processGroup.ts";
import { ioOf } from "../../src/images/teachingImage.ts";
import { findImage } from "../../src/images/findImage.ts";
import { runCommand } from "../../src/images/program.ts";

/** The output and exit code of a command. */
export interface Outcome {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** A container without a cluster: files, an environment, and time that passes instantly while it sleeps. */
export class FakeContainer implements Disposable {
  readonly files = new Map<string, string>();
  /** The lines that it wrote to its log about itself. */
  readonly told: string[] = [];
  readonly budget: ContainerBudget;
  readonly cluster = new Cluster({ nodes: 1 });
  slept = 0;
  /** The number of the sleep at which the process is killed, as by a kubelet. */
  killAtSleep = Number.POSITIVE_INFINITY;
  private sleeps = 0;

  constructor(host = new ContainerHost()) {
    installImages(this.cluster, {});
    this.budget = new ContainerBudget({
      host,
      memoryLimit: undefined,
      tell: (line) => this.told.push(line),
      outOfMemory: () => undefined,
    });
  }

  async run(image: string, argv: readonly string[], env: Record<string, string> = {}): Promise<Outcome> {
    const lookup = findImage(image);
    if (!lookup.found) throw new Error(lookup.error);
    let out = "";
    let err = "";
    const context = this.context();
    const group = this.budget.begin(context.pid, () => undefined);
    const io = ioOf({
      context,
      group,
      files: new Files(context.fs, this.budget.memory),
      env: new Map(Object.entries(env)),
      out: (text) => void (out += text),
      err: (text) => void (err += text),
    });
    const code = await runCommand(lookup.entry.program.commands, io, argv).catch((error: unknown) => {
      if (error instanceof Killed) return 143;
      if (error instanceof ProcessEnded) return 137;
      if (!isOutOfMemory(error)) throw error;
      this.budget.endOutOfMemory();
      return 137;
    });
    group.end();
    return { code, out, err };
  }

  [Symbol.dispose](): void {
    this.budget.end();
    void this.cluster.close();
  }

  private context(): ProcessContext {
    const { files, cluster } = this;
    const context = {
      pid: 7,
      pod: { name: "pod-1", ip: "10.0.0.1" },
      fs: {
        read: (path: string) => files.get(path),
        write: (path: string, text = "") => void files.set(path, text),
        delete: (path: string) => files.delete(path),
        has: (path: string) => files.has(path),
      },
      value: (key: unknown) => cluster.ctx.value(key),
      sleep: (ms: number) => {
        this.slept += ms;
        return ++this.sleeps >= this.killAtSleep ? Promise.reject(new Killed()) : Promise.resolve();
      },
      waitUntilKilled: () => Promise.resolve(143),
      listenHttp: () => undefined,
      fetch: (target: string) => {
        if (target === "http://web") return Promise.resolve({ status: 200, body: "hello from web\n" });
        const cause = Object.assign(new Error("connect ECONNREFUSED"), { code: "ECONNREFUSED" });
        return Promise.reject(new TypeError("fetch failed", { cause }));
      },
    };
    // The commands use only this part of a context.
    return context as unknown as ProcessContext;
  }
}

class Killed extends Error {}
