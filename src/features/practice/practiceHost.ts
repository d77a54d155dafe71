import { join } from "node:path";
import { setTimeout as passes } from "node:timers/promises";
import { t } from "@vscode/l10n";
import type { Disposable } from "@kubernetes-workshop/kubernetes/base/disposable";
import { Emitter } from "@kubernetes-workshop/kubernetes/base/emitter";
import type { Logger } from "@kubernetes-workshop/kubernetes/base/logger";
import type { PracticeAccess } from "../../cluster/practiceKubeconfig.ts";
import type { PracticeChange, PracticeSource } from "../../session/connectionTarget.ts";
import { startNodeTimer, type StartTimer } from "@kubernetes-workshop/kubernetes/base/startTimer";
import type { KubectlRequest } from "kubernetes-practice-cluster/kubectlRequests";
import type { SetAside } from "kubernetes-practice-cluster/setAside";
import type { WorkerAnswer } from "kubernetes-practice-cluster/workerMessages";
import { schemaFolderOf } from "../../vscode/schemaFiles.ts";
import { Deaths } from "./deaths.ts";
import type { PracticeThread } from "./practiceThread.ts";

/** How often, and how long after one another, it is tried where another window is starting it, too. */
const mostTries = 20;
const againMs = 250;
/** One that does not stop within this is ended. */
const stopMs = 5_000;

/** Files of the practice cluster. */
export interface PracticeFiles {
  readonly extensionPath: string;
  /** The extension's folder for this user; the kubeconfig and what was applied are kept there. */
  readonly storagePath: string;
}

/** What is known of the practice cluster in this window. */
type State =
  | { readonly kind: "stopped" }
  | { readonly kind: "starting"; readonly access: Promise<PracticeAccess>; readonly isReset: boolean }
  | { readonly kind: "own"; readonly thread: PracticeThread; readonly access: Promise<PracticeAccess> }
  /** It ran in another window when it was last asked for. */
  | { readonly kind: "elsewhere" };

/** How an earlier start of this window was reached. */
type Before = Pick<Extract<WorkerAnswer, { type: "ready" }>, "port" | "identity">;

/**
 * Runs the practice cluster in a thread of its own, so that neither its work nor its end reaches the extension
 * host. A thread that died, or that answered no more and was ended, is made anew by the next start, at the same address
 * and with everything that it had acknowledged; but without what changed last where it dies again and again of it.
 */
export class PracticeHost implements PracticeSource, Disposable {
  private readonly changes = new Emitter<PracticeChange>();
  readonly onDidChange = this.changes.event;
  private readonly kubectlSeen = new Emitter<KubectlRequest>();
  /** What kubectl has asked of it; the same is told once a second at most. */
  readonly onDidSeeKubectl = this.kubectlSeen.event;
  private readonly setsAside = new Emitter<readonly SetAside[]>();
  /** It was started without some objects, with which it had ended by itself. */
  readonly onDidSetAside = this.setsAside.event;
  private state: State = { kind: "stopped" };
  private readonly threads = new Set<PracticeThread>();
  private readonly deaths: Deaths;
  private before: Before | undefined;
  private setAside: SetAside[] = [];
  /** Counts the starts: what an earlier one comes to does not matter any more. */
  private attempt = 0;
  private isDisposed = false;
  private readonly files: PracticeFiles;
  private readonly log: Logger;
  private readonly now: () => number;
  private readonly startTimer: StartTimer;

  /** @param now milliseconds from any point in time on; injected for tests, as `startTimer` is */
  constructor(
    files: PracticeFiles,
    log: Logger,
    now: () => number = () => performance.now(),
    startTimer: StartTimer = startNodeTimer,
  ) {
    this.files = files;
    this.log = log;
    this.now = now;
    this.startTimer = startTimer;
    this.deaths = new Deaths(now);
  }

  get isRunning(): boolean {
    return this.state.kind === "own" || (this.state.kind === "starting" && this.state.isReset);
  }

