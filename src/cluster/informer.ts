import { asError } from "@kubernetes-workshop/kubernetes/base/asError";
import { Backoff } from "@kubernetes-workshop/kubernetes/base/backoff";
import { Emitter } from "@kubernetes-workshop/kubernetes/base/emitter";
import type { Logger } from "@kubernetes-workshop/kubernetes/base/logger";
import type { ListChange, LiveList } from "../clusterTree/clusterSource.ts";
import { mostListed } from "./answerLimits.ts";
import type { ClusterConnection, Query } from "./connection.ts";
import { listPages } from "./listPages.ts";
import { errorOfLongList, errorOfStatus, RequestError, type RequestFailure } from "./requestError.ts";

/** The collection that an informer watches, and what it keeps of each object. */
export interface InformerOptions<T extends ApiObject, S> {
  readonly connection: ClusterConnection;
  /** The path of the collection, such as `/api/v1/pods`. */
  readonly path: string;
  readonly query?: Query;
  /** Reduces an object to what the informer keeps of it. */
  readonly summarize: (object: T) => S;
  readonly log: Logger;
  /** The most objects to keep; injected for tests. */
  readonly most?: number;
  /** Waits, and rejects when the signal is aborted; injected for tests. */
  readonly delay?: (ms: number, signal: AbortSignal) => Promise<void>;
  /** Returns milliseconds on a monotonic clock; injected for tests. */
  readonly now?: () => number;
}

interface ApiObject {
  readonly metadata?:
    { readonly uid?: string | undefined; readonly resourceVersion?: string | undefined } | undefined;
}

/** A watch that ends sooner than this without an event counts as not served. */
const shortWatchMs = 1000;

/** Network failures and overload, after which a watch can resume where it stopped. */
const transient: readonly RequestFailure[] = ["refused", "timeout", "unknownHost", "broken", "busy"];

/**
 * Keeps a list of objects up to date by list and watch, as client-go's informers do: it lists, watches from the list's
 * resourceVersion, resumes from the last one seen when a watch ends or its connection breaks, and lists again when the
 * server cannot resume from there, mostly because that version is too old.
 * https://kubernetes.io/docs/reference/using-api/api-concepts/#efficient-detection-of-changes
 */
export class Informer<T extends ApiObject, S> implements LiveList<S> {
  readonly objects = new Map<string, S>();
  readonly ready: Promise<void>;
  private readonly changes = new Emitter<ListChange<S>>();
  private readonly failures = new Emitter<Error | undefined>();
  readonly onDidChange = this.changes.event;
  readonly onDidFail = this.failures.event;
  private readonly ended = new AbortController();
  private readonly backoff = new Backoff({ initialMs: 800, maxMs: 30_000 });
  private readonly options: InformerOptions<T, S>;
  /** The last one seen; undefined if the next step is to list. */
  private resourceVersion: string | undefined;
  private failing = false;

  constructor(options: InformerOptions<T, S>) {
    this.options = options;
    const { promise, resolve, reject } = Promise.withResolvers<undefined>();
    this.ready = promise;
    // Callers need not handle the rejection.
    promise.catch(() => undefined);
    void this.run(() => resolve(undefined), reject);
  }

  dispose(): void {
    this.ended.abort();
    this.changes.dispose();
    this.failures.dispose();
  }

  /** Lists and watches until disposal. The outcome of the first attempt settles `ready`; either way it continues. */
  private async run(resolve: () => void, reject: (error: unknown) => void): Promise<void> {
    for (;;) {
      await this.options.connection.gate.pass(this.ended.signal);
      if (this.ended.signal.aborted) break;
      try {
        this.resourceVersion ??= await this.list();
        resolve();
        await this.watch(this.resourceVersion);
      } catch (error) {
        await this.afterFailure(error, reject);
      }
    }
    reject(this.ended.signal.reason);
  }

