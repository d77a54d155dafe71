import { Worker } from "node:worker_threads";
import { t } from "@vscode/l10n";
import type { Logger } from "@kubernetes-workshop/kubernetes/base/logger";
import type { StartTimer } from "@kubernetes-workshop/kubernetes/base/startTimer";
import type { KubectlRequest } from "kubernetes-practice-cluster/kubectlRequests";
import type { SetAside } from "kubernetes-practice-cluster/setAside";
import { threadLimits } from "kubernetes-practice-cluster/threadLimits";
import type { WorkerAnswer, WorkerRequest } from "kubernetes-practice-cluster/workerMessages";
import { Watchdog } from "./watchdog.ts";

type Request = WorkerRequest extends infer Each ? (Each extends unknown ? Omit<Each, "id"> : never) : never;
type Reply = Exclude<Extract<WorkerAnswer, { readonly id: number }>, { readonly type: "failed" }>;

/** The number of seconds without a response after which the thread is ended. */
const silentRounds = 10;
/** The time to wait for a thread to end, in milliseconds; one that takes longer is abandoned. */
const endMs = 5_000;

/** Thrown when the practice cluster cannot carry out a request; `code` is that of `WorkerAnswer`. */
export class PracticeFailure extends Error {
  readonly code: string | undefined;

  constructor(message: string, code?: string) {
    super(message);
    this.name = "PracticeFailure";
    this.code = code;
  }
}

/** Thrown when the thread has ended, whatever the reason. */
export class PracticeEnded extends PracticeFailure {
  constructor() {
    super(t("The practice cluster stopped unexpectedly. See the log for details."));
    this.name = "PracticeEnded";
  }
}

export interface PracticeThreadOptions {
  /** The path of the bundle that the thread runs. */
  readonly file: string;
  readonly log: Logger;
  /** Called for requests of kubectl. */
  readonly onKubectl: (request: KubectlRequest) => void;
  /** Called for objects that a start left out. */
  readonly onSetAside: (setAside: SetAside) => void;
  readonly startTimer: StartTimer;
  /** Returns milliseconds on a monotonic clock. */
  readonly now: () => number;
}

/**
 * The thread of the practice cluster. Every request gets an answer, or fails when the thread ends. A thread that does
 * not respond for some seconds is ended.
 */
export class PracticeThread {
  /** Resolves when the thread has ended, whatever the reason. */
  readonly ended: Promise<void>;
  private readonly worker: Worker;
  private readonly watchdog: Watchdog;
  private readonly waiting = new Map<number, PromiseWithResolvers<Reply>>();
  private readonly options: PracticeThreadOptions;
  private lastId = 0;
  private hasEnded = false;

  constructor(options: PracticeThreadOptions) {
    const { file, log, startTimer, now } = options;
    this.options = options;
    this.worker = new Worker(file, { name: "practice cluster", resourceLimits: threadLimits });
    this.worker.on("message", (answer: WorkerAnswer) => this.take(answer));
    this.worker.on("error", (error: Error) => log.error(error, "practice cluster"));
    this.ended = new Promise((resolve) =>
      this.worker.on("exit", () => {
        this.hasEnded = true;
        this.watchdog.dispose();
        for (const { reject } of this.waiting.values()) reject(new PracticeEnded());
        this.waiting.clear();
        resolve();
      }),
    );
    this.watchdog = new Watchdog({
      // The answer counts as a sign of life, like any message.
      ping: () => this.worker.postMessage({ type: "ping", id: ++this.lastId } satisfies WorkerRequest),
      onSilence: () => {
        log.error(`The practice cluster has not responded for ${silentRounds} seconds and is being ended.`);
        void this.end();
      },
      rounds: silentRounds,
      ...{ startTimer, now },
    });
  }

  /**
   * Sends a request and returns the answer.
   *
   * @throws {PracticeFailure}
   */
  async ask(request: Request): Promise<Reply> {
    if (this.hasEnded) throw new PracticeEnded();
    const id = ++this.lastId;
    const answered = Promise.withResolvers<Reply>();
    this.waiting.set(id, answered);
    this.worker.postMessage({ ...request, id });
    return await answered.promise;
  }

  /** Ends the thread as a power cut would, whatever it is doing. */
  async end(): Promise<void> {
    this.watchdog.dispose();
    const limit = Promise.withResolvers<undefined>();
    const stopTimer = this.options.startTimer(() => limit.resolve(undefined), endMs);
    await Promise.race([this.worker.terminate(), limit.promise]);
    stopTimer();
  }

  private take(answer: WorkerAnswer): void {
    this.watchdog.heard();
    switch (answer.type) {
      case "alive":
        return;
      case "log":
        this.options.log[answer.level](`practice cluster: ${answer.text}`);
        return;
      case "kubectlSeen":
        this.options.onKubectl(answer.seen);
        return;
      case "setAside":
        this.options.onSetAside(answer.setAside);
        return;
      case "ready":
      case "done":
      case "failed":
        this.takeReply(answer);
    }
  }

  private takeReply(answer: Extract<WorkerAnswer, { readonly id: number }>): void {
    const { id } = answer;
    const answered = this.waiting.get(id);
    this.waiting.delete(id);
    if (answer.type !== "failed") answered?.resolve(answer);
    else {
      const message = t("The practice cluster failed: {0}", answer.message);
      answered?.reject(new PracticeFailure(message, answer.code));
    }
  }
}
