import assert from "node:assert/strict";
import type { KubernetesObject } from "@kubernetes-workshop/kubernetes/resources/kubernetesObject";
import { waitFor } from "@kubernetes-workshop/hosts/waitFor";
import { Emitter } from "@kubernetes-workshop/kubernetes/base/emitter";
import type { ObjectReader } from "../../../src/cluster/objectReader.ts";
import { RequestError } from "../../../src/cluster/requestError.ts";
import type { ListChange, LiveList } from "../../../src/clusterTree/clusterSource.ts";
import { FollowedObject } from "../../../src/inspect/followedObject.ts";
import { newsText } from "../../../src/inspect/newsText.ts";

const reference = { apiVersion: "apps/v1", kind: "Deployment", name: "web" };
const web = (resourceVersion: string, uid = "1"): KubernetesObject => ({
  apiVersion: "apps/v1",
  kind: "Deployment",
  metadata: { name: "web", uid, resourceVersion },
});

/** A list that a test fills. */
class TestList implements LiveList<KubernetesObject> {
  readonly objects = new Map<string, KubernetesObject>();
  readonly ready = Promise.resolve();
  readonly changes = new Emitter<ListChange<KubernetesObject>>();
  readonly failures = new Emitter<Error | undefined>();
  readonly onDidChange = this.changes.event;
  readonly onDidFail = this.failures.event;
  isDisposed = false;

  show(...objects: readonly KubernetesObject[]): void {
    this.objects.clear();
    for (const object of objects) this.objects.set(object.metadata.uid ?? "", object);
    this.changes.fire({ updated: objects, membership: true });
  }

  pause(): void {
    throw new Error("Nothing pauses a document.");
  }

  resume(): void {
    throw new Error("Nothing pauses a document.");
  }

  dispose(): void {
    this.isDisposed = true;
  }
}

describe("A followed object", () => {
  let lists: TestList[];
  let asked: unknown[];
  let read: () => Promise<KubernetesObject | undefined>;
  let followed: FollowedObject;

  const reader = {
    namespace: "shop",
    // Only lists of whole objects are asked for here.
    follow: ((...args: unknown[]) => {
      asked.push(args.slice(0, 3));
      const list = new TestList();
      lists.push(list);
      return Promise.resolve(list);
    }) as unknown as ObjectReader["follow"],
    read: () => read(),
  };

  const listed = async (index = 0): Promise<TestList> => {
    await waitFor("a list", () => lists[index] !== undefined);
    const list = lists[index];
    assert.ok(list);
    // Its listeners are there once the promise of it is settled.
    await new Promise((resolve) => setImmediate(resolve));
    return list;
  };
  const said = (): string => newsText(followed.news, followed.isFollowed);

  beforeEach(() => {
    [lists, asked] = [[], []];
    read = () => Promise.reject(new Error("not expected"));
    followed = new FollowedObject(reference);
  });

  afterEach(() => followed.dispose());

  it("is asked for by its name in the connection's namespace", async () => {
    followed.follow(reader);
    await listed();
    assert.deepEqual(asked, [
      ["apps/v1", "Deployment", { namespace: "shop", fieldSelector: "metadata.name=web" }],
    ]);
  });

  it("counts its changes, but not what a list repeats", async () => {
    followed.follow(reader);
    const list = await listed();
    list.show(web("1"));
    assert.equal(said(), "Live");
    list.show(web("1"));
    assert.equal(said(), "Live");
    list.show(web("2"));
    assert.equal(said(), "Live, changed once since it was opened");
    list.show(web("3"));
    assert.equal(said(), "Live, changed 2 times since it was opened");
    assert.equal(followed.news.object?.metadata.resourceVersion, "3");
  });

  it("is kept as it was last when it is deleted, and followed on when it is created anew", async () => {
    followed.follow(reader);
    const list = await listed();
    list.show(web("1"));
    list.show();
    assert.equal(said(), "Deleted. This is how it looked last.");
    assert.equal(followed.news.object?.metadata.resourceVersion, "1");
    list.show(web("5", "2"));
    assert.equal(followed.news.presence, "there");
    assert.equal(followed.news.object.metadata.uid, "2");
  });

  it("says that it is not there if it never was", async () => {
    followed.follow(reader);
    (await listed()).show();
    assert.equal(said(), "Not in the cluster");
  });

  it("says what breaks the watch, and no longer once it is mended", async () => {
    followed.follow(reader);
    const list = await listed();
    list.show(web("1"));
    list.failures.fire(new RequestError("refused", "Cannot connect"));
    assert.equal(said(), "Out of date, reconnecting. Cannot connect");
    list.failures.fire(undefined);
    assert.equal(said(), "Live");
  });

  it("is read once by someone who may not watch it", async () => {
    read = () => Promise.resolve(web("7"));
    followed.follow(reader);
    const list = await listed();
    list.failures.fire(new RequestError("forbidden", "cannot list deployments"));
    await waitFor("the object", () => followed.news.object !== undefined);
    assert.ok(list.isDisposed);
    assert.equal(said(), "Not live: you may read this object, but not watch it. cannot list deployments");
  });

  it("says what is refused to someone who may not even read it", async () => {
    read = () => Promise.reject(new RequestError("forbidden", "cannot get deployments"));
    followed.follow(reader);
    (await listed()).failures.fire(new RequestError("forbidden", "cannot list deployments"));
    await waitFor("a refusal", () => followed.news.trouble !== undefined);
    assert.equal(followed.news.trouble?.error.message, "cannot get deployments");
    assert.equal(followed.news.object, undefined);
  });

  it("ends its watch when it rests, and keeps what is known", async () => {
    followed.follow(reader);
    const list = await listed();
    list.show(web("1"));
    followed.rest();
    assert.ok(list.isDisposed);
    assert.equal(said(), "Not live: its cluster is not connected");
    followed.follow(reader);
    (await listed(1)).show(web("4"));
    assert.equal(said(), "Live, changed once since it was opened");
  });

  it("ends a watch that begins only after it rests", async () => {
    followed.follow(reader);
    followed.rest();
    const list = await listed();
    await waitFor("the end of the list", () => list.isDisposed);
  });
});