  start(): Promise<PracticeAccess> {
    const { state } = this;
    if (state.kind === "starting" || state.kind === "own") return state.access;
    this.deaths.tryAgain();
    const access = this.begin(++this.attempt, "started");
    this.state = { kind: "starting", access, isReset: false };
    return access;
  }

  async wasStopped(): Promise<boolean> {
    const { wasStopped } = await import("./clusterAccess.ts");
    return wasStopped(this.accessFile);
  }

  /** Stops it, whether it answers or not. */
  async stop(): Promise<void> {
    // One that is being started is stopped, too.
    if (this.state.kind === "starting")
      await this.atMost(
        stopMs,
        this.state.access.catch(() => undefined),
      );
    const thread = this.state.kind === "starting" ? undefined : this.own().thread;
    const { markStopped } = await import("./clusterAccess.ts");
    // Before it is gone: windows that use it, too, shall not take its end for one that is to be made good.
    await markStopped(this.accessFile).catch((error: unknown) => this.log.warn(String(error)));
    this.attempt++;
    this.state = { kind: "stopped" };
    this.changes.fire("stopped");
    // What it has acknowledged is stored, however it ends.
    if (thread)
      await this.atMost(stopMs, thread.ask({ type: "stop" })).catch((error: unknown) =>
        this.log.warn(String(error)),
      );
    await this.endThreads();
  }

  /**
   * Makes it a new, empty cluster; its address stays. The old one is not asked: it is ended, in whatever state it is,
   * and what it kept is not even read.
   */
  async reset(): Promise<void> {
    if (this.state.kind === "stopped" || this.state.kind === "elsewhere") await this.assertNotElsewhere();
    const attempt = ++this.attempt;
    this.deaths.forget();
    const access = this.endThreads().then(() => this.begin(attempt, "reset"));
    this.state = { kind: "starting", access, isReset: true };
    try {
      await access;
    } catch (error) {
      // Half a cluster is none; its end is that of one that died.
      this.changes.fire("died");
      throw error;
    }
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
    this.attempt++;
    // Nobody is told: the window closes, and what is connected now is to be connected again in the next one.
    this.changes.dispose();
    this.kubectlSeen.dispose();
    this.setsAside.dispose();
    this.state = { kind: "stopped" };
    void this.endThreads();
  }

  private own(): Extract<State, { kind: "own" }> {
    if (this.state.kind === "own") return this.state;
    throw elsewhereError();
  }

  private async assertNotElsewhere(): Promise<void> {
    const { accessOfRunning } = await import("./clusterAccess.ts");
    if (!(await accessOfRunning(this.accessFile))) return;
    this.state = { kind: "elsewhere" };
    throw elsewhereError();
  }

  private async endThreads(): Promise<void> {
    await Promise.all([...this.threads].map((thread) => thread.end()));
  }

