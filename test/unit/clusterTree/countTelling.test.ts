import assert from "node:assert/strict";
import { ControlPlaneRows } from "../../../src/clusterTree/controlPlaneRows.ts";
import { countTelling } from "../../../src/clusterTree/countTelling.ts";
import { RequestError } from "../../../src/cluster/requestError.ts";
import type { ControlPlane } from "@kubernetes-workshop/kubernetes/resources/controlPlane";
import { InMemoryCluster, pod } from "./inMemoryCluster.ts";

describe("countTelling", () => {
  async function telling(seen: ControlPlane | Error, server = "https://127.0.0.1:6443"): Promise<number> {
    const cluster = new InMemoryCluster();
    cluster.server = server;
    cluster.seenControlPlane = seen;
    const rows = new ControlPlaneRows({
      parent: { type: "controlPlane", id: "c" },
      source: cluster,
      changed: () => undefined,
      startTimer: () => () => undefined,
      isShown: true,
    });
    const children = await rows.children();
    rows.dispose();
    assert.ok(children.some(({ type }) => type === "apiEndpoint"));
    return countTelling(children);
  }
  const nothing: ControlPlane = { components: [], readiness: undefined };
  const forbidden = new RequestError("forbidden", "pods is forbidden");

  it("does not take the address, which is always there, for a part of the control plane", async () => {
    assert.equal(await telling(nothing), 0);
    assert.equal(await telling(forbidden), 0);
  });

  it("takes components, what the server says of itself, and that AWS runs it", async () => {
    const etcd = { role: "etcd", pod: pod("etcd-1") } as const;
    assert.equal(await telling({ ...nothing, components: [etcd] }), 1);
    assert.equal(
      await telling({ ...nothing, readiness: { isReady: false, passed: [], failed: ["etcd"] } }),
      1,
    );
    const eks = "https://0123456789ABCDEF0123456789ABCDEF.gr7.ap-northeast-2.eks.amazonaws.com";
    assert.equal(await telling(forbidden, eks), 1);
  });
});
