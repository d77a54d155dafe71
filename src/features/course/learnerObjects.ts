import { type Disposable, DisposableStore } from "@kubernetes-workshop/kubernetes/base/disposable";
import type { Logger } from "@kubernetes-workshop/kubernetes/base/logger";
import { startNodeTimer } from "@kubernetes-workshop/kubernetes/base/startTimer";
import { ChangeBatch } from "../../clusterTree/changeBatch.ts";
import {
  courseKinds,
  type CourseKinds,
  type CourseObjects,
  isLearners,
  kindNames,
  learnerLabel,
} from "../../course/courseObjects.ts";
import { SettledPods } from "../../course/settledPods.ts";
import type { KubernetesObject } from "@kubernetes-workshop/kubernetes/resources/kubernetesObject";
import { clusterKey } from "../../session/clusterKey.ts";
import { type ClusterSession, isPractice } from "../../session/clusterSession.ts";
import { FollowedKind, type Unread } from "../../session/followedKind.ts";

const batchMs = 100;

/** The learner's objects in a cluster at one moment. */
export interface Look {
  readonly objects: CourseObjects;
  /** Whether changes to the pods may have been missed: after a new connection, or an interrupted one. */
  readonly afterGap: boolean;
  /** Whether every kind that the learner may read has been read. If not, a missing object may exist after all. */
  readonly isWhole: boolean;
  /** The uids of pods that have only just become ready. */
  readonly unsettled: ReadonlySet<string>;
}

/**
 * Follows the learner's objects in one cluster, and reports all of them whenever something has changed. Outside the
 * practice cluster, requests only objects with the learner's label, so that other people's objects cost nothing.
 */
export class LearnerObjects implements Disposable {
  private readonly owned = new DisposableStore();
  private readonly kinds: ReadonlyMap<keyof CourseKinds, FollowedKind>;
  private readonly session: ClusterSession;
  private readonly learner: string;
  private readonly changed: (look: Look) => void;
  private readonly settled = new SettledPods();
  private again: (() => void) | undefined;
  private afterGap = true;

  /**
   * @param learner the id in the learner's label
   * @param changed is called with the objects, for the first time when every list has been answered
   */
  constructor(session: ClusterSession, learner: string, changed: (look: Look) => void, log: Logger) {
    this.session = session;
    this.learner = learner;
    this.changed = changed;
    this.kinds = new Map(kindNames.map((name) => [name, this.owned.add(this.follow(name, log))]));
    const batch = this.owned.add(new ChangeBatch(() => this.tell(), batchMs, startNodeTimer));
    let isTold = false;
    for (const [name, kind] of this.kinds)
      this.owned.add(
        kind.onDidChange(({ afterGap }) => {
          if (name === "pods" && afterGap) this.afterGap = true;
          if (isTold) batch.add("changed");
        }),
      );
    this.owned.add(session.tree.holdNodes());
    this.owned.add(session.tree.onDidChangeNodes(() => isTold && batch.add("changed")));
    void this.ready.then(() => {
      isTold = true;
      batch.add("changed");
    });
  }

  /** Settles when every list has been answered. */
  get ready(): Promise<unknown> {
    return Promise.all([...this.kinds.values()].map(({ settled }) => settled));
  }

  /** The kinds that could not be read, and why. */
  get unread(): ReadonlyMap<keyof CourseKinds, Unread> {
    const unread = new Map<keyof CourseKinds, Unread>();
    for (const [name, { unread: why }] of this.kinds) if (why) unread.set(name, why);
    return unread;
  }

  /** The learner's objects, as far as they are known now. */
  get objects(): CourseObjects {
    const inPractice = isPractice(this.session);
    const of = <Kind extends keyof CourseKinds>(kind: Kind): CourseKinds[Kind][] =>
      [...(this.kinds.get(kind)?.objects ?? [])].filter((object) =>
        isLearners(object, this.learner, inPractice),
      );
    // Every list is present, which the type of `fromEntries` does not show.
    const lists = Object.fromEntries(kindNames.map((name) => [name, of(name)])) as {
      readonly [Kind in keyof CourseKinds]: CourseKinds[Kind][];
    };
    return {
      ...lists,
      nodes: this.session.tree.nodeSummaries,
      cluster: clusterKey(this.session),
    };
  }

  /** Retries the kinds that were forbidden, and settles with the answers. */
  async askAgain(): Promise<void> {
    for (const kind of this.kinds.values()) kind.askAgain();
    await this.ready;
  }

  /** Reports the current objects, whether they have changed or not. */
  tell(): void {
    const { afterGap, objects } = this;
    this.afterGap = false;
    const isWhole = [...this.unread.values()].every(({ reason }) => reason === "forbidden");
    const { pods: unsettled, nextMs } = this.settled.look(objects.pods, performance.now());
    this.again?.();
    // Nothing changes when a pod goes on running, so nothing else would tell of it.
    this.again = nextMs === undefined ? undefined : startNodeTimer(() => this.tell(), nextMs);
    this.changed({ objects, afterGap, isWhole, unsettled });
  }

  dispose(): void {
    this.again?.();
    this.owned.dispose();
  }

  private follow(name: keyof CourseKinds, log: Logger): FollowedKind {
    const { objects } = this.session;
    const { apiVersion, kind } = courseKinds[name];
    const labelSelector = isPractice(this.session) ? undefined : `${learnerLabel}=${this.learner}`;
    return new FollowedKind({
      kind,
      namespace: objects.namespace,
      follow: (namespace) => objects.follow(apiVersion, kind, { namespace, labelSelector }, withoutManagers),
      startTimer: startNodeTimer,
      log,
    });
  }
}

/** Drops `managedFields`, which make up half of an object and are of no use to the course. */
function withoutManagers(object: KubernetesObject): KubernetesObject {
  return { ...object, metadata: { ...object.metadata, managedFields: undefined } };
}
