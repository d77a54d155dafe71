import assert from "node:assert/strict";
import { NotYet, waitFor } from "@kubernetes-workshop/hosts/waitFor";
import { ShownTree } from "./shownTree.ts";
import { SmallCluster } from "./smallCluster.ts";

/** A lot at once, and how much of it the tree may make. The timers elapse only when the test says so. */
describe("the tree under load", function () {
  this.timeout(30_000);
  const patient = { timeoutMs: 25_000, intervalMs: 5 } as const;
  /** The tree gathers changes for so long, in milliseconds. */
  const batchMs = 100;
  let cluster: SmallCluster;
  let shown: ShownTree;
  let redraws: number;
  let whole: number;

  beforeEach(async () => {
    cluster = await SmallCluster.start();
    for (const name of ["n1", "n2", "n3"]) cluster.put("nodes", name);
  });
  afterEach(async () => {
    shown[Symbol.dispose]();
    await cluster[Symbol.asyncDispose]();
  });

  async function show(): Promise<void> {
    shown = new ShownTree(cluster, {});
    await shown.isTrue();
    // The lists that have just arrived are redrawn, too.
    shown.elapse(batchMs);
    shown.elapse(batchMs);
    [redraws, whole] = [0, 0];
    shown.tree.onDidChange((element) => {
      redraws++;
      if (element === undefined) whole++;
    });
  }
  /** Waits until a change has arrived, which is after all those before it. */
  const arrived = (name: string): Promise<unknown> =>
    waitFor(
      `pod ${name}`,
      async () => (await shown.names()).split(" ").includes(name) || new NotYet(redraws),
      patient,
    );

  it("of 500 pod changes a second redraws a row at most ten times a second, and is true in the end", async () => {
    const pods = 15;
    const put = (pod: number, image: number): void => {
      const containers = [{ name: `image-${image}` }];
      cluster.put("pods", `p${pod}`, {
        namespace: "default",
        spec: { nodeName: `n${1 + (pod % 3)}`, containers },
      });
    };
    for (let pod = 0; pod < pods; pod++) put(pod, -1);
    await show();
    const seconds = 6;
    const batches = (seconds * 1000) / batchMs;
    for (let batch = 0; batch < batches; batch++) {
      for (let change = 0; change < 49; change++) put(change % pods, batch * 49 + change);
      cluster.putPod(`mark-${batch}`, "n1");
      await arrived(`mark-${batch}`);
      shown.elapse(batchMs);
    }
    await shown.isTrue();
    // Of each pod, and of each of three nodes, once for each batch.
    assert.ok(redraws <= (batches + 1) * (pods + 3), `${redraws} redraws`);
    assert.equal(whole, 0);
    assert.deepEqual(shown.said, []);
  });

  it("of changes that change nothing that is shown redraws nothing", async () => {
    cluster.putPod("p", "n1");
    await show();
    for (let count = 0; count < 3000; count++) cluster.put("nodes", `n${1 + (count % 3)}`);
    cluster.putPod("last", "n1");
    await arrived("last");
    shown.elapse(batchMs);
    assert.ok(redraws <= 1, `${redraws} redraws`);
  });

  it("of a rollout of 1,000 pods redraws only what it is of, in batches, and is true in the end", async () => {
    for (let count = 0; count < 1000; count++) cluster.putPod(`old-${count}`, `n${1 + (count % 3)}`);
    cluster.put("deployments", "web", { namespace: "default" });
    await show();
    for (let count = 0; count < 1000; count++) {
      cluster.remove("pods", `old-${count}`);
      cluster.putPod(`new-${count}`, `n${1 + (count % 3)}`);
    }
    await arrived("new-999");
    await shown.isTrue();
    assert.equal(whole, 0);
    // The first redraw of each node comes at once, the rest when the timer of the batch elapses.
    assert.ok(redraws <= 60, `${redraws} redraws`);
  });

  it("of 10,000 pods without a node reads them in pages, and is true in the end", async () => {
    for (let count = 0; count < 10_000; count++) cluster.putPod(`pending-${count}`, "");
    await show();
    const pages = cluster.server.requests.filter(
      ({ searchParams }) =>
        searchParams.get("fieldSelector")?.startsWith("spec.nodeName=,") && !searchParams.has("watch"),
    );
    assert.ok(
      pages.length > 0 && pages.every(({ searchParams }) => Number(searchParams.get("limit")) <= 500),
    );
    for (let count = 0; count < 9000; count++) cluster.remove("pods", `pending-${count}`);
    cluster.putPod("placed", "n1");
    await shown.isTrue();
    assert.equal(shown.said.length, 0);
  });

  it("of 10,000 Deployments reads them in pages, and is true in the end", async () => {
    for (let count = 0; count < 10_000; count++)
      cluster.put("deployments", `web-${count}`, { namespace: `team-${count % 50}` });
    await show();
    for (let count = 0; count < 500; count++) cluster.remove("deployments", `web-${count}`);
    cluster.put("deployments", "another", { namespace: "shop" });
    await shown.isTrue();
    assert.ok(redraws <= 60, `${redraws} redraws`);
  });
});
