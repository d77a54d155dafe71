import { kindsWith } from "@kubernetes-workshop/kubernetes/kinds/kindRoles";
import type { CustomGroup } from "@kubernetes-workshop/kubernetes/kinds/customKinds";
import { Emitter } from "@kubernetes-workshop/kubernetes/base/emitter";
import type { Warning } from "@kubernetes-workshop/kubernetes/resources/reasons/withWarnings";
import type {
  ClusterSource,
  ListChange,
  ListedKind,
  LiveList,
  WarnedObject,
} from "../../../src/clusterTree/clusterSource.ts";
import { type NodeSummary, summarizeNode } from "@kubernetes-workshop/kubernetes/resources/nodeSummary";
import type { MetadataSummary } from "@kubernetes-workshop/kubernetes/resources/objects/metadataSummary";
import type {
  SummarizedKind,
  SummaryOf,
} from "@kubernetes-workshop/kubernetes/resources/objects/objectSummary";
import { type PodSummary, summarizePod } from "@kubernetes-workshop/kubernetes/resources/podSummary";
import {
  type ReplicaSetSummary,
  summarizeReplicaSet,
} from "@kubernetes-workshop/kubernetes/resources/replicaSetSummary";
import type { ControlPlane } from "@kubernetes-workshop/kubernetes/resources/controlPlane";
import {
  type WorkloadKind,
  summarizeWorkload,
  type WorkloadSummary,
} from "@kubernetes-workshop/kubernetes/resources/workloadSummary";
import "@kubernetes-workshop/testing/failOnUnhandledRejection";

export function node(
  name: string,
  { uid = name, roles = [] as string[], cordoned = false, zone = "" } = {},
): NodeSummary {
  const labels = Object.fromEntries(roles.map((role) => [`node-role.kubernetes.io/${role}`, ""]));
  if (zone !== "") labels["topology.kubernetes.io/zone"] = zone;
  return summarizeNode({
    metadata: { uid, name, labels },
    spec: { unschedulable: cordoned },
    status: { conditions: [{ type: "Ready", status: "True" }] },
  });
}

export function pod(
  name: string,
  { uid = name, namespace = "default", phase = "Running", owner = "" } = {},
): PodSummary {
  const ownerReferences = owner === "" ? [] : [{ kind: "ReplicaSet", uid: owner, controller: true }];
  return summarizePod({
    metadata: { uid, name, namespace, ownerReferences },
    spec: { containers: [{ name: "web" }, { name: "log" }] },
    status: { phase },
  });
}

export function deployment(
  name: string,
  { uid = name, namespace = "default", ready = 2 } = {},
): WorkloadSummary {
  return summarizeWorkload.Deployment({
    metadata: { uid, name, namespace },
    spec: { replicas: 2, selector: { matchLabels: { app: name } } },
    status: { replicas: 2, updatedReplicas: 2, readyReplicas: ready, availableReplicas: ready },
  });
}

export function job(name: string, { uid = name, namespace = "default", owner = "" } = {}): WorkloadSummary {
  const ownerReferences = owner === "" ? [] : [{ kind: owner, uid: "night", controller: true }];
  return summarizeWorkload.Job({ metadata: { uid, name, namespace, ownerReferences } });
}

export function cronJob(name: string): WorkloadSummary {
  return summarizeWorkload.CronJob({
    metadata: { uid: name, name, namespace: "default" },
    spec: { schedule: "0 3 * * *" },
  });
}

/** A ReplicaSet of a Deployment with the same uid as its name. */
export function replicaSet(
  name: string,
  {
    owner,
    revision = 1,
    wanted = 1,
    refusal,
  }: {
    readonly owner: string;
    readonly revision?: number;
    readonly wanted?: number;
    /** What the API server answers to a ReplicaSet that creates its pods. */
    readonly refusal?: string;
  },
): ReplicaSetSummary {
  return summarizeReplicaSet({
    metadata: {
      uid: name,
      name,
      namespace: "default",
      annotations: { "deployment.kubernetes.io/revision": String(revision) },
      ownerReferences: [
        { apiVersion: "apps/v1", kind: "Deployment", name: owner, uid: owner, controller: true },
      ],
    },
    spec: { replicas: wanted, selector: { matchLabels: { app: owner, "pod-template-hash": name } } },
    status:
      refusal === undefined
        ? { replicas: wanted, readyReplicas: wanted }
        : {
            replicas: 0,
            conditions: [
              { type: "ReplicaFailure", status: "True", reason: "FailedCreate", message: refusal },
            ],
          },
  });
}

