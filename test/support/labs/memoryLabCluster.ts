import { Emitter } from "@kubernetes-workshop/kubernetes/base/emitter";
import type {
  KubernetesObject,
  ObjectReference,
} from "@kubernetes-workshop/kubernetes/resources/kubernetesObject";
import type { Taint } from "../../../src/labs/lab.ts";
import type { LabKind } from "../../../src/labs/labObject.ts";
import type { FollowedObjects, LabCluster } from "../../../src/labs/run/labCluster.ts";

/** A cluster that is a list of objects, and nothing acts on them. */
export class MemoryLabCluster implements LabCluster {
  /** What was done to it, in order. */
  readonly done: string[] = [];
  /** What the next change fails with. */
  failure: Error | undefined;
  followers = 0;
  private readonly changes = new Emitter<undefined>();
  private objects: KubernetesObject[] = [];

  follow({ kind, namespace }: LabKind): FollowedObjects {
    this.followers++;
    const matching = (): KubernetesObject[] =>
      this.objects.filter((each) => each.kind === kind && each.metadata.namespace === namespace);
    const told = new Emitter<undefined>();
    const subscription = this.changes.event(() => told.fire(undefined));
    queueMicrotask(() => told.fire(undefined));
    return {
      get objects() {
        return matching();
      },
      isKnown: true,
      onDidChange: told.event,
      dispose: () => {
        this.followers--;
        subscription.dispose();
        told.dispose();
      },
    };
  }

  apply(object: KubernetesObject): Promise<void> {
    return this.change(`apply ${object.kind} ${object.metadata.name ?? ""}`, () => {
      this.objects = [...this.objects.filter((each) => !isSame(each, object)), object];
    });
  }

  delete({ kind, name, namespace }: ObjectReference): Promise<void> {
    return this.change(`delete ${kind} ${name}`, () => {
      this.objects = this.objects.filter(
        (each) =>
          (each.kind !== kind || each.metadata.name !== name || each.metadata.namespace !== namespace) &&
          (kind !== "Namespace" || each.metadata.namespace !== name),
      );
    });
  }

  nodes(): Promise<readonly KubernetesObject[]> {
    return Promise.resolve([{ apiVersion: "v1", kind: "Node", metadata: { name: "a" } }]);
  }

  setCordoned(_node: KubernetesObject, isCordoned: boolean): Promise<void> {
    return this.change(isCordoned ? "cordon" : "uncordon", () => undefined);
  }

  setPower(_node: KubernetesObject, isOn: boolean): Promise<void> {
    return this.change(isOn ? "start" : "stop", () => undefined);
  }

  setTaints(_node: KubernetesObject, taints: readonly Taint[]): Promise<void> {
    return this.change(`taints ${taints.map(({ key }) => key).join(",")}`, () => undefined);
  }

  private async change(what: string, make: () => void): Promise<void> {
    await Promise.resolve();
    const { failure } = this;
    this.failure = undefined;
    if (failure) throw failure;
    this.done.push(what);
    make();
    this.changes.fire(undefined);
  }
}

function isSame(one: KubernetesObject, other: KubernetesObject): boolean {
  return (
    one.kind === other.kind &&
    one.metadata.name === other.metadata.name &&
    one.metadata.namespace === other.metadata.namespace
  );
}
