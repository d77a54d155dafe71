import assert from "node:assert/strict";
import { failure, html, silence, type Answer } from "@kubernetes-workshop/testing/faultyServer";
import { NotYet, waitFor } from "@kubernetes-workshop/hosts/waitFor";
import { endedWatch, soon, watch } from "../followedPods.ts";
import { ShownTree } from "./shownTree.ts";
import { type Fault, SmallCluster } from "./smallCluster.ts";

/** A fault, and what the person sees of it after some seconds; in the end, the tree has to equal a fresh list. */
interface Row {
  readonly fault: string;
  readonly make: (cluster: SmallCluster) => void;
  /** What the view says, above the tree or in a row; undefined if the person does not notice. */
  readonly sees: RegExp | undefined;
}

const onWatch =
  (answer: Answer): Fault =>
  ({ isWatch }) =>
    isWatch ? answer : undefined;
const always =
  (answer: Answer): Fault =>
  () =>
    answer;
/** Only the first requests of each kind. */
const first = (count: number, fault: Fault): Fault => {
  const seen = new Map<string, number>();
  return (asked) => {
    const key = `${asked.plural} ${asked.isWatch}`;
    const times = (seen.get(key) ?? 0) + 1;
    seen.set(key, times);
    return times <= count ? fault(asked) : undefined;
  };
};
/** From now on, also for what is under way. */
const now =
  (fault: Fault) =>
  (cluster: SmallCluster): void => {
    cluster.fault = fault;
    cluster.server.hangUp();
  };
const forbid = (...plurals: string[]): Fault => {
  const refuse = failure(403, "is forbidden");
  return ({ plural }) => (plurals.includes(plural) ? refuse : undefined);
};

const rows: readonly Row[] = [
  { fault: "each watch is closed once", make: now(first(1, onWatch(endedWatch()))), sees: undefined },
  { fault: "each watch is closed at once, always", make: now(onWatch(endedWatch())), sees: /ends every watch/ },
  { fault: "a watch is cut in the middle of an event", make: now(first(1, onWatch(endedWatch('{"type":"ADD')))), sees: undefined },
  { fault: "each watch is cut in the middle of an event, always", make: now(onWatch(endedWatch('{"type":"ADD'))), sees: /could not be read/ },
  { fault: "watches are silent", make: now(onWatch(watch())), sees: undefined },
  { fault: "watches send garbage", make: now(onWatch(watch("<h1>Sign in</h1>\n"))), sees: /could not be read/ },
  { fault: "watches send events of an unknown type", make: now(first(2, onWatch(watch('{"type":"MOVED","object":{}}\n')))), sees: undefined },
  { fault: "410 at the watch", make: now(first(2, onWatch(failure(410, "too old")))), sees: undefined },
  { fault: "410 at the list", make: (cluster) => {
    cluster.compacted = Infinity;
    cluster.fault = first(1, ({ isWatch }) => (isWatch ? undefined : failure(410, "expired")));
    cluster.server.hangUp();
    setImmediate(() => (cluster.compacted = 0));
  }, sees: undefined },
  { fault: "429 with Retry-After", make: now(always(failure(429, "slow down", { "retry-after": "7" }))), sees: /is busy/ },
  { fault: "500", make: now(always(failure(500, "etcd is sick"))), sees: /responded with 500: etcd is sick/ },
  { fault: "503 of a load balancer", make: now(always(html(503))), sees: /is busy/ },
  { fault: "504", make: now(always(failure(504, "Too large resource version"))), sees: /504: Too large/ },
  { fault: "no answer", make: now(always(silence)), sees: /did not respond in time/ },
  { fault: "a connection that is dropped", make: now(always((response) => response.destroy())), sees: /connection to .* failed/ },
  { fault: "a login page", make: now(always(html())), sees: /not as a Kubernetes API server/ },
  { fault: "a restart that forgets old versions", make: (cluster) => {
    cluster.compacted = cluster.revision + 1;
    cluster.server.hangUp();
  }, sees: undefined },
]; // prettier-ignore

