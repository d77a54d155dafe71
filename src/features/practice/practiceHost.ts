import { join } from "node:path";
import { setTimeout as passes } from "node:timers/promises";
import { Worker } from "node:worker_threads";
import { t } from "@vscode/l10n";
import type { Disposable } from "../../base/disposable.ts";
import { Emitter } from "../../base/emitter.ts";
import type { Logger } from "../../base/logger.ts";
import type { PracticeAccess } from "../../cluster/practiceKubeconfig.ts";
import { threadLimits } from "../../practice/threadLimits.ts";
import type { WorkerAnswer, WorkerRequest } from "../../practice/workerMessages.ts";

/** How often, and how long after one another, it is tried where another window is starting it, too. */
const mostTries = 20;
const againMs = 250;

/** Files of the practice cluster. */
export interface PracticeFiles {
  readonly extensionPath: string;
  /** The extension's folder for this user; the kubeconfig and what was applied are kept there. */
  readonly storagePath: string;
}

type Request = WorkerRequest extends infer Each ? (Each extends unknown ? Omit<Each, "id"> : never) : never;
type Reply = Extract<WorkerAnswer, { readonly id: number }>;

/**
 * Runs the practice cluster in a thread of its own, so that neither its work nor its end reaches the extension
 * host. A thread that died is made anew by the next start, with everything that it had acknowledged.
 */
export class PracticeHost implements Disposable {
  private readonly changes = new Emitter<boolean>();
  /** Whether it runs, when that changes. */
  readonly onDidChange = this.changes.event;
  private readonly kubectlSeen = new Emitter<void>();
  /** kubectl has sent a request to it; told once a second at most. */
  readonly onDidSeeKubectl = this.kubectlSeen.event;
  private thread: Worker | undefined;
  private started: Promise<PracticeAccess> | undefined;
  private readonly waiting = new Map<number, (reply: Reply | Error) => void>();
  private lastId = 0;
  private readonly files: PracticeFiles;
  private readonly log: Logger;

  constructor(files: PracticeFiles, log: Logger) {
    this.files = files;
    this.log = log;
  }

  get isRunning(): boolean {
    return this.started !== undefined;
  }

  /** Starts it where it does not run; answers with how to reach it. */
  start(): Promise<PracticeAccess> {
    this.started ??= this.startThread().catch((error: unknown) => {
      void this.end();
      throw error;
    });
    return this.started;
  }

  async stop(): Promise<void> {
    this.assertOwn();
    await this.ask({ type: "stop" });
    await this.end();
  }

  /** Makes it a new, empty cluster; its address stays. */
  async reset(): Promise<void> {
    await this.start();
    this.assertOwn();
    await this.ask({ type: "reset" });
  }

  /**
   * Switches a node off, as a power cut would. Its Node object becomes `NotReady` a few seconds later, and its pods
   * are evicted after the shortened toleration time. Fails where there is no such node, or where the practice
   * cluster does not run in this window.
   */
  async stopNode(name: string): Promise<void> {
    this.assertOwn();
    await this.ask({ type: "stopNode", name });
  }

  /** Switches a node on again that was stopped; fails as {@link stopNode} does. */
  async startNode(name: string): Promise<void> {
    this.assertOwn();
    await this.ask({ type: "startNode", name });
  }

  private assertOwn(): void {
    if (this.thread) return;
    throw new Error(t("The practice cluster runs in another window, or not at all. Look for it there."));
  }

  dispose(): void {
    // Nobody is told: the window closes, and what is connected now is to be connected again in the next one.
    this.changes.dispose();
    this.kubectlSeen.dispose();
    void this.end();
  }

  private async startThread(tries = mostTries): Promise<PracticeAccess> {
    const folder = join(this.files.storagePath, "practice");
    const kubeconfigPath = join(folder, "kubeconfig");
    const accessFile = join(folder, "access.json");
    const { accessOfRunning, writeAccess } = await import("./clusterAccess.ts");
    const running = await accessOfRunning(accessFile);
    if (running) {
      this.log.info("The practice cluster of another window is used.");
      // It may end with that window; the next start here then makes one.
      this.started = undefined;
      return { ...running, kubeconfigPath };
    }
    const reply = await this.startOwn(kubeconfigPath);
    if (reply === "elsewhere") {
      if (tries <= 1) throw new Error(t("The practice cluster did not start. The log says why."));
      this.log.info("Another window is starting the practice cluster.");
      await passes(againMs);
      return await this.startThread(tries - 1);
    }
    if (reply.type !== "ready") throw new Error(t("The practice cluster did not start. The log says why."));
    const { server, token, caPem } = reply;
    await writeAccess(accessFile, reply);
    this.log.info(`The practice cluster answers at ${server}`);
    this.changes.fire(true);
    return { server, token, caPem, kubeconfigPath };
  }

  /** Starts the thread, unless another window has just done so: two cannot have the same storage. */
  private async startOwn(kubeconfigPath: string): Promise<Reply | "elsewhere"> {
    const { extensionPath, storagePath } = this.files;
    const thread = new Worker(join(extensionPath, "dist", "practice.js"), {
      name: "practice cluster",
      resourceLimits: threadLimits,
    });
    this.thread = thread;
    thread.on("message", (answer: WorkerAnswer) => this.take(answer));
    thread.on("error", (error: Error) => this.log.error(error, "practice cluster"));
    thread.on("exit", () => {
      if (thread === this.thread) void this.end();
    });
    const reply = await this.reply({
      type: "start",
      schemaFolder: join(extensionPath, "schemas"),
      storageFile: join(storagePath, "practice", "objects.jsonl"),
      kubeconfigPath,
    });
    if (reply.type !== "failed") return reply;
    if (reply.code !== "ELOCKED") throw failure(reply.message);
    this.thread = undefined;
    await thread.terminate();
    // The other one writes its kubeconfig when it answers; if it ends before that, the start here is the next.
    return "elsewhere";
  }

  private async ask(request: Request): Promise<Reply> {
    const reply = await this.reply(request);
    if (reply.type === "failed") throw failure(reply.message);
    return reply;
  }

  private async reply(request: Request): Promise<Reply> {
    const id = ++this.lastId;
    const { promise, resolve } = Promise.withResolvers<Reply | Error>();
    this.waiting.set(id, resolve);
    this.thread?.postMessage({ ...request, id });
    const reply = await promise;
    if (reply instanceof Error) throw reply;
    return reply;
  }

  private take(answer: WorkerAnswer): void {
    if (answer.type === "log") {
      this.log[answer.level](`practice cluster: ${answer.text}`);
      return;
    }
    if (answer.type === "kubectlSeen") {
      this.kubectlSeen.fire();
      return;
    }
    this.waiting.get(answer.id)?.(answer);
    this.waiting.delete(answer.id);
  }

  private async end(): Promise<void> {
    const { thread } = this;
    this.thread = undefined;
    this.started = undefined;
    for (const settle of this.waiting.values()) settle(new Error(t("The practice cluster has ended.")));
    this.waiting.clear();
    this.changes.fire(false);
    await thread?.terminate();
  }
}

function failure(message: string): Error {
  return new Error(t("The practice cluster failed: {0}", message));
}
