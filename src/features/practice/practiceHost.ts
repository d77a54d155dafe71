import { join } from "node:path";
import { setTimeout as passes } from "node:timers/promises";
import { t } from "@vscode/l10n";
import type { Disposable } from "../../base/disposable.ts";
import { Emitter } from "../../base/emitter.ts";
import type { Logger } from "../../base/logger.ts";
import type { PracticeAccess } from "../../cluster/practiceKubeconfig.ts";
import type { PracticeChange, PracticeSource } from "../../session/connectionTarget.ts";
import type { PracticeThread } from "./practiceThread.ts";

/** How often, and how long after one another, it is tried where another window is starting it, too. */
const mostTries = 20;
const againMs = 250;
/** One that ends by itself sooner than this after it did so before does not get better by being started anew. */
const soonMs = 60_000;

/** Files of the practice cluster. */
export interface PracticeFiles {
  readonly extensionPath: string;
  /** The extension's folder for this user; the kubeconfig and what was applied are kept there. */
  readonly storagePath: string;
}

/** What is known of the practice cluster in this window. */
type State =
  | { readonly kind: "stopped" }
  | { readonly kind: "starting"; readonly access: Promise<PracticeAccess> }
  /** `access` is there once it answers: not while it is reset. */
  | { readonly kind: "own"; readonly thread: PracticeThread; readonly access: Promise<PracticeAccess> }
  /** It ran in another window when it was last asked for. */
  | { readonly kind: "elsewhere" };

/**
 * Runs the practice cluster in a thread of its own, so that neither its work nor its end reaches the extension
 * host. A thread that died is made anew by the next start, with everything that it had acknowledged.
 */
export class PracticeHost implements PracticeSource, Disposable {
  private readonly changes = new Emitter<PracticeChange>();
  readonly onDidChange = this.changes.event;
  private readonly kubectlSeen = new Emitter<void>();
  /** kubectl has sent a request to it; told once a second at most. */
  readonly onDidSeeKubectl = this.kubectlSeen.event;
  private state: State = { kind: "stopped" };
  private readonly threads = new Set<PracticeThread>();
  private diedAt = Number.NEGATIVE_INFINITY;
  private isDisposed = false;
  private readonly files: PracticeFiles;
  private readonly log: Logger;
  private readonly now: () => number;

  /** @param now milliseconds from any point in time on; injected for tests */
  constructor(files: PracticeFiles, log: Logger, now: () => number = () => performance.now()) {
    this.files = files;
    this.log = log;
    this.now = now;
  }

  get isRunning(): boolean {
    return this.state.kind === "own";
  }

  start(): Promise<PracticeAccess> {
    const { state } = this;
    if (state.kind === "starting" || state.kind === "own") return state.access;
    const access = this.begin();
    this.state = { kind: "starting", access };
    return access;
  }

  async wasStopped(): Promise<boolean> {
    const { wasStopped } = await import("./clusterAccess.ts");
    return wasStopped(this.accessFile);
  }

  async stop(): Promise<void> {
    // One that is being started is stopped, too.
    if (this.state.kind === "starting") await this.state.access.catch(() => undefined);
    const { thread } = this.own();
    const { markStopped } = await import("./clusterAccess.ts");
    // Before it is gone: windows that use it, too, shall not take its end for one that is to be made good.
    await markStopped(this.accessFile).catch((error: unknown) => this.log.warn(String(error)));
    this.state = { kind: "stopped" };
    this.changes.fire("stopped");
    await thread.ask({ type: "stop" }).finally(() => thread.end());
  }

  /** Makes it a new, empty cluster; its address stays. */
  async reset(): Promise<void> {
    // Not waited for where it runs: whoever starts it from now on waits for the new one.
    if (this.state.kind !== "own") await this.start();
    const { thread, access } = this.own();
    const done = thread.ask({ type: "reset" });
    const again = done.then(() => access);
    again.catch(() => undefined);
    this.state = { kind: "own", thread, access: again };
    try {
      await done;
    } catch (error) {
      // Half a cluster is none; its end is that of one that died.
      await thread.end();
      throw error;
    }
    this.changes.fire("reset");
  }

