import assert from "node:assert/strict";
import type { KubernetesObject } from "@kubernetes-workshop/kubernetes/resources/kubernetesObject";
import { check } from "../../../../src/course/check/check.ts";
import { gatherSituation } from "../../../../src/course/check/gatherSituation.ts";
import type {
  CheckedCluster,
  CheckedLearner,
  CheckedSelection,
  Surroundings,
} from "../../../../src/course/check/surroundings.ts";
import { learnerLabel } from "../../../../src/course/courseObjects.ts";
import { newCourse } from "../../../../src/course/courseState.ts";
import { node, world } from "../courseWorld.ts";
import { stepIds } from "../../../../src/course/steps.ts";

/** A cluster that answers lists by their kind, and refuses those that have no answer. */
class Cluster implements CheckedCluster {
  isPractice = true;
  readonly namespace = "team-a";
  readonly nodes = [node("node-1"), node("node-2")];
  readonly answers = new Map<string, readonly KubernetesObject[]>();
  readonly asked: {
    readonly kind: string;
    readonly selection: CheckedSelection;
    readonly signal: AbortSignal;
  }[] = [];

  list(
    _apiVersion: string,
    kind: string,
    selection: CheckedSelection,
    signal: AbortSignal,
  ): Promise<readonly KubernetesObject[]> {
    this.asked.push({ kind, selection, signal });
    const answer = this.answers.get(kind);
    return answer ? Promise.resolve(answer) : Promise.reject(new Error("forbidden"));
  }
}

const learnerWith = (changes: Partial<CheckedLearner> = {}): CheckedLearner => ({
  objects: world(),
  unread: new Map(),
  askAgain: () => Promise.resolve(),
  ...changes,
});

function surroundings(changes: Partial<Surroundings> = {}): Surroundings {
  return {
    state: newCourse,
    connection: { status: "practice" },
    cluster: undefined,
    learner: undefined,
    tried: { emptyNode: false, emptyFilter: false, emptyControlPlane: false, troubledNodes: [] },
    editor: [],
    isTrusted: true,
    terminal: "none",
    steps: stepIds,
    titles: {},
    hasKubectl: () => Promise.reject(new Error("nobody needs it")),
    ...changes,
  };
}

const event = (reason: string, lastTimestamp: string): KubernetesObject => ({
  apiVersion: "v1",
  kind: "Event",
  metadata: { name: reason },
  reason,
  message: "",
  lastTimestamp,
  involvedObject: { kind: "Pod", name: "web" },
});

