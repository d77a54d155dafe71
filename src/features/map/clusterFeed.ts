import { type Disposable, DisposableStore } from "@kubernetes-workshop/kubernetes/base/disposable";
import { Emitter } from "@kubernetes-workshop/kubernetes/base/emitter";
import type { Logger } from "@kubernetes-workshop/kubernetes/base/logger";
import { isRecord } from "@kubernetes-workshop/kubernetes/base/record";
import { startNodeTimer } from "@kubernetes-workshop/kubernetes/base/startTimer";
import { collectionPath } from "@kubernetes-workshop/kubernetes/kinds/apiPath";
import { kindsWith } from "@kubernetes-workshop/kubernetes/kinds/kindRoles";
import { typeMeta } from "@kubernetes-workshop/kubernetes/kinds/kindRow";
import { type KindName, kinds } from "@kubernetes-workshop/kubernetes/kinds/kinds";
import type { KubernetesObject } from "@kubernetes-workshop/kubernetes/resources/kubernetesObject";
import { ChangeBatch } from "../../clusterTree/changeBatch.ts";
import {
  type Followed,
  followedEvent,
  followedPod,
  followedService,
  followedSlice,
  followedWriting,
  type MapObject,
  servicesWithPods,
} from "../../map/mapObject.ts";
import type { Snapshot } from "../../map/mapModel.ts";
import type { Occurrence } from "../../trace/happening.ts";
import type { ClusterSession } from "../../session/clusterSession.ts";
import { FollowedKind } from "../../session/followedKind.ts";
import { isRequestError } from "../../session/isRequestError.ts";

const batchMs = 150;

/** In a cluster with more pods, the map follows none of them. */
const mostPods = 2000;

type MapSession = Pick<ClusterSession, "objects" | "tree">;

/**
 * Follows in one cluster what the map draws: the nodes and the control plane of the tree and, unless there are too many
 * pods, the pods, Services, workloads, and events.
 */
export class ClusterFeed implements Disposable {
  private readonly owned = new DisposableStore();
  private readonly changes = this.owned.add(new Emitter<undefined>());
  private readonly batch = this.owned.add(
    new ChangeBatch(() => this.changes.fire(undefined), batchMs, startNodeTimer),
  );
  /** Fires when the snapshot may have changed, for the first time when everything has been answered. */
  readonly onDidChange = this.changes.event;
  private readonly followed: FollowedKind<Followed<unknown>>[] = [];
  private lists: Lists | undefined;
  private rows: MapObject[] = [];
  private tooManyPods: { readonly count: number | undefined } | undefined;
  private isReady = false;
  private isAfterGap = true;
  private readonly session: MapSession;
  private readonly log: Logger;

  constructor(session: MapSession, log: Logger) {
    this.session = session;
    this.log = log;
    this.owned.add(session.tree.holdNodes());
    this.owned.add(session.tree.onDidChangeNodes(() => this.changed()));
    this.owned.add(
      session.tree.onDidChange((element) => {
        if (element === undefined) this.changed();
        else if (element.type === "controlPlane") void this.readControlPlane();
      }),
    );
  }

  /** Starts; resolves when there is something to show. */
  async start(): Promise<void> {
    const { tree } = this.session;
    await Promise.all([tree.ready, this.readControlPlane(), this.followObjects()]);
    this.isReady = true;
    this.changed();
  }

  /** What is known now. It tells only once that there was a gap. */
  takeSnapshot(): Snapshot {
    const { tree } = this.session;
    const { isAfterGap } = this;
    this.isAfterGap = false;
    const drawn = <T>(list: FollowedKind<Followed<T>> | undefined): T[] =>
      [...(list?.objects ?? [])].map((each) => each.drawn);
    return {
      objects: [
        ...this.rows,
        ...tree.nodeSummaries.map((summary): MapObject => ({
          type: "node",
          id: `node/${summary.uid}`,
          summary,
        })),
        ...drawn(this.lists?.pods),
        ...servicesWithPods(drawn(this.lists?.services), drawn(this.lists?.slices)),
      ],
      occurrences: this.occurrences(),
      isAfterGap,
      labelSelector: tree.filter.labels,
      tooManyPods: this.tooManyPods,
      forbidden: this.forbidden(),
    };
  }

