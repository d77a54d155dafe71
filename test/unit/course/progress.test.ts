import assert from "node:assert/strict";
import { doneParts } from "../../../src/course/courseState.ts";
import type { KeptCourse } from "../../../src/course/keptCourse.ts";
import type { SharedStore } from "../../../src/sharedState.ts";
import type { Observation } from "../../../src/course/observation.ts";
import { noHistory } from "../../../src/course/podHistory.ts";
import { CourseProgress } from "../../../src/course/progress.ts";
import { pod, replicaSet, world } from "./courseWorld.ts";

/** What VS Code keeps for all windows; each has a copy, into which what others write comes a little later. */
class SharedMemory {
  kept: Partial<KeptCourse> | undefined;
  writes = 0;
  private readonly copies = new Set<{ kept: Partial<KeptCourse> | undefined }>();

  constructor(kept?: Partial<KeptCourse>) {
    this.kept = kept;
  }

  /** The memory as one window has it. */
  window(): SharedStore<KeptCourse> {
    const copy = { kept: this.kept };
    this.copies.add(copy);
    return {
      read: () => copy.kept,
      write: (kept) => {
        this.writes++;
        copy.kept = this.kept = JSON.parse(JSON.stringify(kept)) as KeptCourse;
      },
    };
  }

  /** What was written last has come to all windows. */
  arrive(): void {
    for (const copy of this.copies) copy.kept = structuredClone(this.kept);
  }
}

const explained = (path: string): Observation => ({
  event: "fieldExplained",
  apiVersion: "eksctl.io/v1alpha5",
  kind: "ClusterConfig",
  path,
});

