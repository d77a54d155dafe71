import { type Disposable, DisposableStore } from "@kubernetes-workshop/kubernetes/base/disposable";
import {
  type EndpointSliceSummary,
  endpointsByService,
} from "@kubernetes-workshop/kubernetes/resources/objects/endpointSliceSummary";
import type { ServiceSummary } from "@kubernetes-workshop/kubernetes/resources/objects/serviceSummary";
import type { RelatedObjects } from "@kubernetes-workshop/kubernetes/resources/objects/stateOfObject";
import type { StorageClassSummary } from "@kubernetes-workshop/kubernetes/resources/objects/storageClassSummary";
import type { LiveList } from "../clusterSource.ts";

/** Lists that say how the objects of other lists are. */
interface Lists {
  readonly slices?: LiveList<EndpointSliceSummary>;
  readonly services?: LiveList<ServiceSummary>;
  readonly classes?: LiveList<StorageClassSummary>;
}

/** Follows the lists that say how the objects of other lists are. */
export class RelatedLists implements Disposable {
  private readonly owned = new DisposableStore();
  private readonly lists: Lists;
  private readonly arrived = new Set<LiveList<unknown>>();
  private known: RelatedObjects | undefined;

  /** @param changed called when the lists say something else */
  constructor(lists: Lists, changed: () => void) {
    this.lists = lists;
    for (const list of this.all) {
      const heard = (): void => {
        this.known = undefined;
        changed();
      };
      this.owned.add(list);
      this.owned.add(
        list.onDidChange(() => {
          this.arrived.add(list);
          heard();
        }),
      );
      this.owned.add(list.onDidFail(heard));
    }
  }

  /** What the lists say; nothing of one that has not been read, or that the user may not read. */
  get objects(): RelatedObjects {
    const { slices, services, classes } = this.lists;
    return (this.known ??= {
      endpoints: this.isKnown(slices) ? endpointsByService(slices.objects.values()) : undefined,
      services: this.isKnown(services) ? byName(services) : undefined,
      classes: this.isKnown(classes) ? byName(classes) : undefined,
    });
  }

  /** Resolves when each list has arrived or failed. */
  async settled(): Promise<void> {
    await Promise.allSettled(this.all.map(({ ready }) => ready));
  }

  /** Pauses the lists while nobody sees them. */
  setShown(isShown: boolean): void {
    for (const list of this.all) {
      if (isShown) list.resume();
      else list.pause();
    }
  }

  dispose(): void {
    this.owned.dispose();
  }

  private get all(): readonly LiveList<unknown>[] {
    const { slices, services, classes } = this.lists;
    return [slices, services, classes].filter((list) => list !== undefined);
  }

  private isKnown<T>(list: LiveList<T> | undefined): list is LiveList<T> {
    return list !== undefined && this.arrived.has(list) && !list.isForbidden;
  }
}

function byName<T extends { readonly name: string }>(list: LiveList<T>): ReadonlyMap<string, T> {
  return new Map([...list.objects.values()].map((object) => [object.name, object]));
}
