import { asError } from "@kubernetes-workshop/kubernetes/base/asError";
import { Backoff } from "@kubernetes-workshop/kubernetes/base/backoff";
import { Emitter } from "@kubernetes-workshop/kubernetes/base/emitter";
import type { Logger } from "@kubernetes-workshop/kubernetes/base/logger";
import { isRecord } from "@kubernetes-workshop/kubernetes/base/record";
import { collectionPath } from "@kubernetes-workshop/kubernetes/kinds/apiPath";
import { kinds } from "@kubernetes-workshop/kubernetes/kinds/kinds";
import { isTroubledRow, podRows } from "@kubernetes-workshop/kubernetes/resources/podRow";
import type { PodSummary } from "@kubernetes-workshop/kubernetes/resources/podSummary";
import type { ListChange, LiveList } from "../clusterTree/clusterSource.ts";
import { abortableDelay } from "./abortableDelay.ts";
import type { ClusterConnection } from "./connection.ts";
import { notKubernetes, RequestError } from "./requestError.ts";
import { tablePages } from "./tablePages.ts";

/** Where to look for pods, and how. */
export interface PodSweepOptions {
  readonly connection: ClusterConnection;
  /** The only namespace to look in; undefined for all. */
  readonly only?: string | undefined;
  /** The namespace to look in if the user may not list namespaces. */
  readonly own: string;
  readonly labelSelector?: string | undefined;
  readonly log: Logger;
  /** Waits, and rejects when the signal is aborted; injected for tests. */
  readonly delay?: ((ms: number, signal: AbortSignal) => Promise<void>) | undefined;
  /** Returns milliseconds on a monotonic clock; injected for tests. */
  readonly now?: (() => number) | undefined;
}

/** Requests at a time. */
const atATime = 2;

/** The least time between two sweeps, in milliseconds. A long one is repeated less often, to take a tenth of the time. */
const leastPauseMs = 30_000;
const pausesPerSweep = 9;

/** More troubled pods than this are of no use as rows. */
const mostFound = 10_000;

/**
 * The pods of a large cluster that aren't as they should be, looked for again and again. It reads the tables that kubectl
 * prints, without the objects, namespace by namespace, because the rows do not say it: 29 MB for 150,000 pods, of which
 * it holds a page at a time.
 */
export class PodSweep implements LiveList<PodSummary> {
  readonly objects = new Map<string, PodSummary>();
  private readonly changes = new Emitter<ListChange<PodSummary>>();
  private readonly failures = new Emitter<Error | undefined>();
  readonly onDidChange = this.changes.event;
  readonly onDidFail = this.failures.event;
  private readonly options: PodSweepOptions;
  private readonly first = Promise.withResolvers<undefined>();
  private readonly backoff = new Backoff({ initialMs: 1000, maxMs: 60_000 });
  private lap = new AbortController();
  private pausing: PromiseWithResolvers<undefined> | undefined;
  private hasEnded = false;
  private hasFailed = false;
  private isLimited = false;
  private sweptAt: number | undefined;
  /** The pods that were being deleted in the last sweep. */
  private terminating: ReadonlySet<string> = new Set();

  constructor(options: PodSweepOptions) {
    this.options = options;
    // Callers need not handle the rejection.
    this.first.promise.catch(() => undefined);
    void this.run();
  }

  get ready(): Promise<void> {
    return this.sweptAt === undefined ? this.first.promise : Promise.resolve();
  }

  get onlyNamespace(): string | undefined {
    return this.isLimited ? this.options.own : undefined;
  }

  get trueUntil(): number | undefined {
    return this.sweptAt;
  }

  pause(): void {
    if (this.pausing || this.hasEnded) return;
    this.pausing = Promise.withResolvers();
    this.lap.abort();
  }

  resume(): void {
    if (!this.pausing || this.hasEnded) return;
    this.lap = new AbortController();
    this.pausing.resolve(undefined);
    this.pausing = undefined;
  }

