import assert from "node:assert/strict";
import type { ServerResponse } from "node:http";
import { logUnexpectedErrors } from "@kubernetes-workshop/kubernetes/base/unexpectedError";
import { type Answer, json } from "@kubernetes-workshop/testing/faultyServer";
import { waitFor } from "@kubernetes-workshop/hosts/waitFor";
import {
  begin,
  bookmark,
  endedWatch,
  event,
  FollowedPods,
  list,
  pod,
  soon,
  watch,
  times,
  patience,
} from "./followedPods.ts";

const neverElapses = () => () => undefined;

describe("an informer", function () {
  this.timeout(patience);
  it("lists, then watches from there", async () => {
    await using pods = await FollowedPods.start({ lists: [list(7, [pod("a", 3), pod("b", 5)])] });
    await pods.informer.ready;
    assert.equal(pods.names, "a b");
    assert.deepEqual(await pods.requests(2), ["list", "watch 7"]);
    const { searchParams } = pods.server.requests[1]!;
    assert.equal(searchParams.get("allowWatchBookmarks"), "true");
    const seconds = Number(searchParams.get("timeoutSeconds"));
    assert(seconds >= 300 && seconds <= 600, `${seconds}`);
  });

  it("reads a list page by page, and tells of it once", async () => {
    await using pods = await FollowedPods.start({
      lists: [list(7, [pod("a", 3)], "second"), list(7, [pod("b", 4)], "third"), list(7, [pod("c", 5)])],
    });
    await pods.informer.ready;
    assert.deepEqual(await pods.requests(4), ["list", "list second", "list third", "watch 7"]);
    assert.deepEqual(pods.changes, ["a b c"]);
  });

  it("shows a long list page by page if it should, and is ready after the last", async () => {
    const page = (uid: string, next?: string, remainingItemCount?: number) =>
      json({ items: [pod(uid, 3)], metadata: { resourceVersion: "7", continue: next, remainingItemCount } });
    const held = Promise.withResolvers<ServerResponse>();
    await using pods = await FollowedPods.start({
      lists: [page("a", "second", 2), page("b", "third"), (response) => held.resolve(response)],
      options: { firstPage: 1 },
    });
    const { informer } = pods;
    await informer.begun;
    const last = await held.promise;
    assert.equal(pods.names, "a b");
    assert.equal(informer.missing, 1);
    let isReady = false;
    void informer.ready.then(() => (isReady = true));
    await informer.begun;
    assert(!isReady, "it is not ready before the last page");
    page("c")(last, last.req);
    await informer.ready;
    assert.equal(informer.missing, undefined);
    assert.deepEqual(pods.changes, ["a", "a b", "a b c"]);
    assert.deepEqual(
      pods.server.requests.slice(0, 3).map(({ searchParams }) => searchParams.get("limit")),
      ["1", "500", "500"],
    );
  });

  it("drops what an earlier attempt had shown of a list that was cut off", async () => {
    await using pods = await FollowedPods.start({
      lists: [list(7, [pod("a", 3)], "second"), json({}, 410), list(9, [pod("b", 8)])],
      options: { firstPage: 1 },
    });
    await pods.informer.ready;
    assert.deepEqual(pods.changes, ["a", "b"]);
  });

  it("asks for nothing but metadata where it is told to, in lists and in watches", async () => {
    const accepted: (string | undefined)[] = [];
    const noting =
      (answer: Answer): Answer =>
      (response, request) => {
        accepted.push(request.headers.accept);
        answer(response, request);
      };
    await using pods = await FollowedPods.start({
      lists: [noting(list(7, [pod("a", 3)]))],
      watches: [noting(watch())],
      options: { onlyMetadata: true },
    });
    await pods.requests(2);
    assert.deepEqual(accepted, [
      "application/json;as=PartialObjectMetadataList;g=meta.k8s.io;v=v1",
      "application/json;as=PartialObjectMetadata;g=meta.k8s.io;v=v1",
    ]);
  });

  it("reads no further than it is told to, and adds nothing later", async () => {
    await using pods = await FollowedPods.start({
      lists: [list(7, [pod("a", 3), pod("b", 4)], "second")],
      watches: [
        watch(
          event("ADDED", pod("c", 8)),
          event("MODIFIED", pod("d", 9)),
          event("MODIFIED", pod("a", 10, "renamed")),
        ),
      ],
      options: { upTo: 2 },
    });
    await pods.become("renamed b");
    assert.deepEqual(await pods.requests(2), ["list", "watch 7"]);
    assert.equal(pods.server.requests[0]!.searchParams.get("limit"), "2");
    assert.equal(pods.informer.isCut, true);
  });

  it("adds what comes later to a list that is whole", async () => {
    await using pods = await FollowedPods.start({
      lists: [list(7, [pod("a", 3), pod("b", 4)])],
      watches: [watch(event("ADDED", pod("c", 8)))],
      options: { upTo: 2 },
    });
    await pods.become("a b c");
    assert.equal(pods.informer.isCut, false);
  });

  it("does not tell of a change to what it does not keep, such as a heartbeat", async () => {
    await using pods = await FollowedPods.start({
      lists: [list(1, [pod("a", 1), pod("b", 1)])],
      watches: [watch(event("MODIFIED", pod("a", 2)), event("MODIFIED", pod("b", 3, "renamed")))],
    });
    await pods.become("a renamed");
    assert.deepEqual(pods.changes, ["a b", "a renamed"]);
  });

  it("tells after another list only what is new", async () => {
    await using pods = await FollowedPods.start({
      lists: [
        list(1, [pod("a", 1), pod("b", 1)]),
        list(9, [pod("a", 7), pod("b", 8, "renamed"), pod("c", 9)]),
      ],
      watches: [watch(event("ERROR", { code: 410 }))],
    });
    const heard: unknown[] = [];
    pods.informer.onDidChange((change) => heard.push(change));
    await pods.become("a renamed c");
    assert.deepEqual(heard.at(-1), { updated: ["renamed", "c"], membership: true });
  });

  it("asks for nothing while it pauses, and then goes on where it was", async () => {
    await using pods = await FollowedPods.start({
      lists: [list(1, [pod("a", 1)])],
      watches: [watch(event("ADDED", pod("b", 2))), watch(event("ADDED", pod("c", 3)))],
    });
    await pods.become("a b");
    pods.informer.pause();
    pods.informer.pause();
    assert.equal(pods.server.requests.length, 2);
    pods.informer.resume();
    await pods.become("a b c");
    assert.deepEqual(await pods.requests(3), ["list", "watch 1", "watch 2"]);
    assert.deepEqual(pods.failures, []);
  });

  it("lists for the first time when it no longer pauses", async () => {
    await using pods = await FollowedPods.start({ lists: [list(1, [pod("a", 1)])] });
    pods.informer.pause();
    pods.informer.resume();
    await pods.informer.ready;
    assert.equal(pods.names, "a");
  });

  it("ends while it pauses", async () => {
    await using pods = await FollowedPods.start({ lists: [list(1, [pod("a", 1)])] });
    pods.informer.pause();
    pods.informer.dispose();
    await assert.rejects(pods.informer.ready);
  });

  it("is not troubled by a listener that throws, which is reported", async () => {
    const reported: unknown[] = [];
    const logging = logUnexpectedErrors({ error: (error) => reported.push(error) });
    try {
      await using pods = await FollowedPods.start({
        lists: [list(1, [pod("a", 1)])],
        watches: [watch(event("ADDED", pod("b", 2)), event("ADDED", pod("c", 3)))],
      });
      const mistake = new TypeError("mistake");
      const heard: string[] = [];
      pods.informer.onDidChange(() => {
        throw mistake;
      });
      pods.informer.onDidChange(() => heard.push(pods.names));
      await pods.become("a b c");
      assert.deepEqual(heard, ["a", "a b", "a b c"]);
      assert.deepEqual(reported, [mistake, mistake, mistake]);
      assert.deepEqual([pods.failures, pods.asked], [[], ["list", "watch 1"]]);
    } finally {
      logging.dispose();
    }
  });

  it("takes a list whose items are null for an empty one", async () => {
    await using pods = await FollowedPods.start({
      lists: [json({ items: null, metadata: { resourceVersion: "1" } })],
    });
    await pods.informer.ready;
    assert.equal(pods.names, "");
  });

  it("adds, changes and deletes what a watch tells", async () => {
    const told: { updated: readonly string[]; membership: boolean }[] = [];
    await using pods = await FollowedPods.start({
      lists: [list(1, [pod("a", 1)])],
      watches: [
        watch(
          event("ADDED", pod("b", 2)),
          event("MODIFIED", pod("a", 3, "a2")),
          event("DELETED", pod("b", 4)),
          event("DELETED", pod("never-seen", 5)),
          event("ADDED", pod("a", 6, "a3")),
          event("MODIFIED", pod("c", 7)),
        ),
      ],
    });
    pods.informer.onDidChange((change) => told.push(change));
    await pods.become("a3 c");
    assert.deepEqual(pods.changes, ["a", "a b", "a2 b", "a2", "a3", "a3 c"]);
    assert.deepEqual(told, [
      { updated: ["a"], membership: true },
      { updated: ["b"], membership: true },
      { updated: ["a2"], membership: false },
      { updated: [], membership: true },
      { updated: ["a3"], membership: false },
      { updated: ["c"], membership: true },
    ]);
  });

  it("goes on from the last resourceVersion when the server ends a watch, which is no failure", async () => {
    await using pods = await FollowedPods.start({
      lists: [list(1, [pod("a", 1)])],
      watches: [endedWatch(event("ADDED", pod("b", 4))), endedWatch(event("DELETED", pod("a", 9)))],
    });
    assert.deepEqual(await pods.requests(4), ["list", "watch 1", "watch 4", "watch 9"]);
    assert.equal(pods.names, "b");
    assert.deepEqual([pods.failures, pods.delays], [[], []]);
  });

  it("goes on from a bookmark", async () => {
    await using pods = await FollowedPods.start({ lists: [list(1)], watches: [endedWatch(bookmark(80))] });
    assert.deepEqual(await pods.requests(3), ["list", "watch 1", "watch 80"]);
    assert.deepEqual(pods.changes, [""]);
  });

  it("stays where it was by an object that does not say its resourceVersion", async () => {
    await using pods = await FollowedPods.start({
      lists: [list(1)],
      watches: [endedWatch(event("ADDED", { metadata: { uid: "a", name: "a" } }))],
    });
    assert.deepEqual(await pods.requests(3), ["list", "watch 1", "watch 1"]);
    assert.equal(pods.names, "a");
  });

  it("waits longer and longer where the server ends every watch at once", async () => {
    await using pods = await FollowedPods.start({
      lists: [list(1)],
      watches: times(6, endedWatch()),
      options: { startTimer: neverElapses },
    });
    // Resuming does not help, so it lists again.
    assert.deepEqual((await pods.requests(6)).slice(0, 5), ["list", "watch 1", "watch 1", "list", "watch 1"]);
    await waitFor("six delays", () => pods.delays.length >= 6, soon);
    assert(pods.delays[0]! >= 800 && pods.delays[5]! > 4 * pods.delays[0]!, pods.delays.join());
    assert.deepEqual(pods.failures, []);
  });

  it("waits where each watch only repeats what is known", async () => {
    await using pods = await FollowedPods.start({
      lists: [list(5)],
      watches: times(3, endedWatch(bookmark(5))),
    });
    await pods.requests(5);
    assert.equal(pods.delays.length, 3);
  });

  it("does not wait after a quiet watch that was served for its time", async () => {
    let time = 0;
    await using pods = await FollowedPods.start({
      lists: [list(1)],
      watches: times(3, endedWatch()),
      options: { now: () => (time += 300_000) },
    });
    assert.deepEqual(await pods.requests(4), ["list", "watch 1", "watch 1", "watch 1"]);
    assert.deepEqual(pods.delays, []);
  });

  it("does not go on where it was as long as there were news", async () => {
    const noNews = times(5, endedWatch());
    await using pods = await FollowedPods.start({
      lists: [list(1)],
      watches: [...noNews, endedWatch(bookmark(2)), endedWatch()],
    });
    await pods.requests(9);
    assert(pods.delays.at(-1)! < 2 * 800, pods.delays.join());
  });

  it("is not ready before the list is complete", async () => {
    const second = Promise.withResolvers<ServerResponse>();
    await using pods = await FollowedPods.start({
      lists: [list(1, [pod("a", 1)], "next"), (response) => second.resolve(response)],
    });
    let isReady = false;
    void pods.informer.ready.then(() => (isReady = true));
    const response = await second.promise;
    assert.deepEqual([isReady, pods.names, pods.changes], [false, "", []]);
    list(1, [pod("b", 1)])(response, response.req);
    await pods.informer.ready;
    assert.equal(pods.names, "a b");
  });

  describe("that is ended", () => {
    const isQuiet = async (pods: FollowedPods): Promise<void> => {
      await waitFor("the end of the requests", () => pods.server.underWay.size === 0, soon);
      assert.deepEqual([pods.failures, pods.delays, pods.logged], [[], [], []]);
    };

    it("in the middle of a list stops it, and is never ready", async () => {
      await using pods = await FollowedPods.start({ lists: [() => undefined] });
      await pods.requests(1);
      pods.informer.dispose();
      await assert.rejects(pods.informer.ready);
      await isQuiet(pods);
      assert.deepEqual([pods.changes, pods.asked], [[], ["list"]]);
    });

    it("in the middle of a list's answer stops it", async () => {
      await using pods = await FollowedPods.start({
        lists: [
          (response) => {
            begin(response);
            response.write('{"items": [');
          },
        ],
      });
      await pods.requests(1);
      pods.informer.dispose();
      await isQuiet(pods);
      assert.deepEqual(pods.changes, []);
    });

    it("at once does nothing", async () => {
      await using pods = await FollowedPods.start({ lists: [list(1, [pod("a", 1)])] });
      pods.informer.dispose();
      await assert.rejects(pods.informer.ready);
      assert.deepEqual([pods.changes, pods.names], [[], ""]);
    });

    it("in the middle of a watch stops it, and tells nothing any more", async () => {
      const watching = Promise.withResolvers<ServerResponse>();
      await using pods = await FollowedPods.start({
        lists: [list(1, [pod("a", 1)])],
        watches: [
          (response) => {
            begin(response);
            watching.resolve(response);
          },
        ],
      });
      const response = await watching.promise;
      pods.informer.onDidChange(() => pods.informer.dispose());
      response.write(event("ADDED", pod("b", 2)) + event("ADDED", pod("c", 3)));
      await isQuiet(pods);
      assert.deepEqual(pods.changes, ["a", "a b"]);
      assert.deepEqual(pods.asked, ["list", "watch 1"]);
    });

    it("while it waits to try again does not try again", async () => {
      await using pods = await FollowedPods.start({
        lists: [json({}, 500)],
        options: {
          delay: (_, signal) => new Promise((_resolve, reject) => signal.addEventListener("abort", reject)),
        },
      });
      await waitFor("the failure", () => pods.failures.length === 1, soon);
      pods.informer.dispose();
      assert.deepEqual(pods.asked, ["list"]);
    });
  });
});