describe("the tree under a fault:", function () {
  this.timeout(15_000);
  let cluster: SmallCluster;
  let shown: ShownTree;
  beforeEach(async () => {
    cluster = await SmallCluster.start();
    for (const name of ["n1", "n2"]) cluster.put("nodes", name);
    for (const name of ["a", "b"]) cluster.putPod(name);
    cluster.putPod("c", "n2", "shop");
    cluster.put("deployments", "web", { namespace: "shop" });
    shown = new ShownTree(cluster, { answerMs: 300, silenceMs: 300 });
  });
  afterEach(async () => {
    shown[Symbol.dispose]();
    await cluster[Symbol.asyncDispose]();
  });

  function change(): void {
    cluster.remove("pods", "a");
    cluster.putPod("z", "n2");
    cluster.put("nodes", "n3");
    cluster.remove("deployments", "web");
    cluster.put("deployments", "web2", { namespace: "shop" });
  }

  /** Waits until the person sees it, after the seconds in which trouble may pass. */
  async function see(expected: RegExp): Promise<void> {
    await waitFor(
      `"${expected.source}"`,
      async () => {
        shown.elapse(5000);
        const seen = [...shown.said, ...(await shown.notes())].join("\n");
        return expected.test(seen) || new NotYet(seen);
      },
      { ...soon, intervalMs: 20 },
    );
  }

  for (const { fault, make, sees } of rows)
    it(`${fault}: ${sees ? `says "${sees.source}", and recovers` : "nobody notices"}`, async () => {
      await shown.isTrue();
      shown.said = [];
      make(cluster);
      change();
      if (sees) {
        await see(sees);
        cluster.fault = () => undefined;
        cluster.server.hangUp();
      }
      await shown.isTrue();
      assert.equal((await shown.names()).includes("a"), false);
      // Said once, and once that it is over: no flicker.
      const recoveries = shown.said.filter((each) => each === "").length;
      assert.equal(recoveries, sees ? 1 : 0, shown.said.join("\n"));
    });

  describe("a cluster", () => {
    it("that is restored to an older state loses what was made since", async () => {
      await shown.isTrue();
      const restore = cluster.backUp();
      change();
      await shown.isTrue();
      restore();
      await shown.isTrue();
      assert.match(await shown.names(), /^a b c n1 n2 web$/);
    });

    it("that is made anew at the same address has none of the old objects", async () => {
      const restore = cluster.backUp();
      for (const name of ["n4", "n5"]) cluster.put("nodes", name);
      await shown.isTrue();
      restore();
      for (const name of ["n1", "n2"]) cluster.remove("nodes", name);
      cluster.put("nodes", "new");
      cluster.revision = 50;
      await shown.isTrue();
      assert.doesNotMatch(await shown.names(), /n[1245]/);
    });
  });

  describe("the rights", () => {
    const inShop = (of: "pods" | "deployments") =>
      cluster.names(of, ({ metadata }) => metadata.namespace === "shop");

    it("to one namespace only: shows its pods and workloads, and says what is missing", async () => {
      shown[Symbol.dispose]();
      const refuse = failure(403, "is forbidden");
      cluster.fault = ({ namespace }) => (namespace === "shop" ? undefined : refuse);
      shown = new ShownTree(cluster, {});
      await shown.tree.ready;
      await shown.isTrue(() => [...inShop("pods"), ...inShop("deployments")].sort().join(" "));
      assert.deepEqual(await shown.notes(), [
        "Nodes are not shown: You do not have permission to list them.",
        "Only namespace shop: You do not have permission to read the others.",
        "Only namespace shop: You do not have permission to read the others.",
      ]);
      change();
      await shown.isTrue(() => [...inShop("pods"), ...inShop("deployments")].sort().join(" "));
      cluster.fault = () => undefined;
      cluster.server.hangUp();
      await waitFor("the nodes", async () => /n1/.test(await shown.names()), soon);
    });

    it("to the nodes and one namespace: shows its pods below the nodes", async () => {
      shown[Symbol.dispose]();
      const refuse = failure(403, "is forbidden");
      cluster.fault = ({ namespace, plural }) =>
        plural === "nodes" || namespace === "shop" ? undefined : refuse;
      shown = new ShownTree(cluster, {});
      await shown.isTrue(() =>
        [...cluster.names("nodes"), ...inShop("pods"), ...inShop("deployments")].sort().join(" "),
      );
      assert.match((await shown.notes()).join(), /Only namespace shop/);
    });

    it("to nothing: is not ready", async () => {
      shown[Symbol.dispose]();
      cluster.fault = always(failure(403, "is forbidden"));
      shown = new ShownTree(cluster, {});
      await assert.rejects(shown.tree.ready, { failure: "forbidden" });
    });

    for (const [plurals, gone] of [
      [["pods"], /\b[abc]\b/],
      [["deployments"], /web/],
      [["pods", "deployments"], /web|\b[abc]\b/],
    ] as const)
      it(`to ${plurals.join(" and ")} that are taken away: drops them, says so, and shows them again`, async () => {
        await shown.isTrue();
        now(forbid(...plurals))(cluster);
        await see(/Unable to show .*: You do not have permission to do this: is forbidden/);
        await waitFor("the end of the rows", async () => !gone.test(await shown.names()), soon);
        cluster.fault = () => undefined;
        await shown.isTrue();
      });

    it("to list but not to watch: reads again, and says so once", async () => {
      await shown.isTrue();
      now(onWatch(failure(403, "may not watch")))(cluster);
      await see(/As of .* so it is read every 30 seconds/);
      change();
      await waitFor("the changes", async () => (await shown.names()) === "b c n1 n2 n3 web2 z", soon);
      assert.equal(shown.said.includes(""), false);
      cluster.fault = () => undefined;
      await shown.isTrue();
    });
  });
});
