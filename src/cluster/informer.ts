import { isDeepStrictEqual } from "node:util";
import { asError } from "@kubernetes-workshop/kubernetes/base/asError";
import { Backoff } from "@kubernetes-workshop/kubernetes/base/backoff";
import { Emitter } from "@kubernetes-workshop/kubernetes/base/emitter";
import type { Logger } from "@kubernetes-workshop/kubernetes/base/logger";
import { startNodeTimer, type StartTimer } from "@kubernetes-workshop/kubernetes/base/startTimer";
import type { ListChange, LiveList } from "../clusterTree/clusterSource.ts";
import { abortableDelay } from "./abortableDelay.ts";
import { mostListed } from "./answerLimits.ts";
import type { ClusterConnection, Query } from "./connection.ts";
import { type ApiList, listPages } from "./listPages.ts";
import {
  errorOfClosedWatches,
  errorOfLongList,
  errorOfStatus,
  errorOfUnwatched,
  RequestError,
  type RequestFailure,
} from "./requestError.ts";
import { Trouble } from "./trouble.ts";

/** The collection that an informer watches, and what it keeps of each object. */
export interface InformerOptions<T extends ApiObject, S> {
  readonly connection: ClusterConnection;
  /** The path of the collection, such as `/api/v1/pods`. */
  readonly path: string;
  readonly query?: Query;
  /** The part of the collection to read if the user may not read all of it. */
  readonly fallback?: { readonly path: string; readonly namespace: string } | undefined;
  /** Reduces an object to what the informer keeps of it; undefined for one that it does not keep. */
  readonly summarize: (object: T) => S | undefined;
  /** Names of fields whose arrays are not needed, and read as empty. */
  readonly unwanted?: readonly string[];
  /** The size of the first page, if the first list is shown page by page. */
  readonly firstPage?: number;
  /** Asks only for the metadata of the objects, so that the server sends nothing else of them. */
  readonly onlyMetadata?: boolean;
  /** Reads no further once this many objects are there, and leaves out the others. */
  readonly upTo?: number | undefined;
  readonly log: Logger;
  /** The most objects to keep; injected for tests. */
  readonly most?: number;
  /** Waits, and rejects when the signal is aborted; injected for tests. */
  readonly delay?: (ms: number, signal: AbortSignal) => Promise<void>;
  /** Returns milliseconds on a monotonic clock; injected for tests. */
  readonly now?: () => number;
  readonly startTimer?: StartTimer;
}

interface ApiObject {
  readonly metadata?:
    { readonly uid?: string | undefined; readonly resourceVersion?: string | undefined } | undefined;
}

/** A watch that ends sooner than this without an event counts as not served. */
const shortWatchMs = 1000;

/** The time between two lists of what may not be watched, in milliseconds. */
const pollMs = 30_000;

/** Network failures and overload, after which a watch can resume where it stopped. */
const transient: readonly RequestFailure[] = ["refused", "timeout", "unknownHost", "broken", "busy"];

/**
 * Keeps a list of objects up to date by list and watch, as client-go's informers do: it lists, watches from the list's
 * resourceVersion, resumes from the last one seen when a watch ends or its connection breaks, and lists again when the
 * server cannot resume from there, mostly because that version is too old.
 * https://kubernetes.io/docs/reference/using-api/api-concepts/#efficient-detection-of-changes
 *
 * It also lists again if resuming does not work at once, and if a watch misses its bookmark: the cluster may have been
 * restored to an older state, which has not reached that version yet. What may be listed but not watched is listed
 * every half minute.
 */
export class Informer<T extends ApiObject, S> implements LiveList<S> {
  readonly objects = new Map<string, S>();
  private readonly changes = new Emitter<ListChange<S>>();
  private readonly failures = new Emitter<Error | undefined>();
  readonly onDidChange = this.changes.event;
  readonly onDidFail = this.failures.event;
  /** Ends what is under way when the informer pauses or ends. */
  private lap = new AbortController();
  private pausing: PromiseWithResolvers<undefined> | undefined;
  private hasEnded = false;
  private readonly backoff = new Backoff({ initialMs: 800, maxMs: 30_000 });
  private readonly options: InformerOptions<T, S>;
  private readonly trouble: Trouble;
  private readonly first = Promise.withResolvers<undefined>();
  private readonly firstPage = Promise.withResolvers<undefined>();
  /** The last one seen; undefined if the next step is to list. */
  private resourceVersion: string | undefined;
  /** The steps from the last list or working watch on that did not work. */
  private misses = 0;
  /** When it was last listed instead of watched, in milliseconds since 1970. */
  private polledAt: number | undefined;
  private isListed = false;
  private remaining: number | undefined;
  private hasMore = false;
  private isLimited = false;
  private isRefused = false;
  private isLogged = false;