  /**
   * Switches a node off, as a power cut would. Its Node object becomes `NotReady` a few seconds later, and its pods
   * are evicted after the shortened toleration time. Fails where there is no such node, or where the practice
   * cluster does not run in this window.
   */
  async stopNode(name: string): Promise<void> {
    await this.own().thread.ask({ type: "stopNode", name });
  }

  /** Switches a node on again that was stopped; fails as {@link stopNode} does. */
  async startNode(name: string): Promise<void> {
    await this.own().thread.ask({ type: "startNode", name });
  }

  dispose(): void {
    this.isDisposed = true;
    // Nobody is told: the window closes, and what is connected now is to be connected again in the next one.
    this.changes.dispose();
    this.kubectlSeen.dispose();
    this.state = { kind: "stopped" };
    for (const thread of this.threads) void thread.end();
  }

  private own(): Extract<State, { kind: "own" }> {
    if (this.state.kind === "own") return this.state;
    throw new Error(t("The practice cluster runs in another window, or not at all. Look for it there."));
  }

  private get folder(): string {
    return join(this.files.storagePath, "practice");
  }

  private get accessFile(): string {
    return join(this.folder, "access.json");
  }

  private get kubeconfigPath(): string {
    return join(this.folder, "kubeconfig");
  }

  /** Finds the one of another window, or makes one. */
  private async begin(): Promise<PracticeAccess> {
    try {
      const { accessOfRunning } = await import("./clusterAccess.ts");
      for (let tries = 0; tries < mostTries && !this.isDisposed; tries++) {
        if (tries > 0) await passes(againMs);
        const running = await accessOfRunning(this.accessFile);
        if (running) {
          this.log.info("The practice cluster of another window is used.");
          // It may end with that window; the next start here then makes one.
          this.state = { kind: "elsewhere" };
          return { ...running, kubeconfigPath: this.kubeconfigPath };
        }
        const access = await this.startOwn();
        if (access) return access;
        this.log.info("Another window is starting the practice cluster.");
      }
      throw new Error(
        t(
          "Another window has the practice cluster, which does not answer. Close that window, or start it again later.",
        ),
      );
    } catch (error) {
      this.state = { kind: "stopped" };
      throw error;
    }
  }

  /** Starts the thread; undefined where another window has just done so: two cannot have the same storage. */
  private async startOwn(): Promise<PracticeAccess | undefined> {
    const { PracticeThread, PracticeFailure } = await import("./practiceThread.ts");
    const { writeAccess } = await import("./clusterAccess.ts");
    const { extensionPath } = this.files;
    const { kubeconfigPath } = this;
    const file = join(extensionPath, "dist", "practice.js");
    const thread = new PracticeThread(file, this.log, () => this.kubectlSeen.fire());
    this.threads.add(thread);
    void thread.ended.then(() => this.threadEnded(thread));
    try {
      const reply = await thread.ask({
        type: "start",
        schemaFolder: join(extensionPath, "schemas"),
        storageFile: join(this.folder, "objects.jsonl"),
        kubeconfigPath,
      });
      if (reply.type !== "ready") throw new Error(`It answered ${reply.type}.`);
      const { server, token, caPem } = reply;
      const access = { server, token, caPem, kubeconfigPath };
      await writeAccess(this.accessFile, access);
      this.state = { kind: "own", thread, access: Promise.resolve(access) };
      this.log.info(`The practice cluster answers at ${server}`);
      this.changes.fire("started");
      return access;
    } catch (error) {
      await thread.end();
      // The other one says where it is when it answers; if it ends before that, the start here is the next.
      if (error instanceof PracticeFailure && error.code === "ELOCKED") return undefined;
      throw error;
    }
  }

  private threadEnded(thread: PracticeThread): void {
    this.threads.delete(thread);
    if (this.state.kind !== "own" || this.state.thread !== thread) return;
    this.state = { kind: "stopped" };
    this.log.error("The practice cluster has ended by itself.");
    const now = this.now();
    const soon = now - this.diedAt < soonMs;
    this.diedAt = now;
    this.changes.fire(soon ? "diedAgain" : "died");
  }
}
