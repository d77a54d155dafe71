import { once } from "node:events";
import { WritableStream } from "node:stream/web";
import { Worker } from "node:worker_threads";
import { Agent, fetch } from "undici";
import { threadLimits } from "../../src/threadLimits.ts";
import type { WorkerAnswer, WorkerRequest } from "../../src/workerMessages.ts";
import { schemaFolder } from "@kubernetes-workshop/kubernetes/schemas/schemaFolder";

type Ready = Extract<WorkerAnswer, { type: "ready" }>;
type Told = WorkerRequest extends infer Each
  ? Each extends WorkerRequest
    ? Omit<Each, "id">
    : never
  : never;

/** The practice cluster in a thread of its own, as the extension runs it, with access to its API from outside. */
export class PracticeThread implements AsyncDisposable {
  readonly ready: Ready;
  private readonly thread: Worker;
  private readonly dispatcher: Agent;
  private nextId = 2;

  private constructor(thread: Worker, ready: Ready) {
    this.thread = thread;
    this.ready = ready;
    this.dispatcher = new Agent({ connect: { ca: ready.caPem } });
  }

  /** Starts `src/worker.ts` or a bundle of it, which stores its objects if a storage file is given. */
  static async start(
    bundle: string,
    files: { readonly storageFile?: string; readonly kubeconfigPath?: string } = {},
    execArgv?: string[],
  ): Promise<PracticeThread> {
    const thread = new Worker(bundle, { resourceLimits: threadLimits, ...(execArgv && { execArgv }) });
    const ready = await answerTo(thread, { id: 1, type: "start", schemaFolder, ...files });
    if (ready.type === "ready") return new PracticeThread(thread, ready);
    await thread.terminate();
    throw new Error(`The practice cluster did not start: ${JSON.stringify(ready)}`);
  }

  /** Sends a message to the thread, and returns its answer. */
  async tell(request: Told): Promise<WorkerAnswer> {
    return await answerTo(this.thread, { ...request, id: this.nextId++ });
  }

  /** Sends a request to the API, and parses the body of the answer. */
  async request(
    method: string,
    target: string,
    body?: object,
  ): Promise<{ readonly code: number; readonly body: unknown }> {
    const response = await fetch(this.ready.server + target, {
      method,
      headers: { authorization: `Bearer ${this.ready.token}`, "content-type": "application/json" },
      dispatcher: this.dispatcher,
      ...(body && { body: JSON.stringify(body) }),
    });
    return { code: response.status, body: await response.json() };
  }

  /** Opens a watch, and reads and drops its events until the signal is aborted. */
  async watch(target: string, signal: AbortSignal): Promise<void> {
    const response = await fetch(this.ready.server + target, {
      headers: { authorization: `Bearer ${this.ready.token}` },
      dispatcher: this.dispatcher,
      signal,
    });
    // Reads to the end, and drops everything.
    response.body?.pipeTo(new WritableStream()).catch((error: unknown) => {
      if (!signal.aborted) throw error;
    });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.dispatcher.destroy();
    const gone = once(this.thread, "exit");
    await this.thread.terminate();
    await gone.catch(() => undefined);
  }
}

function answerTo(thread: Worker, request: WorkerRequest): Promise<WorkerAnswer> {
  return new Promise((resolve, reject) => {
    const onMessage = (answer: WorkerAnswer): void => {
      if (!("id" in answer) || answer.id !== request.id) return;
      thread.off("message", onMessage);
      thread.off("error", reject);
      resolve(answer);
    };
    thread.on("message", onMessage);
    thread.once("error", reject);
    thread.postMessage(request);
  });
}