  constructor(options: InformerOptions<T, S>) {
    this.options = options;
    // Callers need not handle the rejection.
    this.first.promise.catch(() => undefined);
    this.firstPage.promise.catch(() => undefined);
    this.first.promise.then(this.firstPage.resolve, this.firstPage.reject);
    this.trouble = new Trouble((error) => this.tell(error), options.startTimer);
    void this.run();
  }

  get ready(): Promise<void> {
    return this.isListed ? Promise.resolve() : this.first.promise;
  }

  get begun(): Promise<void> {
    return this.isListed || this.objects.size > 0 ? Promise.resolve() : this.firstPage.promise;
  }

  get missing(): number | undefined {
    return this.remaining;
  }

  get isForbidden(): boolean {
    return this.isRefused;
  }

  get isCut(): boolean {
    return this.hasMore;
  }

  get onlyNamespace(): string | undefined {
    return this.isLimited ? this.options.fallback?.namespace : undefined;
  }

  get trueUntil(): number | undefined {
    return this.polledAt ?? this.trouble.since;
  }

  dispose(): void {
    this.hasEnded = true;
    this.lap.abort();
    this.pausing?.resolve(undefined);
    this.trouble.forget();
    this.changes.dispose();
    this.failures.dispose();
  }

  pause(): void {
    if (this.pausing || this.hasEnded) return;
    this.pausing = Promise.withResolvers();
    this.lap.abort();
    this.trouble.isOver();
  }

  resume(): void {
    if (!this.pausing || this.hasEnded) return;
    this.lap = new AbortController();
    this.pausing.resolve(undefined);
    this.pausing = undefined;
  }

  /** Lists and watches until disposal. The first list, or the first failure that lasts, settles `ready`. */
  private async run(): Promise<void> {
    for (;;) {
      await this.pausing?.promise;
      if (this.hasEnded) break;
      const { signal } = this.lap;
      await this.options.connection.gate.pass(signal);
      if (signal.aborted) continue;
      try {
        if (this.resourceVersion === undefined) await this.listAgain(signal);
        else await this.watchAgain(this.resourceVersion, signal);
      } catch (error) {
        await this.afterFailure(asError(error), signal);
      }
    }
    this.first.reject(new Error("The list has ended."));
  }

  private get path(): string {
    const { fallback, path } = this.options;
    return this.isLimited && fallback ? fallback.path : path;
  }

  /** Lists the collection, or the part of it that the user may read. */
  private async listReadable(signal: AbortSignal): Promise<string> {
    this.isLimited = false;
    try {
      return await this.list(signal).catch((error: unknown) => {
        if (!this.options.fallback || !isOneOf(error, ["forbidden"])) throw error;
        this.isLimited = true;
        return this.list(signal);
      });
    } catch (error) {
      this.isRefused = isOneOf(error, ["forbidden"]);
      if (this.isRefused) this.drop();
      throw error;
    }
  }

  private async listAgain(signal: AbortSignal): Promise<void> {
    this.resourceVersion = await this.listReadable(signal);
    this.isListed = true;
    if (this.polledAt !== undefined) this.polledAt = Date.now();
    this.first.resolve(undefined);
    try {
      await this.watch(this.resourceVersion, signal);
    } catch (error) {
      if (signal.aborted || !isUnwatched(error)) throw error;
      await this.poll(signal);
    }
  }

  private async watchAgain(from: string, signal: AbortSignal): Promise<void> {
    try {
      await this.watch(from, signal);
    } catch (error) {
      if (signal.aborted || !isUnwatched(error)) throw error;
      // A list tells whether only watching is no longer allowed.
      this.resourceVersion = undefined;
      await this.wait(this.backoff.next(), signal);
    }
  }

