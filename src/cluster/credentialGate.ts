import { Backoff } from "@kubernetes-workshop/kubernetes/base/backoff";
import type { Disposable } from "@kubernetes-workshop/kubernetes/base/disposable";
import { startNodeTimer, type StartTimer } from "@kubernetes-workshop/kubernetes/base/startTimer";
import type { RequestError } from "./requestError.ts";

const minuteMs = 60_000;

/**
 * Holds back what asks a cluster of its own accord once credentials have failed. To try them may run a program that
 * opens a browser for somebody to sign in, and they seldom work by themselves again: so of all who wait one may try
 * after a minute, the next after two, and so on up to half an hour. As soon as any request gets through, all may.
 */
export class CredentialGate implements Disposable {
  private readonly backoff = new Backoff({ initialMs: minuteMs, maxMs: 30 * minuteMs });
  /** Those who wait, the next to try first. */
  private readonly waiting = new Set<() => void>();
  private failure: RequestError | undefined;
  private stopTimer: (() => void) | undefined;
  private readonly startTimer: StartTimer;

  constructor(startTimer: StartTimer = startNodeTimer) {
    this.startTimer = startTimer;
  }

  /** How the credentials failed; undefined where they may be tried. */
  get closedBy(): RequestError | undefined {
    return this.stopTimer && this.failure;
  }

  /** The credentials could not be had, or were not accepted. */
  close(failure: RequestError): void {
    this.failure = failure;
    if (!this.stopTimer) this.waitForNext();
  }

  /** The credentials were accepted. */
  open(): void {
    this.stopTimer?.();
    this.stopTimer = undefined;
    this.backoff.reset();
    for (const pass of [...this.waiting]) pass();
  }

  /** Settles when the caller may try; also with the signal, after which nobody should. */
  async pass(signal: AbortSignal): Promise<void> {
    if (!this.stopTimer || signal.aborted) return;
    const { promise, resolve } = Promise.withResolvers<undefined>();
    const pass = (): void => resolve(undefined);
    this.waiting.add(pass);
    signal.addEventListener("abort", pass);
    await promise;
    this.waiting.delete(pass);
    signal.removeEventListener("abort", pass);
  }

  dispose(): void {
    this.open();
  }

  private waitForNext(): void {
    this.stopTimer = this.startTimer(() => {
      this.stopTimer = undefined;
      const [next] = this.waiting;
      if (!next) return;
      // Whoever tries may hang, or end before it asks.
      this.waitForNext();
      this.waiting.delete(next);
      next();
    }, this.backoff.next());
  }
}
