import { Backoff } from "../base/backoff.ts";
import { Emitter } from "../base/emitter.ts";
import type { Logger } from "../base/logger.ts";
import type { ListChange, LiveList } from "../clusterTree/clusterSource.ts";
import type { ClusterConnection, Query } from "./connection.ts";
import { RequestError } from "./requestError.ts";

/** What an informer follows, and what it keeps of it. */
export interface InformerOptions<T extends ApiObject, S> {
  readonly connection: ClusterConnection;
  /** Path of the collection, such as `/api/v1/pods`. */
  readonly path: string;
  readonly query?: Query;
  /** What is kept of an object; the object itself is let go. */
  readonly summarize: (object: T) => S;
  readonly log: Logger;
  /** Waits; injected for tests. Rejects when the signal is aborted. */
  readonly delay?: (ms: number, signal: AbortSignal) => Promise<void>;
}

interface ApiObject {
  readonly metadata?:
    { readonly uid?: string | undefined; readonly resourceVersion?: string | undefined } | undefined;
}

interface ApiList<T> {
  readonly items?: readonly T[];
  readonly metadata?: { readonly resourceVersion?: string; readonly continue?: string };
}

/** Objects of one page of a list; the API server answers large lists faster in pages. */
const pageSize = 500;

/**
 * Keeps a list of objects up to date by list and watch, as client-go's informers do: lists, watches from the
 * list's resourceVersion, goes on from the last one seen when a watch ends, and lists again when that is too old.
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
  private failing = false;

  constructor(options: InformerOptions<T, S>) {
    this.options = options;
    const { promise, resolve, reject } = Promise.withResolvers<undefined>();
    this.ready = promise;
    void this.run(() => resolve(undefined), reject);
  }

  dispose(): void {
    this.ended.abort();
    this.changes.dispose();
    this.failures.dispose();
  }

  /** The first list decides whether the informer is ready; after it, failures are retried until the end. */
  private async run(resolve: () => void, reject: (error: unknown) => void): Promise<void> {
    let resourceVersion: string | undefined;
    try {
      resourceVersion = await this.list();
      resolve();
    } catch (error) {
      reject(error);
      return;
    }
    while (!this.ended.signal.aborted) {
      try {
        resourceVersion = await this.watch((resourceVersion ??= await this.list()));
      } catch (error) {
        if (isGone(error)) {
          resourceVersion = undefined;
          await this.wait(this.backoff.next());
        } else if (!(await this.waitAfter(error))) {
          return;
        }
      }
    }
  }

  /** Reads the whole list and returns its resourceVersion. */
  private async list(): Promise<string> {
    const { connection, path, query, summarize } = this.options;
    const seen = new Map<string, S>();
    let page: ApiList<T> | undefined;
    do {
      const asked = { ...query, limit: pageSize, continue: page?.metadata?.continue };
      page = (await connection.get(path, asked, this.ended.signal)) as ApiList<T>;
      for (const object of page.items ?? []) seen.set(object.metadata?.uid ?? "", summarize(object));
    } while (page.metadata?.continue);
    this.objects.clear();
    for (const [uid, object] of seen) this.objects.set(uid, object);
    this.changes.fire({ updated: [...seen.values()], membership: true });
    this.recovered();
    return page.metadata?.resourceVersion ?? "";
  }

  /** Follows the changes from a resourceVersion on; returns the last one seen when the server ends the watch. */
  private async watch(from: string): Promise<string> {
    const { connection, path, query, summarize } = this.options;
    let resourceVersion = from;
    const asked = { ...query, resourceVersion, allowWatchBookmarks: true, timeoutSeconds: watchSeconds() };
    for await (const event of connection.watch(path, asked, this.ended.signal)) {
      if (event.type === "ERROR") throw errorOfEvent(event.object);
      const object = event.object as T;
      resourceVersion = object.metadata?.resourceVersion ?? resourceVersion;
      this.recovered();
      if (event.type === "BOOKMARK") continue;
      const uid = object.metadata?.uid ?? "";
      if (event.type === "DELETED") {
        if (this.objects.delete(uid)) this.changes.fire({ updated: [], membership: true });
        continue;
      }
      const membership = !this.objects.has(uid);
      const summary = summarize(object);
      this.objects.set(uid, summary);
      this.changes.fire({ updated: [summary], membership });
    }
    // A server that ends every watch at once must not be asked a thousand times a second.
    if (resourceVersion === from) await this.wait(this.backoff.next());
    return resourceVersion;
  }

  private recovered(): void {
    this.backoff.reset();
    if (!this.failing) return;
    this.failing = false;
    this.failures.fire(undefined);
  }

  /** Tells of the failure and waits before the next try; false when the informer has ended meanwhile. */
  private async waitAfter(error: unknown): Promise<boolean> {
    if (this.ended.signal.aborted) return false;
    const reason = error instanceof Error ? error : new Error(String(error));
    this.options.log.warn(`Following ${this.options.path} failed, trying again: ${reason.message}`);
    this.failing = true;
    this.failures.fire(reason);
    const asked = error instanceof RequestError ? (error.retryAfterMs ?? 0) : 0;
    return this.wait(Math.max(asked, this.backoff.next()));
  }

  private async wait(ms: number): Promise<boolean> {
    const { delay = abortableDelay } = this.options;
    try {
      await delay(ms, this.ended.signal);
      return true;
    } catch {
      return false;
    }
  }
}

/** Between five and ten minutes, so that many watches do not end together; as client-go does. */
function watchSeconds(): number {
  return Math.round(300 * (1 + Math.random()));
}

function isGone(error: unknown): boolean {
  return error instanceof RequestError && error.failure === "gone";
}

/** A watch reports its own failure as an event that holds a `Status`. */
function errorOfEvent(status: unknown): RequestError {
  const { code, message } = status as { code?: number; message?: string };
  return new RequestError(code === 410 ? "gone" : "status", message ?? "");
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
