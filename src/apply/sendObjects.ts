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

/** What comes of applying an object. */
export type Outcome = "created" | "changed" | "unchanged";

/** How objects are sent. */
export interface SendOptions {
  /** Cancels it. */
  readonly signal: AbortSignal;
  /** Waits, in milliseconds; for tests. */
  readonly delay?: (ms: number) => Promise<unknown>;
}

/**
 * Applies objects in their order, and goes on after those that the cluster refuses. Stops at the first that it does not
 * answer for, or when cancelled. A server that is busy is asked again after the time that it asks for.
 *
 * @param live what the cluster had of them
 * @param sent is filled; of objects that are sent once more, with what comes of it now
 * @param options `force` takes fields over from others
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
    // The next object may be one of the kind that it defines.
    if (isDefinition(manifest.object)) await reader.untilEstablished(after, signal);
    return outcomeOf(live.get(manifest), after);
  };
  return sendAll(manifests, apply, sent, options);
}

/** Deletes objects as {@link applyObjects} applies them, the last first: only the very ones that were there. */
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

function outcomeOf(before: KubernetesObject | undefined, after: KubernetesObject): Outcome {
  if (!before) return "created";
  return before.metadata.resourceVersion === after.metadata.resourceVersion ? "unchanged" : "changed";
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
