import assert from "node:assert/strict";
import type { KubeConfig } from "@kubernetes/client-node";
import { certificate } from "@kubernetes-workshop/testing/faultyServer";
import { Relay } from "@kubernetes-workshop/testing/relay";
import { waitFor } from "@kubernetes-workshop/hosts/waitFor";
import { defaultPingMs } from "../../../../src/cluster/routedConfig.ts";
import { configOf } from "../../../support/kubeContext.ts";
import { patience, soon } from "../followedPods.ts";
import { Http2Gateway } from "./http2Gateway.ts";
import { ShownTree } from "./shownTree.ts";
import { SmallCluster } from "./smallCluster.ts";

/** What happens to connections by HTTP/2, as real API servers have them; the person must not notice. */
interface Row {
  readonly fault: string;
  readonly make: (world: {
    cluster: SmallCluster;
    gateway: Http2Gateway;
    relay: Relay;
  }) => void | Promise<void>;
  /** The most requests for one list, and for its watch, that it may cost. */
  readonly most: number;
  /** The time between two pings, in milliseconds; a busy machine needs some time to answer one. */
  readonly pingMs?: number;
}

const rows: readonly Row[] = [
  { fault: "a GOAWAY that announces the end", make: ({ gateway }) => gateway.goAway(), most: 1 },
  { fault: "a GOAWAY with which the connection ends", make: ({ gateway }) => gateway.end(), most: 2 },
  { fault: "a GOAWAY that is followed by the end", make: ({ gateway }) => {
    gateway.goAway();
    setImmediate(() => gateway.end());
  }, most: 2 },
  { fault: "one GOAWAY after the other, as of a server that balances its clients", make: async ({ gateway }) => {
    for (let count = 0; count < 5; count++) {
      const before = gateway.sessionCount;
      gateway.end();
      await waitFor("another connection", () => gateway.sessionCount > before, soon);
    }
  }, most: 8 },
  { fault: "a connection that has died while the computer slept", make: ({ relay }) => relay.die(), most: 2, pingMs: 300 },
  { fault: "a sleep so long that the server has forgotten the versions of before", make: ({ cluster, relay }) => {
    relay.die();
    cluster.compacted = cluster.revision + 1;
  }, most: 4, pingMs: 300 },
]; // prettier-ignore

/** The list that a request reads or watches. */
const listOf = ({ pathname, searchParams }: URL): string =>
  `${pathname} ${searchParams.get("fieldSelector")}`;

describe("the tree over HTTP/2", function () {
  this.timeout(patience);
  let owned: AsyncDisposableStack;
  let cluster: SmallCluster;
  let gateway: Http2Gateway;
  let relay: Relay;
  let way: KubeConfig;

  beforeEach(async () => {
    owned = new AsyncDisposableStack();
    cluster = owned.use(await SmallCluster.start());
    gateway = owned.use(await Http2Gateway.start(cluster.server.port));
    relay = owned.use(await Relay.to(gateway.port));
    for (const name of ["n1", "n2"]) cluster.put("nodes", name);
    for (const name of ["a", "b"]) cluster.putPod(name);
    cluster.put("deployments", "web", { namespace: "shop" });
    way = configOf(
      `https://127.0.0.1:${relay.port}`,
      {},
      { caData: Buffer.from(certificate).toString("base64") },
    );
  });
  afterEach(() => owned.disposeAsync());

  for (const { fault, make, most, pingMs = defaultPingMs } of rows)
    it(`after ${fault}: nobody notices, and nothing is asked for more often than needed`, async () => {
      const shown = owned.use(new ShownTree(cluster, { pingMs }, () => way));
      await shown.isTrue();
      const lists = new Set(cluster.server.requests.map(listOf));
      const watched = (): Set<string> =>
        new Set([...cluster.server.underWay].map(({ url }) => listOf(new URL(url ?? "", "http://x"))));
      await waitFor("a watch of each list", () => [...lists].every((each) => watched().has(each)), soon);
      assert.deepEqual([...gateway.versions], ["2.0"]);
      const before = cluster.server.requests.length;
      await make({ cluster, gateway, relay });
      cluster.remove("pods", "a");
      cluster.putPod("z", "n2");
      cluster.put("nodes", "n3");
      cluster.put("deployments", "web2", { namespace: "shop" });
      await shown.isTrue();
      assert.deepEqual(shown.said, []);
      const asked = cluster.server.requests
        .slice(before)
        .map(({ pathname, searchParams }) => [
          pathname,
          searchParams.get("fieldSelector"),
          searchParams.has("watch"),
        ]);
      const times = Map.groupBy(asked, (each) => each.join(" "));
      for (const [each, { length }] of times) assert.ok(length <= most, `${each}: ${length} times`);
    });

  it("finds out within 30 seconds that a connection has died", () => {
    // A ping is unanswered when the next is due; then comes the shortest pause before the next try.
    assert.ok(2 * defaultPingMs + 1000 <= 30_000);
  });
});
