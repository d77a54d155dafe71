import { asError } from "@kubernetes-workshop/kubernetes/base/asError";
import { type Disposable, DisposableStore } from "@kubernetes-workshop/kubernetes/base/disposable";
import { Emitter } from "@kubernetes-workshop/kubernetes/base/emitter";
import type {
  KubernetesObject,
  ObjectReference,
} from "@kubernetes-workshop/kubernetes/resources/kubernetesObject";
import type { ObjectReader } from "../cluster/objectReader.ts";
import type { LiveList } from "../clusterTree/clusterSource.ts";
import { isRequestError } from "../session/isRequestError.ts";

/** What is known of an object. */
export interface ObjectNews {
  /** The object as it was last seen; undefined before the first answer. */
  readonly object: KubernetesObject | undefined;
  /** `gone`: it is no longer in the cluster, or never was. */
  readonly presence: "unknown" | "there" | "gone";
  /** How often it has changed since it was first seen. */
  readonly changes: number;
  /** Why changes do not arrive at the moment: `notFollowed` is final, the user may only read the object. */
  readonly trouble?: { readonly reason: "notFollowed" | "broken"; readonly error: Error } | undefined;
}

type Reader = Pick<ObjectReader, "follow" | "read" | "namespace">;

/** Follows one object by its name, so that one that is deleted and created anew is followed on. */
export class FollowedObject implements Disposable {
  private readonly changed = new Emitter<ObjectNews>();
  readonly onDidChange = this.changed.event;
  private readonly reference: ObjectReference;
  private current: ObjectNews = { object: undefined, presence: "unknown", changes: 0 };
  private following: DisposableStore | undefined;
  private version: string | undefined;

  constructor(reference: ObjectReference) {
    this.reference = reference;
  }

  get news(): ObjectNews {
    return this.current;
  }

  /** Whether it is followed, or the attempt to do so is under way. */
  get isFollowed(): boolean {
    return this.following !== undefined;
  }

  /** Follows the object until {@link rest}; what is known stays. */
  follow(objects: Reader): void {
    if (this.following) return;
    const following = (this.following = new DisposableStore());
    void this.watch(objects, following);
  }

  /** Ends the watch, and keeps what is known. */
  rest(): void {
    if (!this.following) return;
    this.following.dispose();
    this.following = undefined;
    this.changed.fire(this.current);
  }

  dispose(): void {
    this.changed.dispose();
    this.rest();
  }

  private async watch(objects: Reader, following: DisposableStore): Promise<void> {
    const { apiVersion, kind, name, namespace = objects.namespace } = this.reference;
    const isCurrent = (): boolean => following === this.following;
    const fail = (error: unknown, list?: LiveList<KubernetesObject>): void => {
      if (!isCurrent()) return;
      if (!isForbidden(error)) this.become({ trouble: { reason: "broken", error: asError(error) } });
      else {
        list?.dispose();
        void this.readOnce(objects, asError(error), isCurrent);
      }
    };
    try {
      const selection = { namespace, fieldSelector: `metadata.name=${name}` };
      const list = await objects.follow(apiVersion, kind, selection, (object) => object);
      following.add(list);
      if (!isCurrent()) return;
      following.add(list.onDidChange(() => this.see([...list.objects.values()][0])));
      following.add(
        list.onDidFail((error) => (error ? fail(error, list) : this.become({ trouble: undefined }))),
      );
      // `onDidFail` tells the failure of the first attempt as well.
      list.ready.catch(() => undefined);
    } catch (error) {
      fail(error);
    }
  }

  /** Someone who may get an object need not be allowed to list and watch it. */
  private async readOnce(objects: Reader, refusal: Error, isCurrent: () => boolean): Promise<void> {
    try {
      const object = await objects.read({ ...this.reference, uid: undefined });
      if (!isCurrent()) return;
      this.see(object, { reason: "notFollowed", error: refusal });
    } catch (error) {
      if (isCurrent()) this.become({ trouble: { reason: "notFollowed", error: asError(error) } });
    }
  }

  private see(object: KubernetesObject | undefined, trouble?: ObjectNews["trouble"]): void {
    if (!object) {
      this.become({ presence: "gone", trouble });
      return;
    }
    const { resourceVersion } = object.metadata;
    const isNew = resourceVersion === undefined || resourceVersion !== this.version;
    const isFirst = this.current.object === undefined;
    this.version = resourceVersion;
    const { changes } = this.current;
    this.become({ object, presence: "there", trouble, changes: isNew && !isFirst ? changes + 1 : changes });
  }

  private become(change: Partial<ObjectNews>): void {
    this.current = { ...this.current, ...change };
    this.changed.fire(this.current);
  }
}

function isForbidden(error: unknown): boolean {
  return isRequestError(error) && error.failure === "forbidden";
}
