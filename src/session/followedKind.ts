import { asError } from "@kubernetes-workshop/kubernetes/base/asError";
import { Backoff } from "@kubernetes-workshop/kubernetes/base/backoff";
import { type Disposable, DisposableStore } from "@kubernetes-workshop/kubernetes/base/disposable";
import { Emitter } from "@kubernetes-workshop/kubernetes/base/emitter";
import type { Logger } from "@kubernetes-workshop/kubernetes/base/logger";
import type { StartTimer } from "@kubernetes-workshop/kubernetes/base/startTimer";
import type { LiveList } from "../clusterTree/clusterSource.ts";
import type { KubernetesObject } from "@kubernetes-workshop/kubernetes/resources/kubernetesObject";
import { isRequestError } from "./isRequestError.ts";

/** Why the objects of a kind are not known. */
export interface Unread {
  /** `forbidden` until somebody grants the right; `slow` where there is no answer yet, or one that says to come again. */
  readonly reason: "forbidden" | "slow";
  /** What the last answer was, where there was one. */
  readonly error: Error | undefined;
}

/** What a {@link FollowedKind} is made of. */
export interface FollowedKindOptions {
  /** As people know it: `Deployment`. */
  readonly kind: string;
  /** Where to look if not everywhere. */
  readonly namespace: string;
  /** Follows the kind in one namespace, or in all; rejects where it cannot be found out how. */
  readonly follow: (namespace: string | undefined) => Promise<LiveList<KubernetesObject>>;
  readonly startTimer: StartTimer;
  readonly log: Logger;
}

/**
 * Follows the objects of one kind in all namespaces, or in one where it may not look further. Goes on trying whatever
 * is in the way, but does not ask again for what is forbidden there, too.
 */
export class FollowedKind implements Disposable {
  private readonly changes = new Emitter<{ readonly afterGap: boolean }>();
  /** The objects have changed, or are known now; after a gap, nobody has watched what became of the ones before. */
  readonly onDidChange = this.changes.event;
  private readonly options: FollowedKindOptions;
  private readonly backoff = new Backoff({ initialMs: 800, maxMs: 30_000 });
  /** What the newest attempt at following has made; an earlier one has ended. */
  private attempt = new DisposableStore();
  private list: LiveList<KubernetesObject> | undefined;
  private isFailing = false;
  private hasEnded = false;
  private trouble: Unread | undefined = { reason: "slow", error: undefined };
  private first = Promise.withResolvers<undefined>();

  constructor(options: FollowedKindOptions) {
    this.options = options;
    void this.follow(undefined);
  }

  /** None where nothing is known of them. */
  get objects(): Iterable<KubernetesObject> {
    return this.list?.objects.values() ?? [];
  }

  /** Undefined where the objects are known, be it as they were before the connection broke. */
  get unread(): Unread | undefined {
    return this.trouble;
  }

  /** Settles with the first answer, whatever that is. */
  get settled(): Promise<unknown> {
    return this.first.promise;
  }

  /** Asks once more for what was forbidden: the right may have been granted since. */
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
    const failed = (error: unknown, list?: LiveList<KubernetesObject>): void => {
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

  private answered(list: LiveList<KubernetesObject>): void {
    const afterGap = this.isFailing || list !== this.list;
    this.become(list, undefined, afterGap);
  }

  /** @param list the one that failed and goes on trying, if it came to one */
  private failed(error: Error, namespace: string | undefined, list?: LiveList<KubernetesObject>): void {
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
      // There are none in a cluster that does not know the kind.
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

  private become(
    list: LiveList<KubernetesObject> | undefined,
    unread: Unread | undefined,
    afterGap: boolean,
  ): void {
    this.list = list;
    this.trouble = unread;
    this.first.resolve(undefined);
    this.changes.fire({ afterGap });
  }
}
