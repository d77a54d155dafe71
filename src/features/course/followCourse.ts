import type { Disposable } from "@kubernetes-workshop/kubernetes/base/disposable";
import type { Logger } from "@kubernetes-workshop/kubernetes/base/logger";
import type { CourseObjects } from "../../course/courseObjects.ts";
import type { Observer } from "../../course/progress.ts";
import { type ConnectedCluster, isPractice } from "../../session/clusterSession.ts";
import type { Learner } from "../../session/learner.ts";
import { LearnerObjects } from "./learnerObjects.ts";

/**
 * Follows the learner's objects in whichever cluster is connected and tells the course of them. In a cluster that is
 * not the practice cluster nothing is asked for until the learner has begun to make something for the course.
 */
export class FollowCourse implements Disposable {
  private readonly cluster: ConnectedCluster;
  private readonly learner: Learner;
  private readonly progress: Observer;
  private readonly log: Logger;
  private readonly subscription: Disposable;
  private followed: LearnerObjects | undefined;

  constructor(cluster: ConnectedCluster, learner: Learner, progress: Observer, log: Logger) {
    this.cluster = cluster;
    this.learner = learner;
    this.progress = progress;
    this.log = log;
    this.subscription = cluster.onDidChangeSession(() => {
      this.end();
      this.begin();
    });
    this.begin();
  }

  /** What the learner has in the connected cluster, where that is followed. */
  get objects(): CourseObjects | undefined {
    return this.followed?.objects;
  }

  /** Begins to follow the connected cluster, unless that is done already. */
  begin(): LearnerObjects | undefined {
    const { session } = this.cluster;
    const id = session && (isPractice(session) ? this.learner.id : this.learner.knownId);
    if (!session || id === undefined) return undefined;
    this.followed ??= new LearnerObjects(
      session,
      id,
      (look) => this.progress.observe({ event: "objectsChanged", ...look }),
      this.log,
    );
    return this.followed;
  }

  /** Tells the course once more of what there is now, where that is followed. */
  lookAgain(): void {
    this.followed?.tell();
  }

  dispose(): void {
    this.subscription.dispose();
    this.end();
  }

  private end(): void {
    this.followed?.dispose();
    this.followed = undefined;
  }
}
