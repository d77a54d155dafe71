import { Backoff } from "@kubernetes-workshop/kubernetes/base/backoff";
import type { Disposable } from "@kubernetes-workshop/kubernetes/base/disposable";
import { startNodeTimer, type StartTimer } from "@kubernetes-workshop/kubernetes/base/startTimer";
import type { RequestError } from "./requestError.ts";

const minuteMs = 60_000;

/**
 * Holds back requests that the user did not ask for once credentials have failed. Trying them may run a program that
 * opens a browser to sign in, and they rarely recover without the user: so one of the waiting requests may try after a
 * minute, the next two minutes later, and so on up to half an hour. As soon as any request gets through, all may.
 */
export class CredentialGate implements Disposable {
  private readonly backoff = new Backoff({ initialMs: minuteMs, maxMs: 30 * minuteMs });
  /** The waiting requests, the next to try first. */
  private readonly waiting = new Set<() => void>();
  private failure: RequestError | undefined;
  private stopTimer: (() => void) | undefined;
  private readonly startTimer: StartTimer;

  constructor(startTimer: StartTimer = startNodeTimer) {
    this.startTimer = startTimer;
  }

  /** The failure of the credentials; undefined if they may be tried. */
  get closedBy(): RequestError | undefined {
    return this.stopTimer && this.failure;
  }

  /** Closes the gate: getting the credentials failed, or the server rejected them. */
  close(failure: RequestError): void {
    this.failure = failure;
    if (!this.stopTimer) this.waitForNext();
  }

  /** Opens the gate: the server accepted the credentials. */
  open(): void {
    this.stopTimer?.();
    this.stopTimer = undefined;
    this.backoff.reset();
    for (const pass of [...this.waiting]) pass();
  }

  /** Lets the next request try now, because the credentials may be others; if they fail, the waiting begins anew. */
  hurry(): void {
    if (!this.stopTimer) return;
    this.stopTimer();
    this.backoff.reset();
    this.next();
  }

  /** Resolves when the caller may try, or when the signal is aborted, after which it should not. */
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
    this.stopTimer = this.startTimer(() => this.next(), this.backoff.next());
  }

  private next(): void {
    this.stopTimer = undefined;
    const [next] = this.waiting;
    if (!next) return;
    // The request may hang, or end without being sent.
    this.waitForNext();
    this.waiting.delete(next);
    next();
  }
}