describe("what Check looks at", () => {
  let cluster: Cluster;
  beforeEach(() => (cluster = new Cluster()));
  const asked = (kind: string): CheckedSelection | undefined =>
    cluster.asked.find((each) => each.kind === kind)?.selection;

  it("is little where no cluster is connected", async () => {
    const found = await gatherSituation(
      "basics.nodes",
      surroundings({ connection: { status: "none", practiceRuns: false } }),
    );
    assert.deepEqual(
      [found.namespace, found.nodes, found.warnings, found.strangers, found.objects],
      ["default", [], [], [], undefined],
    );
  });

  it("is every node with what decides which pods it takes, as far as that may be read", async () => {
    const taint = { key: "dedicated", value: "gpu", effect: "NoSchedule" };
    cluster.answers.set("Node", [
      {
        apiVersion: "v1",
        kind: "Node",
        metadata: { name: "node-1", labels: { disk: "ssd" } },
        spec: { taints: [taint] },
      },
    ]);
    const { nodes } = await gatherSituation("basics.nodes", surroundings({ cluster }));
    assert.deepEqual(
      nodes.map(({ name, labels, taints }) => [name, labels, taints]),
      [
        ["node-1", { disk: "ssd" }, [taint]],
        ["node-2", {}, []],
      ],
    );
  });

  it("is what went wrong of late: in all of the practice cluster, in one namespace of another", async () => {
    cluster.answers.set("Event", [
      event("Old", "2026-01-01T00:00:00Z"),
      event("New", "2026-01-02T00:00:00Z"),
    ]);
    const { warnings } = await gatherSituation("basics.nodes", surroundings({ cluster }));
    assert.deepEqual(
      warnings.map(({ reason }) => reason),
      ["New", "Old"],
    );
    assert.deepEqual(asked("Event"), { namespace: undefined, fieldSelector: "type=Warning", limit: 1000 });
    cluster = new Cluster();
    cluster.isPractice = false;
    await gatherSituation("basics.nodes", surroundings({ cluster }));
    assert.equal(asked("Event")?.namespace, "team-a");
  });

  it("is what others have, of a cluster that is not the practice cluster", async () => {
    cluster.answers.set("Deployment", [
      { apiVersion: "apps/v1", kind: "Deployment", metadata: { name: "web" } },
    ]);
    await gatherSituation("basics.nodes", surroundings({ cluster }));
    assert.equal(asked("Deployment"), undefined);
    cluster.isPractice = false;
    const { strangers } = await gatherSituation("basics.nodes", surroundings({ cluster }));
    assert.deepEqual(
      strangers.map(({ metadata }) => metadata.name),
      ["web"],
    );
    assert.deepEqual(asked("Deployment"), {
      namespace: "team-a",
      labelSelector: `!${learnerLabel}`,
      limit: 200,
    });
  });

  it("is what the learner has, after a new try at what was forbidden", async () => {
    let isGranted = false;
    const learner = learnerWith({
      get unread() {
        return new Map<"pods", { readonly reason: "forbidden" }>(
          isGranted ? [] : [["pods", { reason: "forbidden" }]],
        );
      },
      askAgain: () => {
        isGranted = true;
        return Promise.resolve();
      },
    });
    const found = await gatherSituation("basics.objects-overview", surroundings({ cluster, learner }));
    assert.deepEqual([found.objects, found.objectsFailure], [learner.objects, undefined]);
  });

  it("is no objects where those are not known that the step needs, but why", async () => {
    const learner = learnerWith({ unread: new Map([["deployments", { reason: "forbidden" }]]) });
    const found = await gatherSituation("basics.objects-detail-1", surroundings({ cluster, learner }));
    assert.deepEqual([found.objects, found.objectsFailure], [undefined, "forbidden"]);
    const other = await gatherSituation("basics.objects-overview", surroundings({ cluster, learner }));
    assert.deepEqual([other.objects, other.objectsFailure], [learner.objects, undefined]);
  });

  it("is what is known once the time is up", async () => {
    const limit = new AbortController();
    const learner = learnerWith({
      unread: new Map([["deployments", { reason: "slow" }]]),
      askAgain: () => {
        limit.abort();
        return new Promise(() => undefined);
      },
    });
    const found = await gatherSituation(
      "basics.objects-detail-1",
      surroundings({ cluster, learner }),
      limit.signal,
    );
    assert.equal(found.objectsFailure, "slow");
    assert.ok(cluster.asked.length > 0 && cluster.asked.every(({ signal }) => signal.aborted));
  });

  it("is whether there is a kubectl, where the step needs it", async () => {
    const there = surroundings({ hasKubectl: () => Promise.resolve(true) });
    assert.equal((await gatherSituation("eks.high-level", there)).hasKubectl, true);
    assert.equal((await gatherSituation("eks.next", surroundings())).hasKubectl, false);
  });

  it("is read at the end where it may change meanwhile", async () => {
    let state = newCourse;
    const changing = Object.defineProperty(
      surroundings({
        cluster,
        learner: learnerWith({
          askAgain: () => {
            state = { ...newCourse, done: { clusterConnected: 1 } };
            return Promise.resolve();
          },
        }),
      }),
      "state",
      { get: () => state },
    );
    assert.deepEqual((await gatherSituation("basics.nodes", changing)).state.done, { clusterConnected: 1 });
  });

  it("comes to advice", async () => {
    const none = surroundings({ connection: { status: "none", practiceRuns: true } });
    assert.equal((await check("basics.nodes", none)).rule, "connection.practiceNotConnected");
  });
});
