import type { Event } from "@kubernetes-workshop/kubernetes/base/emitter";
import type { Disposable } from "@kubernetes-workshop/kubernetes/base/disposable";
import type { Attempts } from "./situation.ts";
import type { CourseObjects } from "../courseObjects.ts";
import type { Observation } from "../observation.ts";
import { isTroubled } from "@kubernetes-workshop/kubernetes/resources/nodeStatus";

/** Remembers what was tried in this window without marking a part as done. */
export class AttemptMemory implements Disposable {
  private readonly subscription: Disposable;
  private readonly troubled = new Set<string>();
  private cluster: string | undefined;
  private seen = { emptyNode: false, emptyFilter: false, emptyControlPlane: false };

  constructor(onDidObserve: Event<Observation>) {
    this.subscription = onDidObserve((observation) => this.take(observation));
  }

  get attempts(): Attempts {
    return { ...this.seen, troubledNodes: [...this.troubled] };
  }

  dispose(): void {
    this.subscription.dispose();
  }

  private take(observation: Observation): void {
    const { event } = observation;
    if (event === "podsOfNodeShown") this.seen = { ...this.seen, emptyNode: observation.count === 0 };
    if (event === "labelFilterUsed") this.seen = { ...this.seen, emptyFilter: observation.matches === 0 };
    if (event === "controlPlaneShown")
      this.seen = { ...this.seen, emptyControlPlane: observation.count === 0 };
    if (event === "objectsChanged") this.watch(observation.objects);
  }

  private watch({ cluster, nodes }: CourseObjects): void {
    if (this.cluster !== cluster) this.troubled.clear();
    this.cluster = cluster;
    for (const { name, status } of nodes) if (isTroubled(status)) this.troubled.add(name);
  }
}