  /** Waits for something, but not for ever. */
  private async atMost(ms: number, work: Promise<unknown>): Promise<void> {
    const limit = Promise.withResolvers<undefined>();
    const stopTimer = this.startTimer(() => limit.resolve(undefined), ms);
    try {
      await Promise.race([work, limit.promise]);
    } finally {
      stopTimer();
    }
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

  /** Finds the one of another window, or makes one; `reset` makes an empty one. */
  private async begin(attempt: number, change: "started" | "reset"): Promise<PracticeAccess> {
    try {
      const { accessOfRunning } = await import("./clusterAccess.ts");
      const { PracticeEnded } = await import("./practiceThread.ts");
      for (let tries = 0; tries < mostTries && attempt === this.attempt && !this.isDisposed;) {
        const running = change === "reset" ? undefined : await accessOfRunning(this.accessFile);
        if (running) {
          this.log.info("Using the practice cluster of another window.");
          // It may end with that window; the next start here then makes one.
          if (attempt === this.attempt) this.state = { kind: "elsewhere" };
          return { ...running, kubeconfigPath: this.kubeconfigPath };
        }
        try {
          const access = await this.startOwn(attempt, change);
          if (access) return access;
        } catch (error) {
          if (!(error instanceof PracticeEnded) || attempt !== this.attempt) throw error;
          this.deaths.add();
          if (this.deaths.isHopeless) throw error;
          this.log.error("The practice cluster ended while it was starting. Starting it again.");
          continue;
        }
        this.log.info("Another window is starting the practice cluster.");
        if (++tries < mostTries) await passes(againMs);
      }
      throw new Error(
        t(
          "The practice cluster belongs to another window and is not responding. Close that window, or try again later.",
        ),
      );
    } catch (error) {
      if (attempt === this.attempt) this.state = { kind: "stopped" };
      throw error;
    }
  }

  /** Starts the thread; undefined where another window has just done so: two cannot have the same storage. */
  private async startOwn(
    attempt: number,
    change: "started" | "reset",
    port = this.before?.port,
  ): Promise<PracticeAccess | undefined> {
    const { PracticeThread, PracticeFailure } = await import("./practiceThread.ts");
    const { writeAccess } = await import("./clusterAccess.ts");
    const { extensionPath } = this.files;
    const { kubeconfigPath } = this;
    const thread = new PracticeThread({
      file: join(extensionPath, "dist", "practice.js"),
      log: this.log,
      onKubectl: (request) => this.kubectlSeen.fire(request),
      onSetAside: (setAside) => this.setAside.push(setAside),
      startTimer: this.startTimer,
      now: this.now,
    });
    this.threads.add(thread);
    void thread.ended.then(() => this.threadEnded(thread));
    try {
      const reply = await thread.ask({
        type: "start",
        schemaFolder: schemaFolderOf(extensionPath),
        storageFile: join(this.folder, "objects.jsonl"),
        kubeconfigPath,
        empty: change === "reset",
        setAside: this.deaths.toSetAside,
        ...(port !== undefined && { port }),
        ...(this.before && { identity: this.before.identity }),
      });
      if (reply.type !== "ready") throw new Error(`It answered ${reply.type}.`);
      const { server, token, caPem } = reply;
      const access = { server, token, caPem, kubeconfigPath };
      this.before = { port: reply.port, identity: reply.identity };
      // Without it, other windows do not find this one, which they cannot start beside it either.
      await writeAccess(this.accessFile, access).catch((error: unknown) => this.log.warn(String(error)));
      if (attempt !== this.attempt) throw new Error(t("The practice cluster was stopped."));
      this.state = { kind: "own", thread, access: Promise.resolve(access) };
      this.log.info(`The practice cluster is running at ${server}`);
      this.changes.fire(change);
      const setAside = this.setAside.splice(0);
      if (setAside.length > 0) this.setsAside.fire(setAside);
      return access;
    } catch (error) {
      await thread.end();
      if (!(error instanceof PracticeFailure)) throw error;
      // The other one says where it is when it answers; if it ends before that, the start here is the next.
      if (error.code === "ELOCKED") return undefined;
      // Somebody else has the port by now. The kubeconfig names the new one.
      if (error.code === "EADDRINUSE" && port) return await this.startOwn(attempt, change, 0);
      throw error;
    }
  }

  private threadEnded(thread: PracticeThread): void {
    this.threads.delete(thread);
    if (this.state.kind !== "own" || this.state.thread !== thread) return;
    this.state = { kind: "stopped" };
    this.log.error("The practice cluster stopped unexpectedly.");
    this.deaths.add();
    const { isHopeless, areRepeated } = this.deaths;
    this.changes.fire(isHopeless ? "diedForGood" : areRepeated ? "diedAgain" : "died");
  }
}

function elsewhereError(): Error {
  return new Error(
    t("The practice cluster is stopped or running in another window. Check your other windows."),
  );
}
