import { asError } from "@kubernetes-workshop/kubernetes/base/asError";
import { Backoff } from "@kubernetes-workshop/kubernetes/base/backoff";
import { type Disposable, DisposableStore } from "@kubernetes-workshop/kubernetes/base/disposable";
import { Emitter } from "@kubernetes-workshop/kubernetes/base/emitter";
import type { Logger } from "@kubernetes-workshop/kubernetes/base/logger";
import type { StartTimer } from "@kubernetes-workshop/kubernetes/base/startTimer";
import type { LiveList } from "../clusterTree/clusterSource.ts";
import type { KubernetesObject } from "@kubernetes-workshop/kubernetes/resources/kubernetesObject";
import { isRequestError } from "./isRequestError.ts";

/** The reason why the objects of a kind are not known. */
export interface Unread {
  /** `forbidden`: the user lacks the permission; `slow`: there is no list yet, and the attempts continue. */
  readonly reason: "forbidden" | "slow";
  /** The last error, if there was one. */
  readonly error: Error | undefined;
}

/** The options of a {@link FollowedKind}, which keeps an `S` of each object. */
export interface FollowedKindOptions<S = KubernetesObject> {
  /** The name of the kind, such as `Deployment`. */
  readonly kind: string;
  /** The namespace to fall back to if not all may be read. */
  readonly namespace: string;
  /** Watches the kind in one namespace, or in all; rejects if the kind cannot be looked up. */
  readonly follow: (namespace: string | undefined) => Promise<LiveList<S>>;
  readonly startTimer: StartTimer;
  readonly log: Logger;
}

/**
 * Watches the objects of one kind in all namespaces, or in one if the user may not read all. Retries after failures,
 * except if the user may not read that one namespace either.
 */
export class FollowedKind<S = KubernetesObject> implements Disposable {
  private readonly changes = new Emitter<{ readonly afterGap: boolean }>();
  /**
   * Fires when the objects have changed or become known; after a gap, changes to the previous objects may have been
   * missed.
   */
  readonly onDidChange = this.changes.event;
  private readonly options: FollowedKindOptions<S>;
  private readonly backoff = new Backoff({ initialMs: 800, maxMs: 30_000 });
  /** The resources of the latest attempt; those of earlier ones are disposed. */
  private attempt = new DisposableStore();
  private list: LiveList<S> | undefined;
  private isFailing = false;
  private hasEnded = false;
  private trouble: Unread | undefined = { reason: "slow", error: undefined };
  private first = Promise.withResolvers<undefined>();

  constructor(options: FollowedKindOptions<S>) {
    this.options = options;
    void this.follow(undefined);
  }

  /** The objects; none while they are unknown. */
  get objects(): Iterable<S> {
    return this.list?.objects.values() ?? [];
  }

  /** Why the objects are unknown; undefined if they are known, even from before the connection broke. */
  get unread(): Unread | undefined {
    return this.trouble;
  }

  /** Resolves with the first answer or failure. */
  get settled(): Promise<unknown> {
    return this.first.promise;
  }

  /** Retries if the objects were forbidden: the permission may have been granted since. */
  askAgain(): void {
    if (this.trouble?.reason !== "forbidden") return;
    this.first = Promise.withResolvers();
    void this.follow(undefined);
  }

  dispose(): void {
    this.hasEnded = true;
    this.attempt.dispose();
    this.changes.dispose();
    this.first.resolve(undefined);
  }

  private async follow(namespace: string | undefined): Promise<void> {
    this.attempt.dispose();
    const attempt = (this.attempt = new DisposableStore());
    if (this.hasEnded) return;
    this.isFailing = false;
    const failed = (error: unknown, list?: LiveList<S>): void => {
      if (attempt === this.attempt && !this.hasEnded) this.failed(asError(error), namespace, list);
    };
    try {
      const list = attempt.add(await this.options.follow(namespace));
      attempt.add(list.onDidChange(() => this.answered(list)));
      attempt.add(
        list.onDidFail((error) => {
          if (error) failed(error, list);
          else this.isFailing = false;
        }),
      );
      list.ready.catch((error: unknown) => failed(error, list));
    } catch (error) {
      failed(error);
    }
  }

  private answered(list: LiveList<S>): void {
    const afterGap = this.isFailing || list !== this.list;
    this.become(list, undefined, afterGap);
  }

  /**
   * Handles a failure of the latest attempt.
   *
   * @param list the list that failed and keeps trying, if there is one
   */
  private failed(error: Error, namespace: string | undefined, list?: LiveList<S>): void {
    const { kind, namespace: own, log, startTimer } = this.options;
    const failure = isRequestError(error) ? error.failure : undefined;
    if (failure === "forbidden" && namespace === undefined) {
      log.info(`${kind} objects can be read only in namespace ${own}`);
      void this.follow(own);
    } else if (failure === "forbidden") {
      log.warn(`${kind} objects cannot be read: ${error.message}`);
      this.attempt.dispose();
      this.become(undefined, { reason: "forbidden", error }, true);
    } else if (failure === "unknownKind") {
      // A cluster that does not know the kind has no objects of it.
      this.attempt.dispose();
      this.become(undefined, undefined, true);
    } else {
      this.isFailing = true;
      if (this.trouble) this.trouble = { reason: "slow", error };
      this.first.resolve(undefined);
      if (list) return;
      log.debug(`${kind} objects cannot be watched yet, trying again: ${error.message}`);
      this.attempt.add({ dispose: startTimer(() => void this.follow(namespace), this.backoff.next()) });
    }
  }

  private become(list: LiveList<S> | undefined, unread: Unread | undefined, afterGap: boolean): void {
    this.list = list;
    this.trouble = unread;
    this.first.resolve(undefined);
    this.changes.fire({ afterGap });
  }
}
