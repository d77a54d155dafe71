import { isDeepStrictEqual } from "node:util";
import { objectSelector } from "../../api/selectors/labelSelector.ts";
import type { ApiObject } from "../../objectApi.ts";
import { type Controller, type ControllerContext, find } from "../controller.ts";
import { EventRecorder } from "../events.ts";
import { asPod, controllerKey, controllerReference, isDeleted, keyOf, type Pod } from "../objects.ts";
import { PodControl } from "../podControl.ts";
import { deletionOrder } from "./deletionOrder.ts";
import { asReplicaSet, isActive, type ReplicaSet } from "./replicaSet.ts";
import { type Failure, nextAvailableMs, replicaSetStatus } from "./replicaSetStatus.ts";

const resource = "replicasets.apps";
/** `ConcurrentRSSyncs` of the real controller manager. */
const workers = 5;

/**
 * Keeps the wanted number of pods. It replaces webernetes' own controller, which copies all pods of a set for each
 * event of one of them. https://kubernetes.io/docs/concepts/workloads/controllers/replicaset/
 * (pkg/controller/replicaset)
 */
export function replicaSetController(context: ControllerContext): Controller {
  const sync = new ReplicaSetSync(context);
  return {
    name: "replicaset-controller",
    workers,
    watched: [
      { resource, keysOf: (set) => [keyOf(set)] },
      { resource: "pods", keysOf: (pod) => sync.setsOf(pod) },
    ],
    sync: (key) => sync.sync(key),
    rest: (key) => sync.pods.restMs(key),
  };
}

class ReplicaSetSync {
  readonly pods: PodControl;
  private readonly context: ControllerContext;

  constructor(context: ControllerContext) {
    this.context = context;
    this.pods = new PodControl(
      context,
      new EventRecorder(context.api, context.clock, "replicaset-controller"),
    );
  }

  /** The ReplicaSets that a pod concerns: its owner, or those that select it if it has none. */
  async setsOf(pod: ApiObject): Promise<readonly string[]> {
    if (pod.metadata.ownerReferences?.some(({ controller }) => controller === true) === true)
      return [controllerKey(pod, "ReplicaSet") ?? []].flat();
    const { namespace = "default", labels = {} } = pod.metadata;
    const { items } = await this.context.api.list(resource, { namespace });
    return items.filter((set) => objectSelector(asReplicaSet(set).spec.selector)(labels)).map(keyOf);
  }

  async sync(key: string): Promise<number | undefined> {
    const { api, clock } = this.context;
    const found = await find(api, resource, key);
    if (!found) return undefined;
    const set = asReplicaSet(found);
    const owned = isDeleted(set) ? await this.pods.ofOwner(set) : await this.claim(set);
    const active = owned.filter(isActive);
    const failure = isDeleted(set) ? undefined : await this.manage(set, active);
    // The counts belong to the generation that this sync has read.
    await this.store(set, (current) =>
      replicaSetStatus({ ...current, metadata: set.metadata }, owned, active, failure, clock.nowMs()),
    );
    const looks = [this.pods.retryMs(set), nextAvailableMs(set, active, clock.nowMs())];
    const times = looks.filter((time) => time !== undefined);
    return times.length > 0 && !isDeleted(set) ? Math.min(...times) : undefined;
  }

  /** Adopts matching orphans and releases pods that no longer match. Returns the pods of the set. */
  private async claim(set: ReplicaSet): Promise<Pod[]> {
    const { api } = this.context;
    const { namespace = "default" } = set.metadata;
    const selects = objectSelector(set.spec.selector);
    const isWanted = (pod: Pod): boolean => selects(pod.metadata.labels ?? {});
    const owned = await this.pods.ofOwner(set);
    const orphans = (await api.list("pods", { namespace, owner: "" })).items.map((pod) => asPod(pod));
    const lost = owned.filter((pod) => isActive(pod) && !isWanted(pod));
    const adopted = orphans.filter((pod) => isActive(pod) && isWanted(pod));
    for (const pod of lost)
      await this.changeOwner(pod, (owners) => owners.filter(({ uid }) => uid !== set.metadata.uid));
    for (const pod of adopted) await this.changeOwner(pod, (owners) => [...owners, controllerReference(set)]);
    return lost.length + adopted.length > 0 ? await this.pods.ofOwner(set) : owned;
  }

  private async changeOwner(
    { apiVersion, kind, metadata, ...pod }: Pod,
    change: (owners: readonly Owner[]) => Owner[],
  ): Promise<void> {
    const ownerReferences = change(metadata.ownerReferences ?? []);
    await this.context.api.update("pods", {
      ...pod,
      apiVersion,
      kind,
      metadata: { ...metadata, ownerReferences },
    });
  }

  /** Creates missing pods or deletes surplus ones. Returns null while it waits after a failure. */
  private async manage(set: ReplicaSet, active: readonly Pod[]): Promise<Failure | undefined | null> {
    const { replicas = 1, template } = set.spec;
    const missing = replicas - active.length;
    if (missing < 0) {
      const related = await this.related(set);
      const surplus = deletionOrder(active, related, this.context.clock.nowMs()).slice(0, -missing);
      await this.pods.deleteAll(set, surplus);
      return undefined;
    }
    if (missing > 0 && this.pods.retryMs(set) !== undefined) return null;
    const { error } = await this.pods.createAll(set, missing, () => ({ template }));
    if (error === undefined) return undefined;
    return { reason: "FailedCreate", message: error.message };
  }

  /** The active pods of all sets of the same Deployment. */
  private async related(set: ReplicaSet): Promise<Pod[]> {
    const owner = set.metadata.ownerReferences?.find(({ controller }) => controller === true)?.uid;
    const { namespace = "default" } = set.metadata;
    const sets =
      owner === undefined ? [set] : (await this.context.api.list(resource, { namespace, owner })).items;
    const pods = await Promise.all(sets.map((each) => this.pods.ofOwner(each)));
    return pods.flat().filter(isActive);
  }

  /** Writes the status, and retries once after a conflict. */
  private async store(set: ReplicaSet, statusOf: (current: ReplicaSet) => object): Promise<void> {
    const write = async (current: ReplicaSet): Promise<void> => {
      const status = statusOf(current);
      if (!isDeepStrictEqual(status, current.status))
        await this.context.api.update(resource, { ...current, status }, "status");
    };
    try {
      await write(set);
    } catch (error) {
      if (!(error instanceof Error) || !("code" in error) || error.code !== 409) throw error;
      const again = await find(this.context.api, resource, keyOf(set));
      if (again && again.metadata.uid === set.metadata.uid) await write(asReplicaSet(again));
    }
  }
}

type Owner = NonNullable<ApiObject["metadata"]["ownerReferences"]>[number];
