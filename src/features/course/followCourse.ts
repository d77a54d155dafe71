import type { Disposable } from "@kubernetes-workshop/kubernetes/base/disposable";
import type { Logger } from "@kubernetes-workshop/kubernetes/base/logger";
import type { CourseObjects } from "../../course/courseObjects.ts";
import type { Observer } from "../../course/progress.ts";
import { type ConnectedCluster, isPractice } from "../../session/clusterSession.ts";
import type { Learner } from "../../session/learner.ts";
import { LearnerObjects } from "./learnerObjects.ts";

/**
 * Follows the learner's objects in the connected cluster, and reports them to the course. Outside the practice cluster,
 * sends no request until the learner starts to create something for the course.
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
    this.subscription = cluster.onDidChangeSession(() => this.beginAgain());
    this.begin();
  }

  /** The learner's objects in the connected cluster, if they are followed. */
  get objects(): CourseObjects | undefined {
    return this.followed?.objects;
  }

  /** Starts again, for another cluster or another learner. */
  beginAgain(): void {
    this.end();
    this.begin();
  }

  /** Starts following the connected cluster, unless it is followed already. */
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

  /** Reports the current objects to the course again, if they are followed. */
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