describe("CourseProgress", () => {
  let time = 0;
  const now = (): number => ++time;
  const done = (progress: CourseProgress): string[] => [...doneParts(progress.state)];

  beforeEach(() => (time = 1000));

  it("tells of what has changed, goes on from what was kept, and begins anew", () => {
    const memory = new SharedMemory({ done: { toolsChecked: 1 } });
    const progress = new CourseProgress(memory.window(), now);
    const told: number[] = [];
    progress.onDidChange((state) => told.push(doneParts(state).size));
    progress.observe({ event: "toolsChecked" });
    progress.observe({ event: "traceOpened" });
    progress.reset();
    assert.deepEqual(told, [2, 0]);
    assert.deepEqual(done(new CourseProgress(memory.window(), now)), []);
  });

  it("keeps nothing of the pods that only who watched can know, nor what an older version kept of them", () => {
    const podHistory = { pods: { a: { owner: "web-1", node: "node-1" } }, lost: [] };
    const kept = { done: { toolsChecked: 1 }, clusters: { practice: { hadObjects: true, podHistory } } };
    const memory = new SharedMemory(kept);
    const progress = new CourseProgress(memory.window(), now);
    assert.deepEqual(progress.state.clusters["practice"]?.podHistory, noHistory);
    assert.deepEqual(memory.kept?.clusters, { practice: { hadObjects: true } });
    const { writes } = memory;
    const web = { replicaSets: [replicaSet("web-1", 1)], pods: [pod("b", { owner: "web-1" })] };
    progress.observe({ event: "objectsChanged", objects: world(web), afterGap: true, isWhole: true });
    assert.deepEqual(Object.keys(progress.state.clusters["practice"].podHistory.pods), ["b"]);
    assert.equal(memory.writes, writes, "nothing that is kept has changed");
  });

  describe("in two windows", () => {
    let memory: SharedMemory;
    let a: CourseProgress;
    let b: CourseProgress;

    beforeEach(() => {
      memory = new SharedMemory({ done: { clusterConnected: 1 } });
      a = new CourseProgress(memory.window(), now);
      b = new CourseProgress(memory.window(), now);
    });

    it("loses nothing of what one does when the other goes on", () => {
      a.observe({ event: "toolsChecked" });
      memory.arrive();
      b.observe({ event: "traceOpened" });
      memory.arrive();
      a.refresh();
      const both = ["clusterConnected", "traceOpened", "toolsChecked"];
      assert.deepEqual([done(a), done(b)], [both, both]);
      assert.deepEqual(done(new CourseProgress(memory.window(), now)), both);
      assert.equal(a.state.done.toolsChecked, 1001, "the time of the first tick");
    });

    it("shows in one what was seen in the other, such as a request of kubectl's", () => {
      const told: string[][] = [];
      b.onDidChange(() => told.push(done(b)));
      a.observe({ event: "kubectlSeen", command: "kubectl get", verb: "list", resource: "nodes" });
      memory.arrive();
      b.refresh();
      b.refresh();
      assert.deepEqual(told, [["clusterConnected", "kubectlSeen"]]);
    });

    it("keeps both where they write at the same time, and then is quiet", () => {
      a.observe({ event: "toolsChecked" });
      b.observe({ event: "traceOpened" });
      // That of a is overwritten.
      memory.arrive();
      a.refresh();
      memory.arrive();
      b.refresh();
      assert.deepEqual(done(a), ["clusterConnected", "traceOpened", "toolsChecked"]);
      assert.deepEqual(done(b), done(a));
      const { writes } = memory;
      for (let round = 0; round < 3; round++) {
        memory.arrive();
        a.refresh();
        b.refresh();
      }
      assert.equal(memory.writes, writes);
    });

    it("begins anew in both, whatever the other one still knows", () => {
      b.observe({ event: "traceOpened" });
      b.observe({ event: "cleanUpAsked" });
      b.observe(explained("metadata"));
      memory.arrive();
      a.reset();
      memory.arrive();
      b.observe({ event: "toolsChecked" });
      memory.arrive();
      a.refresh();
      for (const progress of [a, b, new CourseProgress(memory.window(), now)]) {
        assert.deepEqual(done(progress), ["toolsChecked"]);
        assert.deepEqual(progress.state.explainedFields, []);
        assert.equal(progress.state.cleanUpAsked, false);
      }
    });

    it("begins anew where the other one writes at the same time", () => {
      a.reset();
      b.observe({ event: "toolsChecked" });
      // The reset is overwritten.
      memory.arrive();
      a.refresh();
      memory.arrive();
      b.refresh();
      assert.deepEqual([done(a), done(b)], [["toolsChecked"], ["toolsChecked"]]);
    });

    it("counts fields that were explained in either", () => {
      a.observe(explained("metadata"));
      b.observe(explained("addons"));
      memory.arrive();
      a.refresh();
      memory.arrive();
      b.observe(explained("metadata.name"));
      assert.deepEqual(b.state.explainedFields, ["addons", "metadata", "metadata.name"]);
      assert.ok(done(b).includes("clusterConfigExplained"));
    });

    it("counts answers and advice, and no answers after the right one", () => {
      const answer = (isRight: boolean): Observation => ({
        event: "questionAnswered",
        question: "constructor",
        isRight,
      });
      a.observe(answer(false));
      a.observe({ event: "advised", rule: "pod.notReady" });
      memory.arrive();
      b.observe(answer(true));
      b.observe({ event: "advised", rule: "pod.notReady" });
      memory.arrive();
      a.observe(answer(false));
      memory.arrive();
      b.refresh();
      for (const { state } of [a, b]) {
        assert.deepEqual(state.answers, { constructor: { tries: 2, rightAtTry: 2 } });
        assert.deepEqual(state.advice, { "pod.notReady": 2 });
      }
      a.reset();
      memory.arrive();
      b.refresh();
      assert.deepEqual([b.state.answers, b.state.advice], [{}, {}]);
    });

    it("agree on when questions come back, and forget it with the course", () => {
      const answer = (question: string, isRight: boolean): Observation => ({
        event: "questionAnswered",
        question,
        isRight,
      });
      a.observe(answer("constructor", true));
      b.observe(answer("who-acts", true));
      memory.arrive();
      a.refresh();
      b.observe(answer("constructor", false));
      const wrongAt = time;
      memory.arrive();
      a.refresh();
      for (const { state } of [a, b, new CourseProgress(memory.window(), now)]) {
        assert.deepEqual(Object.keys(state.reviews).sort(), ["constructor", "who-acts"]);
        assert.deepEqual(new Map(Object.entries(state.reviews)).get("constructor"), {
          stage: 0,
          at: wrongAt,
        });
      }
      a.reset();
      memory.arrive();
      b.refresh();
      assert.deepEqual(b.state.reviews, {});
    });

    it("goes on from what a version stored that had no questions to come back", () => {
      const old = new SharedMemory({ answers: { etcd: { tries: 1, rightAtTry: 1 } } });
      const progress = new CourseProgress(old.window(), now);
      assert.deepEqual(progress.state.reviews, {});
      progress.observe({ event: "questionAnswered", question: "etcd", isRight: true });
      assert.deepEqual(Object.keys(progress.state.reviews), ["etcd"]);
      assert.deepEqual(progress.state.answers, { etcd: { tries: 1, rightAtTry: 1 } });
    });

    it("takes two halves for enough with the next field", () => {
      a.observe(explained("metadata"));
      a.observe(explained("addons"));
      b.observe(explained("vpc"));
      b.observe(explained("iam"));
      memory.arrive();
      a.refresh();
      a.observe(explained("metadata"));
      assert.ok(done(a).includes("clusterConfigExplained"));
    });
  });
});
