import { type Disposable, DisposableStore } from "@kubernetes-workshop/kubernetes/base/disposable";
import { Emitter } from "@kubernetes-workshop/kubernetes/base/emitter";
import type { KubernetesObject } from "@kubernetes-workshop/kubernetes/resources/kubernetesObject";
import type { StartTimer } from "@kubernetes-workshop/kubernetes/base/startTimer";
import { evaluateCheck } from "../checks/evaluateCheck.ts";
import { kindsOfCheck } from "../checks/kindsOfCheck.ts";
import type { LabCheck } from "../checks/labCheck.ts";
import type { LabKind } from "../labObject.ts";
import type { LabView } from "../checks/labView.ts";
import type { FollowedObjects, LabCluster } from "./labCluster.ts";

/** The time, and what wakes later. */
export interface LabClock {
  /** In milliseconds since 1970. */
  readonly now: () => number;
  readonly startTimer: StartTimer;
}

/** Follows what some checks look at, and says which of them hold whenever that has changed. */
export class LabWatch implements Disposable, LabView {
  private readonly owned = new DisposableStore();
  private readonly changes = new Emitter<readonly boolean[]>();
  /** Which checks hold, in their order. */
  readonly onDidChange = this.changes.event;
  private readonly followed = new Map<string, FollowedObjects>();
  private readonly checks: readonly LabCheck[];
  private readonly clock: LabClock;
  private current: readonly boolean[];
  private stopTimer: () => void = () => undefined;

  constructor(checks: readonly LabCheck[], cluster: Pick<LabCluster, "follow">, clock: LabClock) {
    this.checks = checks;
    this.clock = clock;
    this.current = checks.map(() => false);
    for (const kind of checks.flatMap(kindsOfCheck)) {
      const key = keyOf(kind);
      if (this.followed.has(key)) continue;
      const objects = this.owned.add(cluster.follow(kind));
      this.followed.set(key, objects);
      this.owned.add(objects.onDidChange(() => this.look()));
    }
  }

  /** Which checks hold, in their order. */
  get holding(): readonly boolean[] {
    return this.current;
  }

  objects(kind: LabKind): readonly KubernetesObject[] {
    return [...(this.followed.get(keyOf(kind))?.objects ?? [])];
  }

  dispose(): void {
    this.stopTimer();
    this.owned.dispose();
    this.changes.dispose();
  }

  private look(): void {
    this.stopTimer();
    if (![...this.followed.values()].every(({ isKnown }) => isKnown)) return;
    const now = this.clock.now();
    const outcomes = this.checks.map((check) => evaluateCheck(check, this, now));
    const before = this.current;
    this.current = outcomes.map(({ holds }) => holds);
    // What only time is missing for, no change of the cluster will tell.
    const times = outcomes.flatMap(({ holdsAt }) => holdsAt ?? []);
    if (times.length > 0)
      this.stopTimer = this.clock.startTimer(() => this.look(), Math.max(0, Math.min(...times) - now));
    if (this.current.some((holds, index) => holds !== before[index])) this.changes.fire(this.current);
  }
}

function keyOf({ apiVersion, kind, namespace = "" }: LabKind): string {
  return `${apiVersion} ${kind} ${namespace}`;
}