  /** Lists all objects and returns the list's resourceVersion. */
  private async list(): Promise<string> {
    const { connection, path, query = {}, summarize, most } = this.options;
    const seen = new Map<string, S>();
    let resourceVersion: string | undefined;
    for await (const page of listPages<T>(connection, path, query, this.ended.signal, most)) {
      for (const object of page.items ?? []) seen.set(object.metadata?.uid ?? "", summarize(object));
      resourceVersion = page.metadata?.resourceVersion;
    }
    this.objects.clear();
    for (const [uid, object] of seen) this.objects.set(uid, object);
    this.changes.fire({ updated: [...seen.values()], membership: true });
    return resourceVersion ?? "";
  }

  /** Watches from a resourceVersion on until the server ends the watch. */
  private async watch(from: string): Promise<void> {
    const { connection, path, query, now = () => performance.now() } = this.options;
    const asked = {
      ...query,
      resourceVersion: from,
      allowWatchBookmarks: true,
      timeoutSeconds: watchSeconds(),
    };
    const begun = now();
    const events = connection.watch(path, asked, this.ended.signal, () => this.recovered());
    for await (const { type, object } of events) {
      if (type === "ERROR") throw errorOfEvent(connection.server, object);
      this.observe(type, object as T);
      if (this.resourceVersion !== from) this.backoff.reset();
    }
    // Back off from a server that ends every watch at once.
    const wasServed = this.resourceVersion !== from || now() - begun >= shortWatchMs;
    if (wasServed) this.backoff.reset();
    else await this.wait(this.backoff.next());
  }

  private observe(type: "ADDED" | "MODIFIED" | "DELETED" | "BOOKMARK", object: T): void {
    const uid = object.metadata?.uid ?? "";
    if (type === "DELETED") {
      if (this.objects.delete(uid)) this.changes.fire({ updated: [], membership: true });
    } else if (type !== "BOOKMARK") {
      const membership = !this.objects.has(uid);
      const { connection, path, most = mostListed } = this.options;
      if (membership && this.objects.size >= most) throw errorOfLongList(connection.server, path, most);
      const summary = this.options.summarize(object);
      this.objects.set(uid, summary);
      this.changes.fire({ updated: [summary], membership });
    }
    this.resourceVersion = object.metadata?.resourceVersion ?? this.resourceVersion;
  }

  /** Reports a failure, unless it is an expected one, and waits before the next try. */
  private async afterFailure(error: unknown, reject: (error: unknown) => void): Promise<void> {
    if (this.ended.signal.aborted) return;
    if (!isOneOf(error, transient)) this.resourceVersion = undefined;
    if (!isOneOf(error, ["gone"])) {
      reject(error);
      this.failed(asError(error));
    }
    const asked = error instanceof RequestError ? (error.retryAfterMs ?? 0) : 0;
    await this.wait(Math.max(asked, this.backoff.next()));
  }

  private failed(error: Error): void {
    const { log, path } = this.options;
    // Repeated failures are logged as a warning only once.
    log[this.failing ? "debug" : "warn"](`Following ${path} failed, trying again: ${error.message}`);
    this.failing = true;
    this.failures.fire(error);
  }

  private recovered(): void {
    if (!this.failing) return;
    this.failing = false;
    this.failures.fire(undefined);
  }

  /** Waits, but not beyond disposal. */
  private async wait(ms: number): Promise<void> {
    const { delay = abortableDelay } = this.options;
    await delay(ms, this.ended.signal).catch(() => undefined);
  }
}

/** Returns five to ten minutes, at random as in client-go, so that many watches do not end together. */
function watchSeconds(): number {
  return Math.round(300 * (1 + Math.random()));
}

function isOneOf(error: unknown, failures: readonly RequestFailure[]): boolean {
  return error instanceof RequestError && failures.includes(error.failure);
}

/** Converts the `Status` with which a watch reports its own failure. */
function errorOfEvent(server: string, status: object): RequestError {
  const code = "code" in status && typeof status.code === "number" ? status.code : 500;
  return errorOfStatus(server, code, status);
}

function abortableDelay(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    signal.throwIfAborted();
    const abort = (): void => {
      clearTimeout(timer);
      reject(new Error("aborted"));
    };
    const timer = setTimeout(() => {
      signal.removeEventListener("abort", abort);
      resolve();
    }, ms);
    signal.addEventListener("abort", abort, { once: true });
  });
}
