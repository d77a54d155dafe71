import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
import { kubeconfigFor } from "./kubeconfig.ts";
import { threadLimits } from "./threadLimits.ts";
import type { WorkerAnswer, WorkerRequest } from "./workerMessages.ts";

/** Options of {@link startPracticeCluster}. All are optional. */
export interface PracticeClusterOptions {
  /**
   * The folder in which the cluster persists the objects that users create, so that they survive restarts and crashes.
   * Only one cluster at a time can use a folder. By default nothing is persisted, and every start is a new cluster.
   */
  readonly folder?: string;
  /** The port on 127.0.0.1 that the API server listens on. The default, 0, picks a free port. */
  readonly port?: number;
  /**
   * The file to write the kubeconfig to. By default it goes to a temporary folder, which `stop()` removes. A file that
   * you name here stays.
   */
  readonly kubeconfigPath?: string;
  /** Receives each log message of the cluster. The `debug` level is verbose. By default messages are discarded. */
  readonly onLog?: (level: "debug" | "info" | "warn" | "error", message: string) => void;
}

/** A running practice cluster. It keeps the Node.js process alive until you stop it. */
export interface PracticeCluster {
  /** The URL of the API server: `https://127.0.0.1:<port>`. */
  readonly server: string;
  /** The bearer token of the cluster's only user, who is allowed to do everything. */
  readonly token: string;
  /** The API server's self-signed certificate in PEM format. Clients trust it as their certificate authority. */
  readonly certificate: string;
  /** The content of a kubeconfig that connects to the cluster. */
  readonly kubeconfig: string;
  /** The path of the kubeconfig file, which only its owner can read. */
  readonly kubeconfigPath: string;
  /** Resolves after `stop()`. Rejects if the cluster's thread ends without it, for example when memory runs out. */
  readonly stopped: Promise<void>;
  /**
   * Simulates a power failure of a node: its containers stop, its Node becomes `NotReady` within seconds, and
   * controllers replace its pods on other nodes.
   */
  stopNode(name: string): Promise<void>;
  /** Starts a node that `stopNode()` stopped. */
  startNode(name: string): Promise<void>;
  /** Stops the cluster and resolves once it is gone. Further calls have no effect. */
  stop(): Promise<void>;
  [Symbol.asyncDispose](): Promise<void>;
}

/**
 * Starts a practice cluster in its own worker thread and resolves when its API server is ready.
 *
 * Rejects with an error whose `code` is `EADDRINUSE` if the port is in use, or `ELOCKED` if another cluster is using
 * the folder.
 *
 * @example
 * await using cluster = await startPracticeCluster();
 * process.env.KUBECONFIG = cluster.kubeconfigPath;
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

/** The worker thread of a cluster and the requests that it has not answered yet. */
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
    // Avoids an unhandled rejection for callers who ignore `stopped`; their next call fails with the same error.
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
