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
import type { KubernetesObject } from "@kubernetes-workshop/kubernetes/resources/kubernetesObject";
import { clusterKey } from "../../session/clusterKey.ts";
import { type ClusterSession, isPractice } from "../../session/clusterSession.ts";
import { FollowedKind, type Unread } from "../../session/followedKind.ts";

const batchMs = 100;

/** One look at what the learner has in a cluster. */
export interface Look {
  readonly objects: CourseObjects;
  /** Whether nobody has watched the pods until now: after a new connection, or one that was broken. */
  readonly afterGap: boolean;
  /** Whether all is known that the learner may read; what is missing otherwise may be there all the same. */
  readonly isWhole: boolean;
}

/**
 * Follows what the learner has made in one cluster and tells of it as a whole whenever something has changed. In a
 * cluster that is not the practice cluster only what carries the learner's label is asked for, so that what others
 * have costs it nothing.
 */
export class LearnerObjects implements Disposable {
  private readonly owned = new DisposableStore();
  private readonly kinds: ReadonlyMap<keyof CourseKinds, FollowedKind>;
  private readonly session: ClusterSession;
  private readonly learner: string;
  private readonly changed: (look: Look) => void;
  private afterGap = true;

  /**
   * @param learner the id in the learner's label
   * @param changed hears of the objects, the first time when there was an answer to each list
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
    this.owned.add(session.tree.onDidChangeNodes(() => isTold && batch.add("changed")));
    void this.ready.then(() => {
      isTold = true;
      batch.add("changed");
    });
  }

  /** Settles when there was an answer to each list. */
  get ready(): Promise<unknown> {
    return Promise.all([...this.kinds.values()].map(({ settled }) => settled));
  }

  /** The kinds of which it is not known what the learner has, and why. */
  get unread(): ReadonlyMap<keyof CourseKinds, Unread> {
    const unread = new Map<keyof CourseKinds, Unread>();
    for (const [name, { unread: why }] of this.kinds) if (why) unread.set(name, why);
    return unread;
  }

  /** What the learner has in the cluster, as far as that is known now. */
  get objects(): CourseObjects {
    const inPractice = isPractice(this.session);
    const of = <Kind extends keyof CourseKinds>(kind: Kind): CourseKinds[Kind][] =>
      [...(this.kinds.get(kind)?.objects ?? [])].filter((object) =>
        isLearners(object, this.learner, inPractice),
      );
    // Each list is there: `fromEntries` does not tell.
    const lists = Object.fromEntries(kindNames.map((name) => [name, of(name)])) as {
      readonly [Kind in keyof CourseKinds]: CourseKinds[Kind][];
    };
    return {
      ...lists,
      nodes: this.session.tree.nodeSummaries,
      cluster: clusterKey(this.session),
    };
  }

  /** Asks once more for what was forbidden, and settles with the answers. */
  async askAgain(): Promise<void> {
    for (const kind of this.kinds.values()) kind.askAgain();
    await this.ready;
  }

  /** Tells of what there is now, whether that has changed or not. */
  tell(): void {
    const { afterGap, objects } = this;
    this.afterGap = false;
    const isWhole = [...this.unread.values()].every(({ reason }) => reason === "forbidden");
    this.changed({ objects, afterGap, isWhole });
  }

  dispose(): void {
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

/** Who manages which field makes up half of an object, and the course does not ask. */
function withoutManagers(object: KubernetesObject): KubernetesObject {
  return { ...object, metadata: { ...object.metadata, managedFields: undefined } };
}
