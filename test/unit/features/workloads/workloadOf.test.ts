import assert from "node:assert/strict";
import type {
  KubernetesObject,
  ObjectReference,
} from "@kubernetes-workshop/kubernetes/resources/kubernetesObject";
import { workloadOf } from "../../../../src/features/workloads/workloadOf.ts";

interface Owner {
  readonly kind: string;
  readonly name: string;
  readonly controller?: boolean;
}

function object(kind: string, name: string, ...owners: readonly Owner[]): KubernetesObject {
  const ownerReferences = owners.map((owner) => ({ apiVersion: "apps/v1", uid: owner.name, ...owner }));
  const metadata = { name, namespace: "shop", uid: name, ...(owners.length > 0 && { ownerReferences }) };
  return { apiVersion: "apps/v1", kind, metadata };
}

const controller = (kind: string, name: string): Owner => ({ kind, name, controller: true });
const pod: ObjectReference = { apiVersion: "v1", kind: "Pod", name: "web-1-a", namespace: "shop" };

describe("the workload behind a row of the tree", () => {
  /** What it is of a reference, in a cluster with some objects. */
  const workload = async (
    reference: ObjectReference,
    ...there: readonly KubernetesObject[]
  ): Promise<string | undefined> => {
    const read = ({ kind, name, namespace, uid }: ObjectReference): Promise<KubernetesObject | undefined> => {
      const found = there.find(({ kind: each, metadata }) => each === kind && metadata.name === name);
      assert.equal(namespace, "shop");
      return Promise.resolve(uid === undefined || found?.metadata.uid === uid ? found : undefined);
    };
    const found = await workloadOf({ read }, reference);
    return found && `${found.kind} ${found.metadata.name}`;
  };
  const set = object("ReplicaSet", "web-1", controller("Deployment", "web"));
  const ofSet = object("Pod", "web-1-a", controller("ReplicaSet", "web-1"));

  it("is the outermost of what controls a pod", async () =>
    assert.equal(await workload(pod, ofSet, set, object("Deployment", "web")), "Deployment web"));

  it("is the nearest that is still there", async () =>
    assert.equal(await workload(pod, ofSet, set), "ReplicaSet web-1"));

  it("is none of a pod that nothing controls, or whose controller is gone", async () => {
    assert.equal(await workload(pod, object("Pod", "web-1-a")), undefined);
    assert.equal(
      await workload(pod, object("Pod", "web-1-a", { kind: "ReplicaSet", name: "web-1" }), set),
      undefined,
    );
    assert.equal(await workload(pod, ofSet), undefined);
    assert.equal(await workload(pod), undefined);
  });

  it("is the workload itself, whatever owns it", async () => {
    const reference = { apiVersion: "apps/v1", kind: "ReplicaSet", name: "web-1", namespace: "shop" };
    assert.equal(await workload(reference, set, object("Deployment", "web")), "ReplicaSet web-1");
  });

  it("is found where objects own each other in a circle", async () => {
    const circle = object("ReplicaSet", "web-1", controller("ReplicaSet", "web-1"));
    assert.equal(await workload(pod, ofSet, circle), "ReplicaSet web-1");
  });
});
