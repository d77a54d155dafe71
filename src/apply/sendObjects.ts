import { setTimeout as wait } from "node:timers/promises";
import type { KubernetesObject } from "@kubernetes-workshop/kubernetes/resources/kubernetesObject";
import type { ObjectReader } from "../cluster/objectReader.ts";
import type { RequestError, RequestFailure } from "../cluster/requestError.ts";
import type { ManifestObject } from "../manifests/manifestObject.ts";
import type { ClusterWriter } from "../session/clusterWriter.ts";
import { isRequestError } from "../session/isRequestError.ts";
import type { LiveObjects } from "./liveObjects.ts";
import { isAboutObject } from "./refusal.ts";
import type { Refused } from "./refused.ts";
import { sameAsBefore } from "./sameAsBefore.ts";

/** The results of sending objects to a cluster one after the other, as far as it got. */
export interface Sent<T> {
  readonly done: Map<ManifestObject, T>;
  readonly refused: Map<ManifestObject, Refused>;
  /** Why it stopped early; undefined if it did not. */
  cut?: Cut | undefined;
}

/** The point at which sending stopped early. */
export interface Cut {
  /** The object whose turn it was. */
  readonly manifest: ManifestObject;
  /** The error; undefined if the user cancelled. */
  readonly error: RequestError | undefined;
  /** Whether the cluster may still have done it: it received the request, but no answer arrived. */
  readonly mayBeDone: boolean;
}

/** Number of retries while a server is busy. */
const busyTries = 3;

/** Longest wait before a retry, in milliseconds. If the server asks for more, the user gets an error instead. */
const longestWaitMs = 30_000;

/** Failures after which the cluster may have carried out the request. */
const unclear: readonly RequestFailure[] = ["timeout", "broken", "tooLarge", "status", "notKubernetes"];

/** The result of applying an object. */
export type Outcome = "created" | "changed" | "unchanged";

/** Options for sending objects. */
export interface SendOptions {
  /** Cancels the sending. */
  readonly signal: AbortSignal;
  /** Waits for some milliseconds; replaced in tests. */
  readonly delay?: (ms: number) => Promise<unknown>;
}

/**
 * Applies objects in order, and continues after those that the cluster refuses. Stops at the first failure that does
 * not concern the object itself, or when cancelled. While the server is busy, waits as long as it asks for, then
 * retries.
 *
 * @param live the objects as they were in the cluster
 * @param sent receives the results; those of objects that are sent again replace the earlier ones
 * @param options `force` takes fields over from other managers
 */
export function applyObjects(
  writer: Pick<ClusterWriter, "apply">,
  reader: Pick<ObjectReader, "untilEstablished">,
  manifests: readonly ManifestObject[],
  live: LiveObjects,
  sent: Sent<Outcome>,
  options: SendOptions & { readonly force?: boolean },
): Promise<void> {
  const { force = false, signal } = options;
  const apply = async (manifest: ManifestObject): Promise<Outcome> => {
    const after = await writer.apply(manifest.object, { force }, signal);
    // The next object may be of the kind that this one defines.
    if (isDefinition(manifest.object)) await reader.untilEstablished(after, signal);
    const before = live.get(manifest);
    if (!before) return "created";
    return sameAsBefore(manifest.object, before, after) ? "unchanged" : "changed";
  };
  return sendAll(manifests, apply, sent, options);
}

/**
 * Deletes objects as {@link applyObjects} applies them, but in reverse order and only if they still have the uid in
 * `live`.
 */
export function deleteObjects(
  writer: Pick<ClusterWriter, "delete">,
  live: LiveObjects,
  sent: Sent<boolean>,
  options: SendOptions,
): Promise<void> {
  const remove = (
    { object: { apiVersion, kind, metadata } }: ManifestObject,
    uid?: string,
  ): Promise<boolean> =>
    writer.delete(
      { apiVersion, kind, name: metadata.name, namespace: metadata.namespace, uid },
      options.signal,
    );
  return sendAll(
    [...live.keys()].reverse(),
    (manifest) => remove(manifest, live.get(manifest)?.metadata.uid),
    sent,
    options,
  );
}

function isDefinition({ apiVersion, kind }: KubernetesObject): boolean {
  return kind === "CustomResourceDefinition" && apiVersion.startsWith("apiextensions.k8s.io/");
}

async function sendAll<T>(
  manifests: readonly ManifestObject[],
  send: (manifest: ManifestObject) => Promise<T>,
  sent: Sent<T>,
  { signal, delay = (ms) => wait(ms, undefined, { signal }) }: SendOptions,
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
      sent.done.set(manifest, await whileBusy(ask, delay));
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