  /** Waits before the next list, because a watch is not allowed. */
  private async poll(signal: AbortSignal): Promise<void> {
    const { connection } = this.options;
    this.resourceVersion = undefined;
    this.polledAt ??= Date.now();
    this.trouble.has(errorOfUnwatched(connection.server, this.path, pollMs / 1000), true);
    await this.wait(pollMs, signal);
  }

  /** Drops the objects that may no longer be read. */
  private drop(): void {
    if (this.objects.size === 0) return;
    this.objects.clear();
    this.changes.fire({ updated: [], membership: true });
  }

  /** Lists all objects and returns the list's resourceVersion. */
  private async list(signal: AbortSignal): Promise<string> {
    const { connection, query = {}, summarize, most, firstPage, unwanted, upTo } = this.options;
    const asked = upTo === undefined ? query : { ...query, limit: upTo };
    const accept = this.accept("PartialObjectMetadataList");
    const pages = listPages<T>(connection, this.path, asked, signal, most, { firstPage, unwanted, accept });
    const seen = new Map<string, S>();
    let resourceVersion: string | undefined;
    let hasMore = false;
    for await (const page of pages) {
      for (const object of page.items ?? []) {
        const summary = summarize(object);
        if (summary !== undefined) seen.set(object.metadata?.uid ?? "", summary);
      }
      resourceVersion = page.metadata?.resourceVersion;
      const isLast = !page.metadata?.continue;
      if (firstPage !== undefined && !this.isListed && !isLast) this.showPage(page, seen);
      hasMore = upTo !== undefined && seen.size >= upTo && !isLast;
      if (hasMore) break;
    }
    this.hasMore = hasMore;
    this.remaining = undefined;
    const gone = [...this.objects.keys()].filter((uid) => !seen.has(uid));
    for (const uid of gone) this.objects.delete(uid);
    const before = this.objects.size;
    const updated = [...seen].filter(([uid, object]) => this.keep(uid, object)).map(([, object]) => object);
    this.isRefused = false;
    const membership = !this.isListed || gone.length > 0 || this.objects.size > before;
    this.changes.fire({ updated, membership });
    return resourceVersion ?? "";
  }

  /**
   * The media type to ask for; nothing else that the server could answer with instead.
   * https://kubernetes.io/docs/reference/using-api/api-concepts/#metadata-only-fetches
   */
  private accept(as: "PartialObjectMetadata" | "PartialObjectMetadataList"): string | undefined {
    return this.options.onlyMetadata ? `application/json;as=${as};g=meta.k8s.io;v=v1` : undefined;
  }

  /** Shows what the first list holds so far. */
  private showPage({ items, metadata }: ApiList<T>, seen: ReadonlyMap<string, S>): void {
    for (const object of items ?? []) {
      const uid = object.metadata?.uid ?? "";
      const summary = seen.get(uid);
      if (summary !== undefined) this.keep(uid, summary);
    }
    this.remaining = metadata?.remainingItemCount ?? 1;
    this.firstPage.resolve(undefined);
    this.changes.fire({ updated: [], membership: true });
  }

  /** Watches from a resourceVersion on until the server ends the watch. */
  private async watch(from: string, signal: AbortSignal): Promise<void> {
    const { connection, query, unwanted, now = () => performance.now() } = this.options;
    const asked = {
      ...query,
      resourceVersion: from,
      allowWatchBookmarks: true,
      timeoutSeconds: watchSeconds(),
    };
    const begun = now();
    const { startTimer = startNodeTimer } = this.options;
    let stopTimer: (() => void) | undefined;
    const works = (): void => {
      this.misses = 0;
      this.polledAt = undefined;
      this.isLogged = false;
      this.trouble.isOver();
    };
    try {
      const accepted = (): void => {
        // A server that ends every watch at once accepts it, too.
        stopTimer = startTimer(works, shortWatchMs);
      };
      const accept = this.accept("PartialObjectMetadata");
      const events = connection.watch(this.path, asked, signal, accepted, accept, unwanted);
      for await (const { type, object } of events) {
        if (type === "ERROR") throw errorOfEvent(connection.server, object);
        this.observe(type, object as T);
        if (this.resourceVersion === from) continue;
        this.backoff.reset();
        works();
      }
    } catch (error) {
      // It missed its bookmark.
      if (stopTimer && isOneOf(error, ["timeout"])) this.resourceVersion = undefined;
      throw error;
    } finally {
      stopTimer?.();
    }
    const wasServed = this.resourceVersion !== from || now() - begun >= shortWatchMs;
    if (wasServed) this.backoff.reset();
    else await this.afterFailure(errorOfClosedWatches(connection.server), signal);
  }