/** A list that follows what a test does to it. */
export class InMemoryList<T extends { readonly uid: string }> implements LiveList<T> {
  readonly objects = new Map<string, T>();
  isDisposed = false;
  isPaused = false;
  trueUntil: number | undefined;
  isForbidden = false;
  isCut = false;
  onlyNamespace: string | undefined;
  begun: Promise<void> | undefined;
  missing: number | undefined;
  readonly #changes = new Emitter<ListChange<T>>();
  readonly #failures = new Emitter<Error | undefined>();
  readonly onDidChange = this.#changes.event;
  readonly onDidFail = this.#failures.event;
  #isListed = false;
  readonly #answer = Promise.withResolvers<undefined>();

  constructor() {
    this.#answer.promise.catch(() => undefined);
  }

  get ready(): Promise<void> {
    return this.#isListed ? Promise.resolve() : this.#answer.promise;
  }

  /** Answers with the first page of the list. */
  listPage(missing: number, ...objects: readonly T[]): this {
    for (const object of objects) this.objects.set(object.uid, object);
    this.begun = Promise.resolve();
    this.missing = missing;
    this.#changes.fire({ updated: [], membership: true });
    return this;
  }

  /** Answers with the whole list, the first one or a later one. */
  list(...objects: readonly T[]): this {
    this.objects.clear();
    this.isForbidden = false;
    this.missing = undefined;
    this.#isListed = true;
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

  pause(): void {
    this.isPaused = true;
  }

  resume(): void {
    this.isPaused = false;
  }

  /** Refuses to be read. */
  forbid(): this {
    this.isForbidden = true;
    this.objects.clear();
    return this.fail(new Error("forbidden"));
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

interface AskedPods {
  readonly nodeName: string;
  readonly labelSelector: string | undefined;
  /** Undefined for all. */
  readonly namespace: string | undefined;
  readonly list: InMemoryList<PodSummary>;
}

interface AskedOfNamespace<T extends { readonly uid: string }> {
  readonly namespace: string;
  readonly labelSelector: string | undefined;
  readonly list: InMemoryList<T>;
}

/** A cluster whose lists a test fills. */
export class InMemoryCluster implements ClusterSource {
  server = "https://127.0.0.1:6443";
  namespace = "default";
  readonly nodeList = new InMemoryList<NodeSummary>();
  /** The lists of pods without a node that were asked for, oldest first. */
  readonly pendingLists: Omit<AskedPods, "nodeName">[] = [];
  /** The lists of pods on other nodes that were asked for, oldest first. */
  readonly orphanLists: (Omit<AskedPods, "nodeName"> & { readonly nodeNames: readonly string[] })[] = [];
  /** The lists of all pods that the user may read that were asked for, oldest first. */
  readonly reachLists: Omit<AskedPods, "nodeName">[] = [];
  /** The lists of pods of a node that were asked for, oldest first. */
  readonly podLists: AskedPods[] = [];
  /** What a list of pods of a node answers with at once; undefined where a test answers later. */
  podsAtOnce: readonly PodSummary[] | undefined;
  /** The lists of pods and of ReplicaSets of a namespace that were asked for, oldest first. */
  readonly ownedPodLists: AskedOfNamespace<PodSummary>[] = [];
  readonly replicaSetLists: AskedOfNamespace<ReplicaSetSummary>[] = [];
  /** The lists of all pods of a namespace that were asked for beside its workloads, oldest first. */
  readonly barePodLists: AskedOfNamespace<PodSummary>[] = [];
  /** The lists of workloads that were asked for, oldest first. */
  readonly workloadLists: {
    readonly kind: WorkloadKind;
    readonly labelSelector: string | undefined;
    readonly namespace: string | undefined;
    readonly list: InMemoryList<WorkloadSummary>;
  }[] = [];
  /** The lists of objects of other kinds that were asked for, oldest first. */
  readonly objectLists: {
    readonly kind: SummarizedKind;
    readonly labelSelector: string | undefined;
    readonly namespace: string | undefined;
    readonly list: unknown;
  }[] = [];
  /** The lists of metadata that were asked for, oldest first. */
  readonly metadataLists: {
    readonly kind: string;
    readonly labelSelector: string | undefined;
    readonly namespace: string | undefined;
    readonly list: InMemoryList<MetadataSummary>;
  }[] = [];
  /** The lists of namespaces that were asked for, and what they answer with at once; undefined to answer later. */
  readonly namespaceLists: InMemoryList<MetadataSummary>[] = [];
  namespacesAtOnce: readonly MetadataSummary[] | undefined = [];
  /** Whether the first list of autoscalers is there at once, and empty. */
  listsAutoscalers = true;
  /** How often the custom kinds were asked for, and what there is. */
  customReads = 0;
  foundGroups: readonly CustomGroup[] | Error = [];
  /** How often the control plane was looked at, and what there is to see. */
  controlPlaneReads = 0;
  seenControlPlane: ControlPlane | Error = { components: [], readiness: undefined };

  /** The events of objects, by uid, and whose were asked for. */
  readonly warningsOf = new Map<string, readonly Warning[] | Error>();
  readonly warningReads: string[] = [];

  warnings({ uid }: WarnedObject): Promise<readonly Warning[]> {
    this.warningReads.push(uid);
    const found = this.warningsOf.get(uid) ?? [];
    return found instanceof Error ? Promise.reject(found) : Promise.resolve(found);
  }

  /** The last lines of containers, by name, and whose were asked for. */
  readonly lastLogOf = new Map<string, readonly string[] | Error>();
  readonly lastLogReads: string[] = [];

  lastLog({ name }: Pick<PodSummary, "name">, container: string): Promise<readonly string[]> {
    this.lastLogReads.push(`${name} ${container}`);
    const found = this.lastLogOf.get(container) ?? [];
    return found instanceof Error ? Promise.reject(found) : Promise.resolve(found);
  }

  nodes(): LiveList<NodeSummary> {
    return this.nodeList;
  }

  podsWithoutNode(labelSelector?: string, namespace?: string): LiveList<PodSummary> {
    const list = new InMemoryList<PodSummary>();
    this.pendingLists.push({ labelSelector, namespace, list });
    return list;
  }

  podsInReach(labelSelector?: string, namespace?: string): LiveList<PodSummary> {
    const list = new InMemoryList<PodSummary>();
    this.reachLists.push({ labelSelector, namespace, list });
    return list;
  }

  podsOnOtherNodes(
    nodeNames: readonly string[],
    labelSelector?: string,
    namespace?: string,
  ): LiveList<PodSummary> {
    const list = new InMemoryList<PodSummary>();
    this.orphanLists.push({ nodeNames, labelSelector, namespace, list });
    return list;
  }

  /** The lists of troubled pods that were asked for, oldest first. */
  readonly problemLists: Omit<AskedPods, "nodeName">[] = [];
  /** The pods that can be read, by namespace and name. */
  readonly readablePods = new Map<string, PodSummary | Error>();

  problemPods(labelSelector?: string, namespace?: string): LiveList<PodSummary> {
    const list = new InMemoryList<PodSummary>();
    this.problemLists.push({ labelSelector, namespace, list });
    return list;
  }

  pod(namespace: string, name: string): Promise<PodSummary | undefined> {
    const found = this.readablePods.get(`${namespace}/${name}`);
    return found instanceof Error ? Promise.reject(found) : Promise.resolve(found);
  }

  podsOnNode(nodeName: string, labelSelector?: string, namespace?: string): LiveList<PodSummary> {
    const list = new InMemoryList<PodSummary>();
    this.podLists.push({ nodeName, labelSelector, namespace, list });
    if (this.podsAtOnce) list.list(...this.podsAtOnce);
    return list;
  }

  podsIn(namespace: string, labelSelector?: string): LiveList<PodSummary> {
    const list = new InMemoryList<PodSummary>();
    // Those of a workload have its labels, too.
    const before = this.workloadLists.at(-1);
    const isBeside = before?.kind === "CronJob" && before.labelSelector === labelSelector;
    (isBeside ? this.barePodLists : this.ownedPodLists).push({ namespace, labelSelector, list });
    return list;
  }

  replicaSets(namespace: string, labelSelector?: string): LiveList<ReplicaSetSummary> {
    const list = new InMemoryList<ReplicaSetSummary>();
    this.replicaSetLists.push({ namespace, labelSelector, list });
    return list;
  }

  workloads(kind: WorkloadKind, labelSelector?: string, namespace?: string): LiveList<WorkloadSummary> {
    const list = new InMemoryList<WorkloadSummary>();
    this.workloadLists.push({ kind, labelSelector, namespace, list });
    return list;
  }

  objects<Kind extends SummarizedKind>(
    kind: Kind,
    namespace: string | undefined,
    labelSelector?: string,
  ): LiveList<SummaryOf<Kind>> {
    const list = new InMemoryList<SummaryOf<Kind>>();
    this.objectLists.push({ kind, labelSelector, namespace, list });
    // They stand among the workloads, which most tests are about.
    if (kind === "HorizontalPodAutoscaler" && this.listsAutoscalers) list.list();
    return list;
  }

  metadata(
    { kind }: ListedKind,
    namespace: string | undefined,
    labelSelector?: string,
  ): LiveList<MetadataSummary> {
    const list = new InMemoryList<MetadataSummary>();
    if (kind === "Namespace") {
      this.namespaceLists.push(list);
      return this.namespacesAtOnce ? list.list(...this.namespacesAtOnce) : list;
    }
    this.metadataLists.push({ kind, labelSelector, namespace, list });
    return list;
  }

  customGroups(): Promise<readonly CustomGroup[]> {
    this.customReads++;
    const found = this.foundGroups;
    return found instanceof Error ? Promise.reject(found) : Promise.resolve(found);
  }

  /** The latest list of metadata of a kind. */
  metadataList(kind: string): InMemoryList<MetadataSummary> {
    return this.metadataLists.findLast((asked) => asked.kind === kind)!.list;
  }

  /** The latest list of objects of a kind. */
  objectList<Kind extends SummarizedKind>(kind: Kind): InMemoryList<SummaryOf<Kind>> {
    // The kind says what it is a list of.
    return this.objectLists.findLast((asked) => asked.kind === kind)!.list as InMemoryList<SummaryOf<Kind>>;
  }

  controlPlane(): Promise<ControlPlane> {
    this.controlPlaneReads++;
    const seen = this.seenControlPlane;
    return seen instanceof Error ? Promise.reject(seen) : Promise.resolve(seen);
  }

  /** The latest list of all pods of a namespace. */
  get barePodList(): InMemoryList<PodSummary> {
    return this.barePodLists.at(-1)!.list;
  }

  /** The latest list of pods without a node. */
  get pendingList(): InMemoryList<PodSummary> {
    return this.pendingLists.at(-1)!.list;
  }

  get lists(): InMemoryList<PodSummary>[] {
    return this.podLists.map(({ list }) => list);
  }

  /** The latest list of workloads of a kind. */
  workloadList(kind: WorkloadKind): InMemoryList<WorkloadSummary> {
    return this.workloadLists.findLast((asked) => asked.kind === kind)!.list;
  }

  /** Answers for the kinds that are not given, and for pods without a workload, with an empty list. */
  listWorkloads(
    workloads: Partial<Record<WorkloadKind, readonly WorkloadSummary[]>>,
    ...barePods: readonly PodSummary[]
  ): void {
    for (const kind of kindsWith("workload")) this.workloadList(kind).list(...(workloads[kind] ?? []));
    this.barePodList.list(...barePods);
  }
}

/** A timer that elapses when a test says so. */
export class ManualTimer {
  readonly pending = new Set<() => void>();
  /** How long each was to run, in milliseconds. */
  readonly delays: number[] = [];

  readonly start = (callback: () => void, delayMs: number): (() => void) => {
    this.pending.add(callback);
    this.delays.push(delayMs);
    return () => this.pending.delete(callback);
  };

  elapse(): void {
    const due = [...this.pending];
    this.pending.clear();
    due.forEach((callback) => callback());
  }
}
