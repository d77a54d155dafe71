import { Worker } from "node:worker_threads";
import { t } from "@vscode/l10n";
import type { Logger } from "../../base/logger.ts";
import { threadLimits } from "../../practice/threadLimits.ts";
import type { WorkerAnswer, WorkerRequest } from "../../practice/workerMessages.ts";

type Request = WorkerRequest extends infer Each ? (Each extends unknown ? Omit<Each, "id"> : never) : never;
type Reply = Exclude<Extract<WorkerAnswer, { readonly id: number }>, { readonly type: "failed" }>;

/** The practice cluster could not do what it was asked for; `code` is that of `WorkerAnswer`. */
export class PracticeFailure extends Error {
  readonly code: string | undefined;

  constructor(message: string, code?: string) {
    super(message);
    this.name = "PracticeFailure";
    this.code = code;
  }
}

/** The thread of the practice cluster: what is asked of it is answered, or fails with its end. */
export class PracticeThread {
  /** Settles when the thread has ended, by itself or not. */
  readonly ended: Promise<void>;
  private readonly worker: Worker;
  private readonly waiting = new Map<number, PromiseWithResolvers<Reply>>();
  private readonly log: Logger;
  private readonly onKubectl: () => void;
  private lastId = 0;
  private hasEnded = false;

  /**
   * @param file the bundle that runs in it
   * @param onKubectl hears that kubectl has sent a request
   */
  constructor(file: string, log: Logger, onKubectl: () => void) {
    this.log = log;
    this.onKubectl = onKubectl;
    this.worker = new Worker(file, { name: "practice cluster", resourceLimits: threadLimits });
    this.worker.on("message", (answer: WorkerAnswer) => this.take(answer));
    this.worker.on("error", (error: Error) => log.error(error, "practice cluster"));
    this.ended = new Promise((resolve) =>
      this.worker.on("exit", () => {
        this.hasEnded = true;
        for (const { reject } of this.waiting.values()) reject(endedError());
        this.waiting.clear();
        resolve();
      }),
    );
  }

  /** @throws {PracticeFailure} */
  async ask(request: Request): Promise<Reply> {
    if (this.hasEnded) throw endedError();
    const id = ++this.lastId;
    const answered = Promise.withResolvers<Reply>();
    this.waiting.set(id, answered);
    this.worker.postMessage({ ...request, id });
    return await answered.promise;
  }

  /** Ends it as a power cut would. */
  async end(): Promise<void> {
    await this.worker.terminate();
  }

  private take(answer: WorkerAnswer): void {
    if (answer.type === "log") {
      this.log[answer.level](`practice cluster: ${answer.text}`);
      return;
    }
    if (answer.type === "kubectlSeen") {
      this.onKubectl();
      return;
    }
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

function endedError(): PracticeFailure {
  return new PracticeFailure(t("The practice cluster has ended. The log says why."));
}
