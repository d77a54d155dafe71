import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
import { kubeconfigFor } from "./kubeconfig.ts";
import { threadLimits } from "./threadLimits.ts";
import type { WorkerAnswer, WorkerRequest } from "./workerMessages.ts";

/** How a practice cluster is started. */
export interface PracticeClusterOptions {
  /**
   * A folder that keeps what users make, over restarts and crashes. One cluster at a time may have it. Without it,
   * each start is a new cluster.
   */
  readonly folder?: string;
  /** The port on 127.0.0.1; 0, the default, takes a free one. */
  readonly port?: number;
  /** Where the kubeconfig goes; by default to a temporary folder, which `stop()` removes. */
  readonly kubeconfigPath?: string;
  /** Hears what the cluster logs. `debug` is much. */
  readonly onLog?: (level: "debug" | "info" | "warn" | "error", message: string) => void;
}

/** A running practice cluster. It keeps the process alive until it is stopped. */
export interface PracticeCluster {
  /** `https://127.0.0.1:<port>` */
  readonly server: string;
  /** The bearer token of its one user, who may do everything. */
  readonly token: string;
  /** The server's certificate, in PEM, which is also the authority to trust. */
  readonly certificate: string;
  /** A kubeconfig, as text. */
  readonly kubeconfig: string;
  /** The file that holds it; only its owner can read it. */
  readonly kubeconfigPath: string;
  /** Resolves when the cluster has stopped; fails when its thread ended by itself. */
  readonly stopped: Promise<void>;
  /** Cuts the power of a node: its containers end, its Node turns `NotReady` within seconds, its pods move. */
  stopNode(name: string): Promise<void>;
  /** Starts a stopped node again. */
  startNode(name: string): Promise<void>;
  /** Stops the cluster, and answers when it is gone. May be called again. */
  stop(): Promise<void>;
  [Symbol.asyncDispose](): Promise<void>;
}

/**
 * Starts a practice cluster in a thread of its own; answers when its API server is ready.
 *
 * Fails with an error whose `code` is `EADDRINUSE` when the port is taken, and `ELOCKED` when another cluster has the
 * folder.
 */
export async function startPracticeCluster(options: PracticeClusterOptions = {}): Promise<PracticeCluster> {
  const { folder, port, onLog } = options;
  const ownFolder =
    options.kubeconfigPath === undefined ? await mkdtemp(join(tmpdir(), "practice-cluster-")) : undefined;
  const kubeconfigPath = options.kubeconfigPath ?? join(ownFolder ?? "", "kubeconfig");
  const thread = new ClusterThread(onLog);
  const stop = async (): Promise<void> => {
    await thread.stop();
    if (ownFolder !== undefined) await rm(ownFolder, { recursive: true, force: true });
  };
  try {
    const ready = await thread.ask({
      type: "start",
      schemaFolder: fileURLToPath(new URL("schemas", import.meta.url)),
      kubeconfigPath,
      ...(folder !== undefined && { storageFile: join(folder, "objects.jsonl") }),
      ...(port !== undefined && { port }),
    });
    if (ready.type !== "ready") throw new Error(`The practice cluster answered ${ready.type}.`);
    const { server, token, caPem } = ready;
    return {
      server,
      token,
      certificate: caPem,
      kubeconfig: kubeconfigFor(ready),
      kubeconfigPath,
      stopped: thread.stopped,
      stopNode: (name) => thread.tell({ type: "stopNode", name }),
      startNode: (name) => thread.tell({ type: "startNode", name }),
      stop,
      [Symbol.asyncDispose]: stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

type Request = WorkerRequest extends infer Each ? (Each extends unknown ? Omit<Each, "id"> : never) : never;
type Reply = Extract<WorkerAnswer, { readonly id: number }>;

/** The thread, and what has been asked of it. */
class ClusterThread {
  readonly stopped: Promise<void>;
  readonly #worker: Worker;
  readonly #waiting = new Map<number, PromiseWithResolvers<Reply>>();
  #lastId = 0;
  #isAskedToStop = false;
  #stopping: Promise<void> | undefined;

  constructor(onLog: PracticeClusterOptions["onLog"]) {
    const { promise, resolve, reject } = Promise.withResolvers<undefined>();
    this.stopped = promise.then(() => undefined);
    // Whoever does not look at it is told by the next call.
    this.stopped.catch(() => undefined);
    let failure: Error | undefined;
    const worker = new Worker(new URL("worker.js", import.meta.url), {
      name: "practice cluster",
      resourceLimits: threadLimits,
    });
    worker.on("error", (error: Error) => (failure = error));
    worker.on("exit", () => {
      const ended = new Error("The practice cluster has ended.", failure && { cause: failure });
      for (const { reject: fail } of this.#waiting.values()) fail(ended);
      this.#waiting.clear();
      if (this.#isAskedToStop) resolve(undefined);
      else reject(ended);
    });
    worker.on("message", (answer: WorkerAnswer) => {
      if (answer.type === "log") onLog?.(answer.level, answer.text);
      else if ("id" in answer) this.#take(answer);
    });
    this.#worker = worker;
  }

  async ask(request: Request): Promise<Reply> {
    if (this.#isAskedToStop) throw new Error("The practice cluster was stopped.");
    return await this.#send(request);
  }

  async tell(request: Request): Promise<void> {
    await this.ask(request);
  }

  stop(): Promise<void> {
    return (this.#stopping ??= this.#end());
  }

  async #end(): Promise<void> {
    this.#isAskedToStop = true;
    await this.#send({ type: "stop" }).catch(() => undefined);
    await this.#worker.terminate();
  }

  async #send(request: Request): Promise<Reply> {
    if (this.#worker.threadId < 0) throw new Error("The practice cluster has ended.");
    const id = ++this.#lastId;
    const answered = Promise.withResolvers<Reply>();
    this.#waiting.set(id, answered);
    this.#worker.postMessage({ ...request, id });
    return await answered.promise;
  }

  #take(answer: Reply): void {
    const answered = this.#waiting.get(answer.id);
    this.#waiting.delete(answer.id);
    if (answer.type !== "failed") answered?.resolve(answer);
    else answered?.reject(Object.assign(new Error(answer.message), { code: answer.code }));
  }
}
