import { t } from "@vscode/l10n";
import { asError } from "@kubernetes-workshop/kubernetes/base/asError";
import { Backoff } from "@kubernetes-workshop/kubernetes/base/backoff";
import type { ObjectReference } from "@kubernetes-workshop/kubernetes/resources/kubernetesObject";
import type { ObjectReader } from "../../cluster/objectReader.ts";
import type { RequestError, RequestFailure } from "../../cluster/requestError.ts";
import { isRequestError } from "../../session/isRequestError.ts";
import { type ContainerRun, containerRun } from "./containerRun.ts";
import type { LogLine } from "./logLine.ts";
import { logLines } from "./logLines.ts";
import { SeenLines } from "./seenLines.ts";

/** The log of one container. */
export interface ContainerLogTarget {
  readonly pod: ObjectReference;
  readonly container: string;
  /** Whether to read the log of the run before the current one, which has ended. */
  readonly previous?: boolean | undefined;
  /** The most lines to begin with. */
  readonly tailLines: number;
}

/** Takes what is known of a log. */
export interface LogSink {
  lines(lines: readonly LogLine[]): void;
  /** Takes a sentence about the log. */
  say(notice: string): void;
}

export interface ContainerLogOptions {
  readonly objects: Pick<ObjectReader, "text" | "read" | "pathOf">;
  readonly sink: LogSink;
  readonly signal: AbortSignal;
  /** Waits, and rejects when the signal is aborted. */
  readonly delay: (ms: number, signal: AbortSignal) => Promise<void>;
}

/** How often a log must be refused until that is final. */
const mostRefusals = 5;

/** Failures after which reading on makes sense. */
const passing: readonly RequestFailure[] = ["refused", "timeout", "unknownHost", "broken", "busy", "status"];

/**
 * Follows the log of a container over its restarts, until it has ended for good, and says why. Waits for a container
 * that has not started. After a broken connection, reads on where it broke, without repeating lines.
 */
export class ContainerLog {
  private readonly target: ContainerLogTarget;
  private readonly options: ContainerLogOptions;
  private readonly seen = new SeenLines();
  private readonly backoff = new Backoff({ initialMs: 200, maxMs: 5000 });
  private lastSaid: string | undefined;
  /** The run whose log was read to its end. */
  private finishedRun: string | undefined;
  private isCut = false;
  private refusals = 0;

  constructor(target: ContainerLogTarget, options: ContainerLogOptions) {
    this.target = target;
    this.options = options;
  }

  /** Resolves when there is nothing more to come; rejects when the signal is aborted. */
  async follow(): Promise<void> {
    for (;;) {
      const failure = await this.read();
      if (this.target.previous) {
        if (failure) this.say(saidOf(failure));
        return;
      }
      if (!(await this.goesOn(failure))) return;
    }
  }

  /** Reads until the server ends the log, and returns the failure that cut it, if one did. */
  private async read(): Promise<Error | undefined> {
    const { objects, signal, sink } = this.options;
    const { pod, container, previous = false, tailLines } = this.target;
    const { sinceTime } = this.seen;
    this.seen.resume();
    try {
      const query = {
        container,
        follow: !previous,
        previous: previous || undefined,
        timestamps: true,
        // What was written since is never too much.
        tailLines: sinceTime === undefined ? tailLines : undefined,
        sinceTime,
      };
      for await (const lines of logLines(objects.text(`${await objects.pathOf(pod)}/log`, query, signal))) {
        const fresh = this.seen.fresh(lines);
        if (fresh.length === 0) continue;
        this.backoff.reset();
        this.isCut = false;
        this.refusals = 0;
        this.lastSaid = undefined;
        sink.lines(fresh);
      }
      return undefined;
    } catch (error) {
      signal.throwIfAborted();
      return asError(error);
    }
  }

  /** Whether there is more to read; waits until there may be, and says why. */
  private async goesOn(failure: Error | undefined): Promise<boolean> {
    const { signal, delay } = this.options;
    if (isOneOf(failure, passing)) {
      if (!this.isCut) this.say(t("Connection lost, resuming. {0}", saidOf(failure)));
      this.isCut = true;
      await delay(this.backoff.next(), signal);
      return true;
    }
    const waits = new Backoff({ initialMs: 200, maxMs: 1500 });
    for (let isFirst = true; ; isFirst = false) {
      const run = await this.look();
      if (run === "gone") {
        this.say(t("The pod was deleted."));
        return false;
      }
      if (isFirst && !failure && run !== "unknown" && run.state !== "running") this.finishedRun = run.lastRun;
      const next = run === "unknown" ? "wait" : this.after(run, failure);
      if (next === "end") return false;
      await delay(waits.next(), signal);
      if (next === "read") return true;
    }
  }

  /** What to do next, said to people unless it is to read on. */
  private after(run: ContainerRun, failure: Error | undefined): "read" | "wait" | "end" {
    const isRefused = isOneOf(failure, ["invalid", "notFound"]);
    if (failure && !isRefused) return this.end(saidOf(failure));
    // A run that has begun since, or ended without its log being read.
    if (run.state === "running" || (run.lastRun !== undefined && run.lastRun !== this.finishedRun)) {
      // A refusal may be older than the state of the container, so it is believed when it is repeated.
      if (failure && ++this.refusals === mostRefusals) return this.end(saidOf(failure));
      return "read";
    }
    if (run.state === "waiting") {
      this.say(t("Waiting for the container to start. {0}", run.why));
      return "wait";
    }
    const { how, exitCode, restarts } = run;
    if (!restarts) return this.end(t("The container has ended ({0}, exit code {1}).", how, exitCode));
    this.say(t("The container has ended ({0}, exit code {1}) and will be started again.", how, exitCode));
    return "wait";
  }

  private end(notice: string): "end" {
    this.say(notice);
    return "end";
  }

  /** Looks at the pod, which need not be possible at the moment. */
  private async look(): Promise<ContainerRun | "gone" | "unknown"> {
    const { objects, signal } = this.options;
    const { pod, container } = this.target;
    try {
      const object = await objects.read(pod, signal);
      return (object && containerRun(object, container)) ?? "gone";
    } catch (error) {
      signal.throwIfAborted();
      const failure = asError(error);
      if (!isOneOf(failure, passing)) throw failure;
      return "unknown";
    }
  }

  private say(notice: string): void {
    if (notice === this.lastSaid) return;
    this.lastSaid = notice;
    this.options.sink.say(notice);
  }
}

function isOneOf(error: Error | undefined, failures: readonly RequestFailure[]): error is RequestError {
  return isRequestError(error) && failures.includes(error.failure);
}

function saidOf(error: Error): string {
  return isRequestError(error) ? error.said : error.message;
}
