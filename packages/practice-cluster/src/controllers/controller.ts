import type { Logger } from "@kubernetes-workshop/kubernetes/base/logger";
import type { ResourceName } from "@kubernetes-workshop/kubernetes/kinds/kinds";
import type { ApiObject, ObjectApi, ObjectEvent } from "../objectApi.ts";
import { type ControllerClock, WorkQueue } from "./workQueue.ts";

export interface ControllerContext {
  readonly api: ObjectApi;
  readonly clock: ControllerClock;
  readonly log: Logger;
}

/** A resource that a controller watches, and the keys that a change of its objects affects. */
interface Watched {
  readonly resource: ResourceName;
  readonly keysOf: (
    object: ApiObject,
    type: ObjectEvent["type"],
  ) => readonly string[] | Promise<readonly string[]>;
}

export interface Controller {
  readonly name: string;
  readonly watched: readonly Watched[];
  /** The number of keys to sync concurrently. 1 by default. */
  readonly workers?: number;
  sync(key: string): Promise<number | undefined>;
  /** The minimum delay between two syncs of a key, in milliseconds. None by default. */
  rest?(key: string): number;
}

export interface RunningController {
  /** Resolves when no key is due. Used by tests. */
  idle(): Promise<void>;
  stop(): void;
}

const watchAgainMs = 1_000;

/** Runs a control loop, which watches objects and syncs the keys that their changes affect. https://kubernetes.io/docs/concepts/architecture/controller/ */
export function runController(
  { api, clock, log }: ControllerContext,
  controller: Controller,
): RunningController {
  const stopping = new AbortController();
  const queue = new WorkQueue({
    clock,
    sync: (key) => controller.sync(key),
    rest: (key) => controller.rest?.(key) ?? 0,
    ...(controller.workers === undefined ? {} : { workers: controller.workers }),
    onError: (key, error) => log.debug(`${controller.name} tries ${key} again: ${String(error)}`),
  });

  const follow = async ({ resource, keysOf }: Watched): Promise<void> => {
    try {
      for await (const { type, object } of api.watch(resource, {}, stopping.signal))
        for (const key of await keysOf(object, type)) queue.add(key);
    } catch (error) {
      log.debug(`${controller.name} lost its watch of ${resource}: ${String(error)}`);
    }
    if (!stopping.signal.aborted) clock.setTimeout(() => void follow({ resource, keysOf }), watchAgainMs);
  };
  for (const watched of controller.watched) void follow(watched);

  return {
    idle: () => queue.idle(),
    stop: () => {
      stopping.abort();
      queue.stop();
    },
  };
}

/** Whether an API error says that the object does not exist. */
function isNotFound(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === 404;
}

/** Reads an object. Returns undefined if it does not exist. */
export async function find(
  api: ObjectApi,
  resource: ResourceName,
  key: string,
): Promise<ApiObject | undefined> {
  const [first = "", second] = key.split("/");
  try {
    return second === undefined
      ? await api.get(resource, undefined, first)
      : await api.get(resource, first, second);
  } catch (error) {
    if (isNotFound(error)) return undefined;
    throw error;
  }
}

/** Deletes an object. Does nothing if it no longer exists. */
export async function remove(
  api: ObjectApi,
  resource: ResourceName,
  object: ApiObject,
  gracePeriodSeconds?: number,
): Promise<void> {
  try {
    const options = gracePeriodSeconds === undefined ? {} : { gracePeriodSeconds };
    await api.delete(resource, object.metadata.namespace, object.metadata.name, {
      propagationPolicy: "Background",
      ...options,
    });
  } catch (error) {
    if (!isNotFound(error)) throw error;
  }
}
