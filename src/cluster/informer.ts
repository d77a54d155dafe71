import { asError } from "@kubernetes-workshop/kubernetes/base/asError";
import { Backoff } from "@kubernetes-workshop/kubernetes/base/backoff";
import { Emitter } from "@kubernetes-workshop/kubernetes/base/emitter";
import type { Logger } from "@kubernetes-workshop/kubernetes/base/logger";
import type { ListChange, LiveList } from "../clusterTree/clusterSource.ts";
import { mostListed } from "./answerLimits.ts";
import type { ClusterConnection, Query } from "./connection.ts";
import { listPages } from "./listPages.ts";
import { errorOfLongList, errorOfStatus, RequestError, type RequestFailure } from "./requestError.ts";

/** What an informer follows, and what it keeps of it. */
export interface InformerOptions<T extends ApiObject, S> {
  readonly connection: ClusterConnection;
  /** Path of the collection, such as `/api/v1/pods`. */
  readonly path: string;
  readonly query?: Query;
  /** What is kept of an object; the object itself is let go. */
  readonly summarize: (object: T) => S;
  readonly log: Logger;
  /** How many objects are kept; injected for tests. */
  readonly most?: number;
  /** Waits; injected for tests. Rejects when the signal is aborted. */
  readonly delay?: (ms: number, signal: AbortSignal) => Promise<void>;
  /** Milliseconds from any point in time on; injected for tests. */
  readonly now?: () => number;
}

interface ApiObject {
  readonly metadata?:
    { readonly uid?: string | undefined; readonly resourceVersion?: string | undefined } | undefined;
}

/** A watch that ends sooner without any news was not really served. */
const shortWatchMs = 1000;

/** Failures on the way to the server and back, after which a watch can go on where it was. */
const transient: readonly RequestFailure[] = ["refused", "timeout", "unknownHost", "broken", "busy"];

/**
 * Keeps a list of objects up to date by list and watch, as client-go's informers do: lists, watches from the
 * list's resourceVersion, goes on from the last one seen when a watch ends or its connection breaks, and lists
 * again when the server does not go on from there, mostly because that is too old.
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
  /** The last one seen; undefined when a list is needed. */
  private resourceVersion: string | undefined;
  private failing = false;

  constructor(options: InformerOptions<T, S>) {
    this.options = options;
    const { promise, resolve, reject } = Promise.withResolvers<undefined>();
    this.ready = promise;
    // Nobody needs to wait for it.
    promise.catch(() => undefined);
    void this.run(() => resolve(undefined), reject);
  }

  dispose(): void {
    this.ended.abort();
    this.changes.dispose();
    this.failures.dispose();
  }

  /** The first answer decides whether the informer is ready; it tries until the end in either case. */
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

  /** Reads the whole list and returns its resourceVersion. */
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

  /** Follows the changes from a resourceVersion on, until the server ends the watch. */
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
    // A server that ends every watch at once must not be asked a thousand times a second.
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

  /** Tells of the failure, unless it is an expected one, and waits before the next try. */
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
    // What goes on failing is said once.
    log[this.failing ? "debug" : "warn"](`Following ${path} failed, trying again: ${error.message}`);
    this.failing = true;
    this.failures.fire(error);
  }

  private recovered(): void {
    if (!this.failing) return;
    this.failing = false;
    this.failures.fire(undefined);
  }

  /** Waits, at most until the end. */
  private async wait(ms: number): Promise<void> {
    const { delay = abortableDelay } = this.options;
    await delay(ms, this.ended.signal).catch(() => undefined);
  }
}

/** Between five and ten minutes, so that many watches do not end together; as client-go does. */
function watchSeconds(): number {
  return Math.round(300 * (1 + Math.random()));
}

function isOneOf(error: unknown, failures: readonly RequestFailure[]): boolean {
  return error instanceof RequestError && failures.includes(error.failure);
}

/** A watch reports its own failure as an event that holds a `Status`. */
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