  dispose(): void {
    this.hasEnded = true;
    this.lap.abort();
    this.pausing?.resolve(undefined);
    this.changes.dispose();
    this.failures.dispose();
  }

  private async run(): Promise<void> {
    const { connection, delay = abortableDelay, now = () => performance.now() } = this.options;
    for (;;) {
      await this.pausing?.promise;
      if (this.hasEnded) break;
      const { signal } = this.lap;
      await connection.gate.pass(signal);
      if (signal.aborted) continue;
      const began = now();
      let pauseMs: number;
      try {
        await this.sweep(signal);
        pauseMs = Math.max(leastPauseMs, pausesPerSweep * (now() - began));
      } catch (error) {
        pauseMs = this.afterFailure(asError(error), signal);
      }
      await delay(pauseMs, signal).catch(() => undefined);
    }
    this.first.reject(new Error("The list has ended."));
  }

  /** Returns how long to wait, in milliseconds. */
  private afterFailure(error: Error, signal: AbortSignal): number {
    if (signal.aborted) return 0;
    this.options.log[this.hasFailed ? "debug" : "warn"](`Looking for pods failed: ${error.message}`);
    this.hasFailed = true;
    this.first.reject(error);
    this.failures.fire(error);
    const asked = error instanceof RequestError ? (error.retryAfterMs ?? 0) : 0;
    return Math.max(asked, this.backoff.next());
  }

  private async sweep(signal: AbortSignal): Promise<void> {
    const found = new Map<string, PodSummary>();
    const terminating = new Set<string>();
    const namespaces = await this.namespaces(signal);
    const next = namespaces.values();
    const sweepOn = async (): Promise<void> => {
      for (const namespace of next) await this.sweepOne(namespace, { found, terminating }, signal);
    };
    await Promise.all(Array.from({ length: atATime }, sweepOn));
    this.terminating = terminating;
    this.sweptAt = Date.now();
    this.objects.clear();
    for (const [uid, pod] of found) this.objects.set(uid, pod);
    this.backoff.reset();
    this.first.resolve(undefined);
    this.changes.fire({ updated: [...found.values()], membership: true });
    if (this.hasFailed) this.failures.fire(undefined);
    this.hasFailed = false;
  }

  private async sweepOne(
    namespace: string,
    { found, terminating }: { found: Map<string, PodSummary>; terminating: Set<string> },
    signal: AbortSignal,
  ): Promise<void> {
    const { connection, labelSelector } = this.options;
    const path = collectionPath(kinds.Pod, namespace);
    for await (const page of tablePages(connection, path, { labelSelector }, signal)) {
      const rows = podRows(page, namespace);
      if (!rows) throw notKubernetes(connection.server);
      for (const row of rows) {
        const { uid, status } = row.summary;
        if (status.severity === "terminating") terminating.add(uid);
        if (found.size < mostFound && isTroubledRow(row, this.terminating.has(uid)))
          found.set(uid, row.summary);
      }
    }
  }

  /** Names the namespaces, or the only one to look in. */
  private async namespaces(signal: AbortSignal): Promise<string[]> {
    const { connection, only, own } = this.options;
    if (only !== undefined) return [only];
    const names: string[] = [];
    try {
      for await (const page of tablePages(connection, collectionPath(kinds.Namespace), {}, signal))
        names.push(...namesIn(page));
      this.isLimited = false;
      return names;
    } catch (error) {
      if (!(error instanceof RequestError) || error.failure !== "forbidden") throw error;
      this.isLimited = true;
      return [own];
    }
  }
}

/** The first cells of a table's rows, which are names. */
function namesIn(page: unknown): string[] {
  const rows: readonly unknown[] = isRecord(page) && Array.isArray(page["rows"]) ? page["rows"] : [];
  return rows.flatMap((row) => {
    const name: unknown = isRecord(row) && Array.isArray(row["cells"]) ? row["cells"][0] : undefined;
    return typeof name === "string" ? [name] : [];
  });
}
