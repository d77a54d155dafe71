import assert from "node:assert/strict";
import type { ServerResponse } from "node:http";
import { type Answer, failure, html, json } from "@kubernetes-workshop/testing/faultyServer";
import { waitFor } from "@kubernetes-workshop/hosts/waitFor";
import { failing } from "./failing.ts";
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

const status = (code: number, message = "") => event("ERROR", { kind: "Status", code, message });

describe("an informer whose", function () {
  this.timeout(patience);
  describe("first list fails", () => {
    const faults: readonly [string, Answer, Parameters<typeof failing>[0]][] = [
      ["403", failure(403, "pods is forbidden"), "forbidden"],
      ["401", failure(401, "Unauthorized"), "unauthorized"],
      ["HTML", html(), "notKubernetes"],
      ["JSON of something else", json({ hello: "world" }), "notKubernetes"],
      ["a JSON list", json([]), "notKubernetes"],
      ["JSON null", json(null), "notKubernetes"],
      ["items that are none", json({ items: "x" }), "notKubernetes"],
      ["a lost connection", (response) => response.destroy(), "broken"],
    ];
    for (const [what, answer, expected] of faults) {
      it(`by ${what} is not ready: ${expected}`, async () => {
        await using pods = await FollowedPods.start({ lists: [answer] });
        await failing(expected, pods.informer.ready);
        assert.deepEqual(pods.changes, []);
      });
    }

    it("needs nobody who waits for it, and lists when it can", async () => {
      await using pods = await FollowedPods.start({
        lists: [failure(403, "no"), failure(403, "no"), list(1, [pod("a", 1)])],
      });
      await pods.become("a");
      await waitFor("the recovery", () => pods.failures.at(-1) === "", soon);
      assert.equal(pods.failures.length, 3);
      // What goes on failing is logged once.
      assert.equal(pods.logged.length, 1);
    });

    it("because the pages are too old begins anew, and that is no failure", async () => {
      await using pods = await FollowedPods.start({
        lists: [list(1, [pod("a", 1)], "next"), failure(410, "too old"), list(2, [pod("b", 2)])],
      });
      await pods.informer.ready;
      assert.deepEqual([pods.names, pods.failures], ["b", []]);
      assert.deepEqual(await pods.requests(4), ["list", "list next", "list", "watch 2"]);
    });

    it("because the server is busy waits as long as it asks", async () => {
      await using pods = await FollowedPods.start({
        lists: [failure(429, "slow down", { "retry-after": "77" }), list(1)],
      });
      await pods.requests(3);
      assert.deepEqual(pods.delays, [77_000]);
    });
  });

  describe("watch fails", () => {
    const before = list(1, [pod("a", 1)]);
    const after = list(20, [pod("b", 12), pod("c", 20)]);

    for (const [what, answer] of [
      ["as a status", failure(410, "too old resource version")],
      ["as an event", watch(status(410, "too old resource version"))],
    ] as const) {
      it(`with 410 ${what} lists again, and that is no failure`, async () => {
        await using pods = await FollowedPods.start({ lists: [before, after], watches: [answer] });
        await pods.become("b c");
        assert.deepEqual(await pods.requests(4), ["list", "watch 1", "list", "watch 20"]);
        assert.deepEqual([pods.changes, pods.failures], [["a", "b c"], []]);
      });
    }

    for (const [what, answer] of [
      ["with 403", failure(403, "may list, but not watch")],
      ["with 500", html(500)],
      ["with HTML", html()],
      ["with an event of code 500", watch(status(500, "etcd is sick"))],
      ["with an event of code 504", watch(status(504, "Too large resource version: 1, current: 0"))],
      ["with an event that says nothing", watch(event("ERROR", {}))],
    ] as const) {
      it(`${what} tells of it and lists again`, async () => {
        await using pods = await FollowedPods.start({ lists: [before, after], watches: [answer] });
        await pods.become("b c");
        assert.deepEqual(await pods.requests(4), ["list", "watch 1", "list", "watch 20"]);
        await waitFor("the recovery", () => pods.failures.at(-1) === "", soon);
        assert(pods.failures[0]);
      });
    }

    it("again and again waits longer and longer, though each list succeeds", async () => {
      await using pods = await FollowedPods.start({
        lists: [before],
        watches: times(6, failure(500, "etcd is sick")),
      });
      await pods.requests(13);
      assert(pods.delays[5]! > 4 * pods.delays[0]!, pods.delays.join());
    });

    it("after there were news waits as at first", async () => {
      const cut = event("ADDED", pod("b", 6)).slice(0, -5);
      await using pods = await FollowedPods.start({
        lists: [before],
        watches: [...times(5, endedWatch(cut)), endedWatch(bookmark(9), cut)],
      });
      await pods.requests(8);
      assert.equal(pods.delays.length, 6);
      assert(pods.delays[4]! > 2 * 1200 && pods.delays[5]! <= 1200, pods.delays.join());
    });

    it("by a lost connection goes on from the last event", async () => {
      await using pods = await FollowedPods.start({
        lists: [before],
        watches: [watch(event("ADDED", pod("b", 5))), watch(event("DELETED", pod("b", 6)))],
      });
      await pods.become("a b");
      pods.server.hangUp();
      await pods.become("a");
      assert.deepEqual(pods.asked, ["list", "watch 1", "watch 5"]);
      assert.deepEqual(pods.failures.map(Boolean), [true, false]);
      assert.equal(pods.delays.length, 1);
    });

    it("by a lost connection has recovered when the next watch begins, before any event", async () => {
      await using pods = await FollowedPods.start({ lists: [before] });
      await pods.requests(2);
      pods.server.hangUp();
      await waitFor("the recovery", () => pods.failures.at(-1) === "", soon);
      assert.deepEqual(pods.asked, ["list", "watch 1", "watch 1"]);
      assert.deepEqual(pods.changes, ["a"]);
    });

    it("by a cut event goes on from the last one that was whole", async () => {
      const text = event("ADDED", pod("b", 5)) + event("ADDED", pod("c", 6));
      await using pods = await FollowedPods.start({
        lists: [before],
        watches: [endedWatch(text.slice(0, -5)), watch(event("ADDED", pod("c", 6)))],
      });
      await pods.become("a b c");
      assert.deepEqual(pods.asked, ["list", "watch 1", "watch 5"]);
      assert.deepEqual(pods.failures.map(Boolean), [true, false]);
    });

    it("by silence lists again: the cluster may be an older one that has not reached the version yet", async () => {
      await using pods = await FollowedPods.start({
        lists: [before, after],
        watches: [watch(bookmark(900)), watch(bookmark(21))],
        timeouts: { silenceMs: 300 },
      });
      await pods.become("b c");
      assert.deepEqual(await pods.requests(4), ["list", "watch 1", "list", "watch 20"]);
      assert.match(pods.failures[0]!, /did not respond in time/);
    });

    it("twice in a row lists again, since what the first was to go on from may be gone", async () => {
      await using pods = await FollowedPods.start({
        lists: [before, after],
        watches: times(2, (response) => response.destroy()),
      });
      await pods.become("b c");
      assert.deepEqual(await pods.requests(5), ["list", "watch 1", "watch 1", "list", "watch 20"]);
    });

    it("because there are too many does not list again, which would be more", async () => {
      await using pods = await FollowedPods.start({
        lists: [before],
        watches: times(4, failure(429, "slow down", { "retry-after": "3" })),
      });
      assert.deepEqual(await pods.requests(6), ["list", ...times(5, "watch 1")]);
      assert(
        pods.delays.every((ms) => ms >= 3000),
        pods.delays.join(),
      );
    });

    it("by an event of an unknown type lists again, and that is no failure", async () => {
      await using pods = await FollowedPods.start({
        lists: [before, after],
        watches: [watch(event("RENAMED", pod("z", 2)))],
      });
      await pods.become("b c");
      assert.deepEqual(await pods.requests(4), ["list", "watch 1", "list", "watch 20"]);
      assert.deepEqual(pods.failures, []);
    });

    it("and each list after it, drops what may no longer be read until it may be again", async () => {
      const watching = Promise.withResolvers<ServerResponse>();
      await using pods = await FollowedPods.start({
        lists: [before, failure(403, "pods is forbidden"), after],
        watches: [
          (response) => {
            begin(response);
            watching.resolve(response);
          },
          failure(403, "may not watch"),
        ],
      });
      (await watching.promise).end();
      await pods.become("b c");
      assert.deepEqual(pods.changes, ["a", "", "b c"]);
      assert(pods.failures.some((each) => each.includes("pods is forbidden")));
      await waitFor("the recovery", () => pods.failures.at(-1) === "", soon);
    });

    it("because watching is not allowed reads the list every half minute, and says so", async () => {
      let mayWatch = false;
      await using pods = await FollowedPods.start({
        lists: [before, after],
        watches: times(1000, (...asked) => {
          (mayWatch ? watch() : failure(403, "may list, but not watch"))(...asked);
        }),
      });
      await pods.become("b c");
      assert.match(pods.failures[0]!, /does not let you watch it, so it is read every 30 seconds/);
      assert(!pods.failures.slice(0, 3).includes(""), "it does not count as recovered by a list");
      await waitFor("two waits", () => pods.delays.length > 1, soon);
      assert.deepEqual(pods.delays.slice(0, 2), [30_000, 30_000]);
      assert(Math.abs(pods.informer.trueUntil! - Date.now()) < patience);
      mayWatch = true;
      await waitFor("the recovery", () => pods.failures.at(-1) === "", soon);
      assert.equal(pods.informer.trueUntil, undefined);
    });

    describe("for a moment", () => {
      /** The timers that run, with their times in milliseconds. */
      let timers: Map<() => void, number>;
      const startTimer = (callback: () => void, ms: number) => {
        timers.set(callback, ms);
        return () => timers.delete(callback);
      };
      beforeEach(() => {
        timers = new Map();
      });
      /** Has the timers elapse that run for at most so many milliseconds, and at least for so many. */
      const elapse = (ms: number, least = 0) => {
        for (const [callback, each] of timers) {
          if (each > ms || each < least) continue;
          timers.delete(callback);
          callback();
        }
      };
      const cut: Answer = (response, request) => {
        watch()(response, request);
        response.write("\n", () => {
          response.destroy();
        });
      };

      it("says nothing", async () => {
        await using pods = await FollowedPods.start({
          lists: [before],
          watches: [cut, watch()],
          options: { startTimer },
        });
        await pods.requests(3);
        assert.notEqual(pods.informer.trueUntil, undefined);
        await waitFor("the next watch", () => [...timers.values()].includes(1000), soon);
        elapse(1000);
        elapse(5000);
        assert.deepEqual([pods.failures, pods.logged], [[], []]);
        assert.equal(pods.informer.trueUntil, undefined);
      });

      it("again and again says so once, and once that it is over", async () => {
        let isCut = true;
        await using pods = await FollowedPods.start({
          lists: [before],
          watches: times(1000, (...asked) => {
            (isCut ? cut : watch())(...asked);
          }),
          options: { startTimer },
        });
        await waitFor("some watches", () => pods.asked.length > 12, soon);
        const recoveries = () => pods.failures.filter((each) => each === "").length;
        assert.equal(pods.logged.length, 0);
        // A watch may be open at this moment, which is cut before it counts as working.
        elapse(5000, 5000);
        assert.equal(pods.logged.length, 1);
        await waitFor("some more watches", () => pods.asked.length > 24, soon);
        isCut = false;
        await waitFor("a watch that stays", () => pods.server.underWay.size === 1 && timers.size === 1, soon);
        assert.equal(recoveries(), 0);
        elapse(1000);
        assert.deepEqual([recoveries(), pods.logged.length], [1, 1]);
      });

      it("before the first list does not fail it", async () => {
        await using pods = await FollowedPods.start({
          lists: [failure(500, "no"), failure(503, "no"), failure(504, "no"), before],
          options: { startTimer },
        });
        await pods.informer.ready;
        assert.deepEqual([pods.names, pods.failures], ["a", []]);
      });

      it("and for longer before the first list fails it, but goes on", async () => {
        let isBusy = true;
        await using pods = await FollowedPods.start({
          lists: [
            (...asked) => {
              (isBusy ? failure(503, "no") : before)(...asked);
            },
          ],
          options: { startTimer },
        });
        await waitFor("some lists", () => pods.asked.length > 5, soon);
        elapse(5000);
        await failing("busy", pods.informer.ready);
        isBusy = false;
        await pods.become("a");
      });
    });

    it("because nobody listens any more recovers when somebody does", async () => {
      let refuse = true;
      await using pods = await FollowedPods.start({
        lists: [before],
        watches: [...times(3, (response) => (refuse ? response.destroy() : watch()(response, response.req)))],
      });
      await waitFor("failures", () => pods.failures.filter(Boolean).length >= 2, soon);
      refuse = false;
      await waitFor("the recovery", () => pods.failures.at(-1) === "", soon);
      assert(pods.failures.slice(0, -1).every(Boolean));
      assert.equal(pods.logged.length, 1);
    });
  });
});