  private observe(type: "ADDED" | "MODIFIED" | "DELETED" | "BOOKMARK", object: T): void {
    const uid = object.metadata?.uid ?? "";
    const summary = type === "DELETED" || type === "BOOKMARK" ? undefined : this.options.summarize(object);
    if (type !== "BOOKMARK" && summary === undefined) {
      if (this.objects.delete(uid)) this.changes.fire({ updated: [], membership: true });
    } else if (summary !== undefined && (this.objects.has(uid) || !this.hasMore)) {
      const membership = !this.objects.has(uid);
      const { connection, path, most = mostListed } = this.options;
      if (membership && this.objects.size >= most) throw errorOfLongList(connection.server, path, most);
      if (this.keep(uid, summary)) this.changes.fire({ updated: [summary], membership });
    }
    this.resourceVersion = object.metadata?.resourceVersion ?? this.resourceVersion;
  }

  /**
   * Keeps what is known of an object; false if that is not new. Most changes of a node are heartbeats, which change
   * nothing that is kept.
   */
  private keep(uid: string, summary: S): boolean {
    const before = this.objects.get(uid);
    if (before !== undefined && isDeepStrictEqual(before, summary)) return false;
    this.objects.set(uid, summary);
    return true;
  }

  /** Notes a failure, unless it is an expected one, and waits before the next try. */
  private async afterFailure(error: Error, signal: AbortSignal): Promise<void> {
    if (signal.aborted) return;
    const isOverload = error instanceof RequestError && error.code === 429;
    // A version that could not be resumed from may never be reached again.
    if (!isOneOf(error, transient) || (this.misses > 0 && !isOverload)) this.resourceVersion = undefined;
    this.misses++;
    if (!isOneOf(error, ["gone"])) this.trouble.has(error, this.isCertain(error));
    const asked = error instanceof RequestError ? (error.retryAfterMs ?? 0) : 0;
    await this.wait(Math.max(asked, this.backoff.next()), signal);
  }

  /** Whether a failure does not pass by itself. The first list does not wait to see whether a server can be reached. */
  private isCertain(error: Error): boolean {
    if (!(error instanceof RequestError)) return true;
    if (error.failure === "busy" || (error.code !== undefined && error.code >= 500)) return false;
    return !this.isListed || !isOneOf(error, transient);
  }

  private tell(error: Error | undefined): void {
    const { log, path } = this.options;
    if (error) {
      // Repeated failures are logged as a warning only once.
      log[this.isLogged ? "debug" : "warn"](`Following ${path} failed, trying again: ${error.message}`);
      this.isLogged = true;
      this.first.reject(error);
    }
    this.failures.fire(error);
  }

  /** Waits, but not beyond a pause or the end. */
  private async wait(ms: number, signal: AbortSignal): Promise<void> {
    const { delay = abortableDelay } = this.options;
    await delay(ms, signal).catch(() => undefined);
  }
}

/** Returns five to ten minutes, at random as in client-go, so that many watches do not end together. */
function watchSeconds(): number {
  return Math.round(300 * (1 + Math.random()));
}

function isOneOf(error: unknown, failures: readonly RequestFailure[]): boolean {
  return error instanceof RequestError && failures.includes(error.failure);
}

/** Whether the server does not let a collection be watched that it lists. */
function isUnwatched(error: unknown): boolean {
  return error instanceof RequestError && (error.code === 403 || error.code === 405);
}

/** Converts the `Status` with which a watch reports its own failure. */
function errorOfEvent(server: string, status: object): RequestError {
  const code = "code" in status && typeof status.code === "number" ? status.code : 500;
  return errorOfStatus(server, code, status);
}
