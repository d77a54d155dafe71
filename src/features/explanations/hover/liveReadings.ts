import { asError } from "@kubernetes-workshop/kubernetes/base/asError";
import type { Logger } from "@kubernetes-workshop/kubernetes/base/logger";
import { startNodeTimer, type StartTimer } from "@kubernetes-workshop/kubernetes/base/startTimer";
import type { ObjectReference } from "@kubernetes-workshop/kubernetes/resources/kubernetesObject";
import type { ClusterSession } from "../../../session/clusterSession.ts";

/** Bounds of what a hover asks of a cluster, in milliseconds. */
const bounds = {
  /** Longest time that an object is waited for. */
  answer: 1_000,
  /** How long an answer is kept. */
  kept: 3_000,
  /** How long it is kept that there is none, so that a slow cluster is not asked with every move of the pointer. */
  keptSilence: 10_000,
};

/** The most objects that are kept. */
const mostKept = 50;

/** Reads from the connected cluster; another connection has another one. */
export type LiveReader = Pick<ClusterSession["objects"], "namespace" | "pathOf" | "get">;

/** Tells that nobody waits for something any more, as VS Code's `CancellationToken` does. */
export interface Cancellation {
  readonly isCancellationRequested: boolean;
  onCancellationRequested(listener: () => void): { dispose(): unknown };
}

interface Kept<T> {
  readonly answer: Promise<T | undefined>;
  /** Undefined while it is asked for. */
  until: number | undefined;
  /** The number of hovers that wait for it. */
  waiting: number;
  readonly abort: AbortController;
}

/**
 * Reads objects for hovers: each once at a time, no longer than a second, and again only after a few seconds. What
 * cannot be read is silent. Forgets everything when another cluster is connected.
 */
export class LiveReadings<T> {
  private kept = new Map<string, Kept<T>>();
  private reader: LiveReader | undefined;
  private readonly readLive: (
    reader: LiveReader,
    reference: ObjectReference,
    signal: AbortSignal,
  ) => Promise<T | undefined>;
  private readonly log: Pick<Logger, "debug">;
  private readonly now: () => number;
  private readonly startTimer: StartTimer;

  constructor(
    readLive: LiveReadings<T>["readLive"],
    log: Pick<Logger, "debug">,
    { now = Date.now, startTimer = startNodeTimer }: { now?: () => number; startTimer?: StartTimer } = {},
  ) {
    this.readLive = readLive;
    this.log = log;
    this.now = now;
    this.startTimer = startTimer;
  }

  /** Returns undefined if the object cannot be read in time, is not there, or if `token` is cancelled. */
  async read(reader: LiveReader, reference: ObjectReference, token: Cancellation): Promise<T | undefined> {
    if (token.isCancellationRequested) return undefined;
    if (reader !== this.reader) {
      for (const { abort } of this.kept.values()) abort.abort();
      this.kept = new Map();
      this.reader = reader;
    }
    const { apiVersion, kind, name, namespace = reader.namespace } = reference;
    const key = JSON.stringify([apiVersion, kind, namespace, name]);
    const entry = this.fresh(key) ?? this.ask(key, reader, { ...reference, namespace });
    entry.waiting++;
    let leave: (() => void) | undefined;
    const left = new Promise<undefined>((resolve) => {
      leave = () => resolve(undefined);
    });
    const listening = token.onCancellationRequested(() => {
      entry.waiting--;
      if (entry.waiting === 0 && entry.until === undefined) {
        if (this.kept.get(key) === entry) this.kept.delete(key);
        entry.abort.abort();
      }
      leave?.();
    });
    try {
      return await Promise.race([entry.answer, left]);
    } finally {
      listening.dispose();
    }
  }

  private fresh(key: string): Kept<T> | undefined {
    const entry = this.kept.get(key);
    return entry && (entry.until === undefined || entry.until > this.now()) ? entry : undefined;
  }

  private ask(key: string, reader: LiveReader, reference: ObjectReference): Kept<T> {
    const abort = new AbortController();
    const entry: Kept<T> = {
      answer: this.answer(reader, reference, abort).then((answer) => {
        entry.until = this.now() + (answer === undefined ? bounds.keptSilence : bounds.kept);
        return answer;
      }),
      until: undefined,
      waiting: 0,
      abort,
    };
    this.kept.delete(key);
    this.kept.set(key, entry);
    for (const [oldest] of this.kept) if (this.kept.size > mostKept) this.kept.delete(oldest);
    return entry;
  }

  private async answer(
    reader: LiveReader,
    reference: ObjectReference,
    abort: AbortController,
  ): Promise<T | undefined> {
    const stop = this.startTimer(() => abort.abort(), bounds.answer);
    // Not all that is asked for on the way can be aborted.
    const aborted = new Promise<undefined>((resolve) => {
      abort.signal.addEventListener("abort", () => resolve(undefined), { once: true });
    });
    const read = async (): Promise<T | undefined> => {
      try {
        return await this.readLive(reader, reference, abort.signal);
      } catch (error) {
        this.log.debug(`A hover learned nothing of ${reference.kind}: ${asError(error).message}`);
        return undefined;
      }
    };
    try {
      return await Promise.race([read(), aborted]);
    } finally {
      stop();
    }
  }
}