  dispose(): void {
    this.owned.dispose();
  }

  private *occurrences(): Generator<Occurrence> {
    for (const list of this.followed) for (const { occurrences } of list.objects) yield* occurrences;
  }

  private forbidden(): string[] {
    return [...(this.lists?.byKind ?? [])]
      .filter(([, list]) => list.unread?.reason === "forbidden")
      .map(([kind]) => kind);
  }

  private changed(): void {
    if (this.isReady) this.batch.add(undefined);
  }

  private async readControlPlane(): Promise<void> {
    const { tree } = this.session;
    const group = (await tree.roots()).find(({ type }) => type === "controlPlane");
    const rows = group ? await tree.children(group) : [];
    this.rows = rows.flatMap((row): MapObject[] =>
      row.type === "component" || row.type === "readiness" || row.type === "managed" || row.type === "error"
        ? [{ type: "row", id: `row/${row.id}`, row }]
        : [],
    );
    this.changed();
  }

  private async followObjects(): Promise<void> {
    const count = await this.countPods();
    if (count === "unknown" || count > mostPods) {
      this.tooManyPods = { count: count === "unknown" ? undefined : count };
      this.log.info("The live map does not follow the pods: there are too many.");
      return;
    }
    const byKind = new Map<string, FollowedKind<Followed<unknown>>>();
    const follow = <T>(kind: KindName, summarize: (object: KubernetesObject) => Followed<T>) => {
      const list = this.follow(kind, summarize);
      byKind.set(kind, list);
      return list;
    };
    this.lists = {
      byKind,
      pods: follow("Pod", followedPod),
      services: follow("Service", ({ metadata }) => followedService(metadata)),
      slices: follow("EndpointSlice", followedSlice),
    };
    for (const kind of kindsWith("workload")) follow(kind, ({ metadata }) => followedWriting(kind, metadata));
    follow("Event", followedEvent);
    await Promise.all([...byKind.values()].map(({ settled }) => settled));
  }

  private follow<T>(
    kind: KindName,
    summarize: (object: KubernetesObject) => Followed<T>,
  ): FollowedKind<Followed<T>> {
    const { objects } = this.session;
    const { apiVersion } = typeMeta(kinds[kind]);
    const list = this.owned.add(
      new FollowedKind<Followed<T>>({
        kind,
        namespace: objects.namespace,
        follow: (namespace) => objects.follow(apiVersion, kind, { namespace }, summarize),
        startTimer: startNodeTimer,
        log: this.log,
      }),
    );
    this.owned.add(
      list.onDidChange(({ afterGap }) => {
        this.isAfterGap ||= afterGap;
        this.changed();
      }),
    );
    this.followed.push(list);
    return list;
  }

  /**
   * Asks how many pods the cluster has, by a list of one. A user who may not list the pods of all namespaces sees those
   * of one.
   * https://kubernetes.io/docs/reference/using-api/api-concepts/#retrieving-large-results-sets-in-chunks
   */
  private async countPods(): Promise<number | "unknown"> {
    try {
      const page = await this.session.objects.get(collectionPath(kinds.Pod), { limit: "1" });
      const { items, metadata } = isRecord(page) ? page : {};
      const listed = Array.isArray(items) ? items.length : 0;
      if (!isRecord(metadata) || !metadata["continue"]) return listed;
      const remaining = metadata["remainingItemCount"];
      return typeof remaining === "number" ? listed + remaining : "unknown";
    } catch (error) {
      if (isRequestError(error) && error.failure === "forbidden") return 0;
      throw error;
    }
  }
}

interface Lists {
  readonly byKind: ReadonlyMap<string, FollowedKind<Followed<unknown>>>;
  readonly pods: FollowedKind<Followed<MapObject>>;
  readonly services: FollowedKind<Followed<Parameters<typeof servicesWithPods>[0][number]>>;
  readonly slices: FollowedKind<Followed<Parameters<typeof servicesWithPods>[1][number]>>;
}
