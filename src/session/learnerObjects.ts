import { type Disposable, DisposableStore } from "../base/disposable.ts";
import type { Logger } from "../base/logger.ts";
import { ChangeBatch, startNodeTimer } from "../clusterTree/changeBatch.ts";
import type { LiveList } from "../clusterTree/clusterSource.ts";
import {
  courseKinds,
  type CourseKinds,
  type CourseObjects,
  isLearners,
  kindNames,
  learnerLabel,
} from "../course/courseObjects.ts";
import type { KubernetesObject } from "../resources/kubernetesObject.ts";
import { type ClusterSession, isPractice } from "./clusterSession.ts";
import { isRequestError } from "./isRequestError.ts";

const batchMs = 100;

/**
 * Follows what the learner has made in one cluster and tells of it as a whole whenever something has changed. In a
 * cluster that is not the practice cluster only what carries the learner's label is asked for, so that what others
 * have costs it nothing.
 */
export class LearnerObjects implements Disposable {
  /** Settles when all is known; rejects with what is in the way. */
  readonly ready: Promise<void>;
  private readonly owned = new DisposableStore();
  private readonly lists = new Map<keyof CourseKinds, LiveList<KubernetesObject>>();
  private readonly session: ClusterSession;
  private readonly learner: string;
  private readonly log: Logger;

  /**
   * @param learner the id in the learner's label
   * @param changed hears of the objects, the first time when all lists are there; that time nobody has watched before
   */
  constructor(
    session: ClusterSession,
    learner: string,
    changed: (objects: CourseObjects, afterGap: boolean) => void,
    log: Logger,
  ) {
    this.session = session;
    this.learner = learner;
    this.log = log;
    const batch = this.owned.add(
      new ChangeBatch(() => changed(this.objects, false), batchMs, startNodeTimer),
    );
    this.ready = this.followAll().then(() => {
      for (const list of this.lists.values()) this.owned.add(list.onDidChange(() => batch.add("changed")));
      this.owned.add(session.tree.onDidChangeNodes(() => batch.add("changed")));
      changed(this.objects, true);
    });
    this.ready.catch((error: unknown) =>
      log.warn(`The learner's objects cannot be followed: ${String(error)}`),
    );
  }

  /** What the learner has in the cluster now. */
  get objects(): CourseObjects {
    const inPractice = isPractice(this.session);
    const of = <Kind extends keyof CourseKinds>(kind: Kind): CourseKinds[Kind][] =>
      [...(this.lists.get(kind)?.objects.values() ?? [])].filter((object) =>
        isLearners(object, this.learner, inPractice),
      );
    return {
      pods: of("pods"),
      deployments: of("deployments"),
      replicaSets: of("replicaSets"),
      daemonSets: of("daemonSets"),
      statefulSets: of("statefulSets"),
      jobs: of("jobs"),
      cronJobs: of("cronJobs"),
      services: of("services"),
      endpointSlices: of("endpointSlices"),
      nodes: this.session.tree.nodeSummaries,
      cluster: inPractice ? "practice" : `${this.session.kubeContext} ${this.session.server}`,
    };
  }

  dispose(): void {
    this.owned.dispose();
  }

  private async followAll(): Promise<void> {
    await Promise.all(kindNames.map(async (kind) => this.lists.set(kind, await this.follow(kind))));
  }

  /** In all namespaces, or in the connection's own where the learner may not look further. */
  private async follow(kind: keyof CourseKinds): Promise<LiveList<KubernetesObject>> {
    const { objects } = this.session;
    const { apiVersion, kind: name } = courseKinds[kind];
    const labelSelector = isPractice(this.session) ? undefined : `${learnerLabel}=${this.learner}`;
    const follow = async (namespace?: string): Promise<LiveList<KubernetesObject>> =>
      this.owned.add(await objects.follow(apiVersion, name, { namespace, labelSelector }, withoutManagers));
    const everywhere = await follow();
    try {
      await everywhere.ready;
      return everywhere;
    } catch (error) {
      everywhere.dispose();
      if (!isRequestError(error) || error.failure !== "forbidden") throw error;
      this.log.info(`${name} objects can be read in namespace ${objects.namespace} only`);
      const here = await follow(objects.namespace);
      await here.ready;
      return here;
    }
  }
}

/** Who manages which field makes up half of an object, and the course does not ask. */
function withoutManagers(object: KubernetesObject): KubernetesObject {
  return { ...object, metadata: { ...object.metadata, managedFields: undefined } };
}
