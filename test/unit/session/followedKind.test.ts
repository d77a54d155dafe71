import assert from "node:assert/strict";
import { RequestError, type RequestFailure } from "../../../src/cluster/requestError.ts";
import type { KubernetesObject } from "@kubernetes-workshop/kubernetes/resources/kubernetesObject";
import { FollowedKind } from "../../../src/session/followedKind.ts";
import { InMemoryList } from "../clusterTree/inMemoryCluster.ts";

type Listed = KubernetesObject & { readonly uid: string };

const error = (failure: RequestFailure): RequestError => new RequestError(failure, failure);
const named = (name: string): Listed => ({
  uid: name,
  apiVersion: "v1",
  kind: "Pod",
  metadata: { name, uid: name },
});

/** A kind whose lists a test fills, with all that it did and told. */
class Followed {
  /** The namespaces that were asked, with the list that each got; "" for all. */
  readonly asked: { readonly namespace: string; readonly list: InMemoryList<Listed> }[] = [];
  readonly told: boolean[] = [];
  /** What happens once the time is up that it waits for. */
  readonly timers: (() => void)[] = [];
  /** Why it cannot be found out how the kind is followed. */
  undiscovered: RequestError | undefined;
  readonly kind: FollowedKind;

  constructor(undiscovered?: RequestError) {
    this.undiscovered = undiscovered;
    this.kind = new FollowedKind({
      kind: "Pod",
      namespace: "mine",
      follow: async (namespace = "") => {
        await Promise.resolve();
        if (this.undiscovered) throw this.undiscovered;
        const list = new InMemoryList<Listed>();
        this.asked.push({ namespace, list });
        return list;
      },
      startTimer: (callback) => {
        this.timers.push(callback);
        return () => undefined;
      },
      log: { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined },
    });
    this.kind.onDidChange(({ afterGap }) => this.told.push(afterGap));
  }

  /** The list that was asked for last, once the promises of before have settled. */
  async list(): Promise<InMemoryList<Listed>> {
    await new Promise((resolve) => setImmediate(resolve));
    const last = this.asked.at(-1);
    assert.ok(last, "no list was asked for");
    return last.list;
  }

  get names(): (string | undefined)[] {
    return [...this.kind.objects].map(({ metadata }) => metadata.name);
  }

  get reason(): string | undefined {
    return this.kind.unread?.reason;
  }

  get namespaces(): string[] {
    return this.asked.map(({ namespace }) => namespace);
  }
}

describe("FollowedKind", () => {
  it("knows nothing until the first answer, then what changes", async () => {
    const followed = new Followed();
    const list = await followed.list();
    assert.equal(followed.reason, "slow");
    list.list(named("a"));
    await followed.kind.settled;
    list.put(named("b"));
    assert.deepEqual(
      [followed.names, followed.reason, followed.told],
      [["a", "b"], undefined, [true, false]],
    );
    assert.deepEqual(followed.namespaces, [""]);
  });

  for (const failure of ["busy", "timeout", "unauthorized"] as const)
    it(`waits for the list after ${failure}, which is not taken for forbidden`, async () => {
      const followed = new Followed();
      const list = (await followed.list()).fail(error(failure));
      await followed.kind.settled;
      assert.deepEqual([followed.reason, followed.kind.unread?.error?.message], ["slow", failure]);
      assert.equal(list.isDisposed, false);
      list.list(named("a"));
      assert.deepEqual([followed.names, followed.reason], [["a"], undefined]);
      assert.deepEqual(followed.namespaces, [""]);
    });

  it("looks into its own namespace where it may not look into all, and then leaves those alone", async () => {
    const followed = new Followed();
    const everywhere = (await followed.list()).fail(error("forbidden"));
    const here = await followed.list();
    here.list(named("a"));
    await followed.kind.settled;
    everywhere.fail(error("forbidden"));
    assert.deepEqual([followed.names, followed.reason], [["a"], undefined]);
    assert.deepEqual(followed.namespaces, ["", "mine"]);
    assert.ok(everywhere.isDisposed);
  });

  it("stops asking for what is forbidden there, too, until it is told to", async () => {
    const followed = new Followed();
    (await followed.list()).fail(error("forbidden"));
    const here = (await followed.list()).fail(error("forbidden"));
    await followed.kind.settled;
    assert.deepEqual([followed.names, followed.reason, here.isDisposed], [[], "forbidden", true]);
    followed.kind.askAgain();
    (await followed.list()).list(named("a"));
    await followed.kind.settled;
    followed.kind.askAgain();
    assert.deepEqual([followed.names, followed.reason], [["a"], undefined]);
    assert.deepEqual(followed.namespaces, ["", "mine", ""]);
  });

  it("keeps what it knows until the narrower list answers, where a right is taken away", async () => {
    const followed = new Followed();
    const everywhere = (await followed.list()).list(named("a"), named("b"));
    everywhere.fail(error("forbidden"));
    const here = await followed.list();
    assert.deepEqual([followed.names, followed.reason], [["a", "b"], undefined]);
    here.list(named("a"));
    assert.deepEqual([followed.names, followed.told], [["a"], [true, true]]);
  });

  it("tells that nobody watched where the list came anew after a break, not where the watch went on", async () => {
    const followed = new Followed();
    const list = (await followed.list()).list(named("a"));
    list.fail(error("broken"));
    list.recover();
    list.put(named("b"));
    list.fail(error("refused"));
    list.list(named("c"));
    list.recover();
    list.put(named("d"));
    assert.deepEqual(followed.told, [true, false, true, false]);
    assert.equal(followed.reason, undefined);
  });

  it("tries again where it could not find out how to follow the kind", async () => {
    const followed = new Followed(error("busy"));
    await followed.kind.settled;
    assert.equal(followed.reason, "slow");
    followed.undiscovered = undefined;
    followed.timers.shift()?.();
    const list = (await followed.list()).list(named("a"));
    list.put(named("b"));
    assert.deepEqual(
      [followed.names, followed.reason, followed.told],
      [["a", "b"], undefined, [true, false]],
    );
  });

  it("has no objects of a kind that the server does not know", async () => {
    const followed = new Followed(error("unknownKind"));
    await followed.kind.settled;
    assert.deepEqual([followed.names, followed.reason, followed.timers.length], [[], undefined, 0]);
  });

  it("asks for nothing more after its end", async () => {
    const followed = new Followed();
    const list = await followed.list();
    followed.kind.dispose();
    list.fail(error("forbidden"));
    await followed.list();
    assert.deepEqual([followed.namespaces, followed.timers.length, list.isDisposed], [[""], 0, true]);
    await followed.kind.settled;
  });
});
