import { Emitter } from "../../../src/base/emitter.ts";
import type { ClusterSource, ListChange, LiveList } from "../../../src/clusterTree/clusterSource.ts";
import { type NodeSummary, summarizeNode } from "../../../src/resources/nodeSummary.ts";
import { type PodSummary, summarizePod } from "../../../src/resources/podSummary.ts";
import "../../support/failOnUnhandledRejection.ts";

export function node(
  name: string,
  { uid = name, roles = [] as string[], cordoned = false } = {},
): NodeSummary {
  const labels = Object.fromEntries(roles.map((role) => [`node-role.kubernetes.io/${role}`, ""]));
  return summarizeNode({ metadata: { uid, name, labels }, spec: { unschedulable: cordoned } });
}

export function pod(name: string, { uid = name, namespace = "default", phase = "Running" } = {}): PodSummary {
  return summarizePod({
    metadata: { uid, name, namespace },
    spec: { containers: [{ name: "web" }, { name: "log" }] },
    status: { phase },
  });
}

/** A list that follows what a test does to it. */
export class InMemoryList<T extends { readonly uid: string }> implements LiveList<T> {
  readonly objects = new Map<string, T>();
  readonly ready: Promise<void>;
  isDisposed = false;
  readonly #changes = new Emitter<ListChange<T>>();
  readonly #failures = new Emitter<Error | undefined>();
  readonly onDidChange = this.#changes.event;
  readonly onDidFail = this.#failures.event;
  readonly #answer = Promise.withResolvers<undefined>();

  constructor() {
    this.ready = this.#answer.promise;
    this.ready.catch(() => undefined);
  }

  /** Answers with the whole list, the first one or a later one. */
  list(...objects: readonly T[]): this {
    this.objects.clear();
    for (const object of objects) this.objects.set(object.uid, object);
    this.#changes.fire({ updated: objects, membership: true });
    this.#answer.resolve(undefined);
    return this;
  }

  /** Adds objects, or replaces those with the same uid, one after the other. */
  put(...objects: readonly T[]): void {
    for (const object of objects) {
      const membership = !this.objects.has(object.uid);
      this.objects.set(object.uid, object);
      this.#changes.fire({ updated: [object], membership });
    }
  }

  remove(uid: string): void {
    this.objects.delete(uid);
    this.#changes.fire({ updated: [], membership: true });
  }

  fail(error: Error): this {
    this.#answer.reject(error);
    this.#failures.fire(error);
    return this;
  }

  recover(): void {
    this.#failures.fire(undefined);
  }

  /** Goes on telling of changes after its end, which a tree has to bear. */
  dispose(): void {
    this.isDisposed = true;
    this.#answer.reject(new Error("The list has ended."));
  }
}

/** A cluster whose lists a test fills. */
export class InMemoryCluster implements ClusterSource {
  readonly nodeList = new InMemoryList<NodeSummary>();
  readonly pendingList = new InMemoryList<PodSummary>();
  /** The lists of pods that were asked for, oldest first. */
  readonly podLists: { readonly nodeName: string; readonly list: InMemoryList<PodSummary> }[] = [];

  nodes(): LiveList<NodeSummary> {
    return this.nodeList;
  }

  podsWithoutNode(): LiveList<PodSummary> {
    return this.pendingList;
  }

  podsOnNode(nodeName: string): LiveList<PodSummary> {
    const list = new InMemoryList<PodSummary>();
    this.podLists.push({ nodeName, list });
    return list;
  }

  get lists(): InMemoryList<PodSummary>[] {
    return this.podLists.map(({ list }) => list);
  }
}

/** A timer that elapses when a test says so. */
export class ManualTimer {
  readonly pending = new Set<() => void>();

  readonly start = (callback: () => void): (() => void) => {
    this.pending.add(callback);
    return () => this.pending.delete(callback);
  };

  elapse(): void {
    const due = [...this.pending];
    this.pending.clear();
    due.forEach((callback) => callback());
  }
}
