import { setTimeout as wait } from "node:timers/promises";
import type { RequestError, RequestFailure } from "../../cluster/requestError.ts";
import type { ManifestObject } from "../../manifests/manifestObject.ts";
import { isRequestError } from "../../session/isRequestError.ts";
import { nameOf } from "./describeObjects.ts";
import { isAboutObject } from "./refusal.ts";
import type { Refused } from "./refused.ts";

/** What came of sending objects to a cluster one after the other, so far as it got. */
export interface Sent<T> {
  readonly done: Map<ManifestObject, T>;
  readonly refused: Map<ManifestObject, Refused>;
  /** Why it did not get to the end; undefined where it did. */
  cut?: Cut | undefined;
}

/** Where sending came to an end before the last object. */
export interface Cut {
  /** The object that it had come to. */
  readonly manifest: ManifestObject;
  /** Undefined where somebody cancelled it. */
  readonly error: RequestError | undefined;
  /** Whether the cluster may have done it all the same: it was asked, and its answer did not come. */
  readonly mayBeDone: boolean;
}

/** So often a server that is busy is asked again. */
const busyTries = 3;

/** Whoever has to wait longer is told so instead. In milliseconds. */
const longestWaitMs = 30_000;

/** Failures after which the cluster may have done what it was asked for. */
const unclear: readonly RequestFailure[] = ["timeout", "broken", "tooLarge", "status", "notKubernetes"];

/**
 * Sends objects one after the other, and goes on after those that the cluster refuses. Stops at the first that it does
 * not answer for, or when cancelled. A server that is busy is asked again after the time that it asks for.
 *
 * @param sent is filled
 * @param delay waits; injected for tests
 */
export async function sendAll<T>(
  manifests: readonly ManifestObject[],
  send: (manifest: ManifestObject) => Promise<T>,
  sent: Sent<T>,
  signal: AbortSignal,
  delay: (ms: number, signal: AbortSignal) => Promise<unknown> = (ms) => wait(ms, undefined, { signal }),
): Promise<void> {
  sent.cut = undefined;
  for (const manifest of manifests) {
    let isAsked = false;
    const ask = (): Promise<T> => {
      signal.throwIfAborted();
      isAsked = true;
      return send(manifest).finally(() => (isAsked = signal.aborted));
    };
    try {
      sent.done.set(manifest, await whileBusy(ask, (ms) => delay(ms, signal)));
      sent.refused.delete(manifest);
    } catch (error) {
      if (signal.aborted) {
        sent.cut = { manifest, error: undefined, mayBeDone: isAsked };
        return;
      }
      if (!isRequestError(error)) throw error;
      if (!isAboutObject(error)) {
        sent.cut = { manifest, error, mayBeDone: unclear.includes(error.failure) };
        return;
      }
      sent.refused.set(manifest, { manifest, error });
    }
  }
}

async function whileBusy<T>(ask: () => Promise<T>, delay: (ms: number) => Promise<unknown>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await ask();
    } catch (error) {
      if (!isRequestError(error) || error.failure !== "busy" || tries > busyTries) throw error;
      const waitMs = error.retryAfterMs ?? 1000;
      if (waitMs > longestWaitMs) throw error;
      await delay(waitMs);
    }
  }
}

/** For the log: where it stopped, and why. */
export function loggedCut({ manifest, error, mayBeDone }: Cut): string {
  return `Stopped at ${nameOf(manifest.object)}, which ${mayBeDone ? "may have been" : "was not"} done: ${error?.logged ?? "cancelled"}`;
}
