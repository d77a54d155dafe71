import assert from "node:assert/strict";
import { carefully } from "../../../../src/features/workloads/carefully.ts";
import type { ClusterSession } from "../../../../src/session/clusterSession.ts";
import { type ConnectionTarget, practiceTarget } from "../../../../src/session/connectionTarget.ts";

const ownCluster: ConnectionTarget = { kind: "kubeContext", name: "prod", server: "", identity: "x" };
// Only what is asked of a session is there.
const sessionTo = (target: ConnectionTarget, server: string): ClusterSession =>
  ({ target, server }) as unknown as ClusterSession;
const practice = sessionTo(practiceTarget, "https://127.0.0.1:6443");
const other = sessionTo(ownCluster, "https://abc.gr7.ap-northeast-2.eks.amazonaws.com");

describe("A change to the cluster's own objects", () => {
  it("is asked about even in the practice cluster, with the namespace", () => {
    assert.deepEqual(carefully(practice, "kube-system"), {
      isAlwaysAsked: true,
      notes: ["It is part of the cluster itself, in namespace kube-system."],
    });
  });

  it("says in another cluster that it is no practice", () => {
    const { isAlwaysAsked, notes = [] } = carefully(other, "kube-public");
    assert.equal(isAlwaysAsked, true);
    assert.deepEqual(notes.slice(1), ["This is not the practice cluster."]);
  });

  it("takes a local cluster at the same kind of address for no practice cluster", () =>
    assert.equal(carefully(sessionTo(ownCluster, "https://127.0.0.1:6443"), "kube-system").notes?.length, 2));

  it("is only in namespaces of Kubernetes", () => {
    for (const namespace of [undefined, "default", "shop", "my-kube-system"])
      for (const session of [practice, other]) assert.deepEqual(carefully(session, namespace), {});
  });
});
