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

/** The number of tries, and the delay between them in milliseconds, while another window is starting it. */
const mostTries = 20;
const againMs = 250;
/** The time that it has to stop before it is ended, in milliseconds. */
const stopMs = 5_000;

/** The folders of the practice cluster. */
export interface PracticeFiles {
  readonly extensionPath: string;
  /** The extension's storage for this user, which contains the kubeconfig and the stored objects. */
  readonly storagePath: string;
}

/** The state of the practice cluster in this window. */
type State =
  | { readonly kind: "stopped" }
  | { readonly kind: "starting"; readonly access: Promise<PracticeAccess>; readonly isReset: boolean }
  | { readonly kind: "own"; readonly thread: PracticeThread; readonly access: Promise<PracticeAccess> }
  /** It ran in another window when last checked. */
  | { readonly kind: "elsewhere" };

/** The port and identity of an earlier start in this window. */
type Before = Pick<Extract<WorkerAnswer, { type: "ready" }>, "port" | "identity">;

/**
 * Runs the practice cluster in a separate thread, so that neither its load nor its end affects the extension host.
 * After a thread has died, or was ended because it did not respond, the next start uses the same address and restores
 * every acknowledged change. If it keeps dying, the latest changes are left out.
 */
export class PracticeHost implements PracticeSource, Disposable {
  private readonly changes = new Emitter<PracticeChange>();
  readonly onDidChange = this.changes.event;
  private readonly kubectlSeen = new Emitter<KubectlRequest>();
  /** Fires for requests of kubectl; for equal ones at most once a second. */
  readonly onDidSeeKubectl = this.kubectlSeen.event;
  private readonly setsAside = new Emitter<readonly SetAside[]>();
  /** Fires when it was started without some objects, after unexpected ends. */
  readonly onDidSetAside = this.setsAside.event;
  private state: State = { kind: "stopped" };
  private readonly threads = new Set<PracticeThread>();
  private readonly deaths: Deaths;
  private before: Before | undefined;
  private setAside: SetAside[] = [];
  /** The number of the latest start; results of earlier starts are ignored. */
  private attempt = 0;
  private isDisposed = false;
  private readonly files: PracticeFiles;
  private readonly log: Logger;
  private readonly now: () => number;
  private readonly startTimer: StartTimer;

  /**
   * Creates a host without starting the practice cluster.
   *
   * @param now returns milliseconds on a monotonic clock; injected for tests, as is `startTimer`
   */
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

  /** Stops it, even if it does not respond. */
  async stop(): Promise<void> {
    // This also stops a cluster that is starting.
    if (this.state.kind === "starting")
      await this.atMost(
        stopMs,
        this.state.access.catch(() => undefined),
      );
    const thread = this.state.kind === "starting" ? undefined : this.own().thread;
    const { markStopped } = await import("./clusterAccess.ts");
    // Mark it first, so that other windows that use it do not take its end for a failure to recover from.
    await markStopped(this.accessFile).catch((error: unknown) => this.log.warn(String(error)));
    this.attempt++;
    this.state = { kind: "stopped" };
    this.changes.fire("stopped");
    // Acknowledged changes are already stored, however the thread ends.
    if (thread)
      await this.atMost(stopMs, thread.ask({ type: "stop" })).catch((error: unknown) =>
        this.log.warn(String(error)),
      );
    await this.endThreads();
  }

  /**
   * Replaces it with a new, empty cluster at the same address. The old thread is ended whatever its state, and its
   * storage is not read.
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
      // A failed reset is reported as an unexpected end.
      this.changes.fire("died");
      throw error;
    }
  }

  /**
   * Stops a node as a power cut would. Its Node object becomes `NotReady` a few seconds later, and its pods are evicted
   * after the shortened toleration time. Fails if there is no such node, or if the practice cluster does not run in
   * this window.
   */
  async stopNode(name: string): Promise<void> {
    await this.own().thread.ask({ type: "stopNode", name });
  }

  /** Starts a stopped node; fails as {@link stopNode} does. */
  async startNode(name: string): Promise<void> {
    await this.own().thread.ask({ type: "startNode", name });
  }

  dispose(): void {
    this.isDisposed = true;
    this.attempt++;
    // No events: the window is closing, and the next one should connect to the same cluster again.
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

  /** Waits for work to settle, but no longer than a limit. */
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

  /** Finds the practice cluster of another window, or starts one; `reset` starts an empty one. */
  private async begin(attempt: number, change: "started" | "reset"): Promise<PracticeAccess> {
    try {
      const { accessOfRunning } = await import("./clusterAccess.ts");
      const { PracticeEnded } = await import("./practiceThread.ts");
      for (let tries = 0; tries < mostTries && attempt === this.attempt && !this.isDisposed;) {
        const running = change === "reset" ? undefined : await accessOfRunning(this.accessFile);
        if (running) {
          this.log.info("Using the practice cluster of another window.");
          // It may end with that window; then the next start here starts a new one.
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

  /** Starts the thread; undefined if another window has just done so, because two cannot share the storage. */
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
      // Without this file, other windows cannot find this cluster, nor can they start one beside it.
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
      // The other window's cluster writes its address once it responds; if it ends first, this window starts one.
      if (error.code === "ELOCKED") return undefined;
      // Another program has taken the port. The kubeconfig will name the new one.
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
