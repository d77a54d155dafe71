import assert from "node:assert/strict";
import { Emitter } from "@kubernetes-workshop/kubernetes/base/emitter";
import { silentLog } from "kubernetes-practice-cluster/test/support/controllerWorld";
import { waitFor } from "@kubernetes-workshop/hosts/waitFor";
import { Labs } from "../../../../src/features/labs/labs.ts";
import type { KnownLabs } from "../../../../src/features/labs/knownLabs.ts";
import type { LabCheck } from "../../../../src/labs/checks/labCheck.ts";
import { labView } from "../../../../src/lesson/labView.ts";
import type { Lab } from "../../../../src/labs/lab.ts";
import type { KeptLabs } from "../../../../src/labs/progress/keptLabs.ts";
import { LabsProgress } from "../../../../src/labs/progress/labsProgress.ts";
import type { ClusterSession } from "../../../../src/session/clusterSession.ts";
import { practiceTarget } from "../../../../src/session/connectionTarget.ts";
import { MemoryLabCluster } from "../../../support/labs/memoryLabCluster.ts";

const has = (name: string): LabCheck => ({
  is: "field",
  object: { apiVersion: "v1", kind: "ConfigMap", name, namespace: "lab-one" },
  path: ["metadata"],
  wanted: { exists: true },
});

const configMap = (name: string) => ({
  apiVersion: "v1",
  kind: "ConfigMap",
  metadata: { name, namespace: "lab-one" },
});

const lab = (id: string): Lab => ({
  id,
  order: 1,
  minutes: 5,
  namespaces: [`lab-${id}`],
  setup: [
    { does: "apply", file: "broken.yaml", objects: [configMap("first")] },
    { does: "stop", nodes: "" },
  ],
  solution: [],
  checks: [has("first"), has("second")],
  texts: {
    title: `Lab ${id}`,
    story: "It is broken. Repair it.",
    goals: ["The first is there.", "The second is there."],
    hints: ["Look.", "Look again."],
    way: "Apply the second.",
    explanation: "So it is.",
  },
});

/** What Labs needs of the sessions; it only hands them on. */
const session = (server = "https://127.0.0.1:1"): ClusterSession =>
  ({ target: practiceTarget, server }) as unknown as ClusterSession;

class World {
  readonly cluster = new MemoryLabCluster();
  readonly sessions = new Emitter<ClusterSession | undefined>();
  session: ClusterSession | undefined = session();
  kept: Partial<KeptLabs> | undefined;
  known: KnownLabs = {
    labs: ["one", "two"].map((id) => ({ lab: lab(id), isOfWorkspace: false })),
    problems: [],
  };
  connections = 0;
  readonly solved: string[] = [];
  labs = this.window();

  window(): Labs {
    const sessionOf = (): ClusterSession | undefined => this.session;
    const labs = new Labs({
      cluster: {
        get session() {
          return sessionOf();
        },
        onDidChangeSession: this.sessions.event,
      },
      connectPractice: () => {
        this.connections++;
        this.connect(session());
        return Promise.resolve();
      },
      clusterOf: () => this.cluster,
      read: () => Promise.resolve(this.known),
      progress: new LabsProgress({ read: () => this.kept, write: (kept) => (this.kept = kept) }),
      clock: { now: Date.now, startTimer: () => () => undefined },
      log: silentLog,
    });
    labs.onDidSolve(({ id }) => this.solved.push(id));
    return labs;
  }

  connect(next: ClusterSession | undefined): void {
    this.session = next;
    this.sessions.fire(next);
  }

  checks(): boolean[] | undefined {
    return this.labs.current?.checks.map(({ isDone }) => isDone);
  }
}

describe("The labs of a window", () => {
  let world: World;

  beforeEach(() => (world = new World()));
  afterEach(() => world.labs.dispose());

  it("are listed once they are read", async () => {
    assert.deepEqual(world.labs.labs, []);
    await world.labs.load();
    assert.deepEqual(world.labs.labs[0], {
      id: "one",
      title: "Lab one",
      minutes: 5,
      isDone: false,
      isOfWorkspace: false,
    });
    assert.equal(world.labs.current, undefined);
  });

  it("make the system of one in the practice cluster, which is connected where it is not", async () => {
    world.session = undefined;
    await world.labs.start("one");
    assert.equal(world.connections, 1);
    assert.deepEqual(world.cluster.done, [
      "start",
      "delete Namespace lab-one",
      "apply Namespace lab-one",
      "apply ConfigMap first",
      "stop",
    ]);
    assert.equal(world.labs.current?.phase, "open");
  });

  it("tick a check as it comes true, and say once that all hold", async () => {
    await world.labs.start("one");
    await waitFor("the first check", () => world.checks()?.[0] === true);
    assert.deepEqual(world.checks(), [true, false]);
    await world.cluster.apply(configMap("second"));
    await waitFor("the solution", () => world.labs.current?.phase === "solved");
    await world.cluster.delete({ ...configMap("second"), name: "second", namespace: "lab-one" });
    await world.cluster.apply(configMap("second"));
    assert.deepEqual(world.solved, ["one"]);
    assert.equal(world.labs.current?.phase, "solved", "what was solved stays so");
    assert.equal(world.labs.labs[0]?.isDone, true);
  });

  it("open hints one after the other, and the explanation with the way", async () => {
    await world.labs.start("one");
    const opened = (): unknown[] => {
      const { hints = [], hintsLeft, way, explanation } = world.labs.current ?? {};
      return [hints.length, hintsLeft, way, explanation];
    };
    assert.deepEqual(opened(), [0, 2, undefined, undefined]);
    world.labs.openHint();
    assert.deepEqual(opened(), [1, 1, undefined, undefined]);
    world.labs.openHint();
    world.labs.openHint();
    assert.deepEqual(opened(), [2, 0, undefined, undefined]);
    world.labs.showWay();
    assert.deepEqual(opened(), [2, 0, "Apply the second.", "So it is."]);
  });

  it("start one over: broken again, with its hints closed", async () => {
    await world.labs.start("one");
    world.labs.openHint();
    await world.cluster.apply(configMap("second"));
    await waitFor("the solution", () => world.labs.current?.phase === "solved");
    await world.labs.startOver();
    assert.equal(world.labs.current?.phase, "open");
    await waitFor("the first check", () => world.checks()?.[0] === true);
    assert.deepEqual(world.checks(), [true, false]);
    assert.equal(world.labs.current.hints.length, 0);
    assert.equal(world.labs.current.isDone, true, "it was solved once");
  });

  it("take the one before away when another is started, and the last at its end", async () => {
    await world.labs.start("one");
    world.cluster.done.length = 0;
    await world.labs.start("two");
    assert.deepEqual(world.cluster.done.slice(0, 2), ["start", "delete Namespace lab-one"]);
    world.cluster.done.length = 0;
    await world.labs.end();
    assert.deepEqual(world.cluster.done, ["start", "delete Namespace lab-two"]);
    assert.equal(world.labs.current, undefined);
    assert.equal(world.cluster.followers, 0, "nothing is followed any more");
  });

  it("go on with one under way in another window and after a reload", async () => {
    await world.labs.start("one");
    world.labs.openHint();
    const other = world.window();
    await other.load();
    await waitFor("the first check", () => other.current?.checks[0]?.isDone === true);
    assert.equal(other.current?.hints.length, 1);
    other.dispose();
  });

  it("know nothing while another cluster is connected, and touch none", async () => {
    await world.labs.start("one");
    world.connect({
      ...session("https://example.com"),
      target: { kind: "kubeContext" },
    } as unknown as ClusterSession);
    assert.equal(world.labs.current?.phase, "notConnected");
    assert.equal(world.cluster.followers, 0);
    world.cluster.done.length = 0;
    await world.labs.end();
    assert.deepEqual(world.cluster.done, []);
    assert.equal(world.labs.current, undefined);
  });

  it("say why a system could not be made, until it is started over", async () => {
    world.cluster.failure = new Error("no");
    await world.labs.start("one");
    assert.equal(world.labs.current?.phase, "failed");
    assert.match(world.labs.current.failure ?? "", /See the log/);
    await world.labs.startOver();
    assert.equal(world.labs.current.phase, "open");
  });

  it("are a page that has what was opened, and no more", async () => {
    await world.labs.start("one");
    const titles = { openManifest: "", hint: "", way: "", startOver: "", end: "" };
    const page = (): string => {
      const { current } = world.labs;
      assert.ok(current);
      return JSON.stringify(labView(current, titles, { language: "en", words: [] }));
    };
    assert.match(page(), /"Lab one"/);
    assert.match(page(), /The second is there\..*"isDone":false/);
    assert.doesNotMatch(page(), /Look\.|Apply the second|So it is/);
    world.labs.openHint();
    assert.match(page(), /Look\./);
    world.labs.showWay();
    assert.match(page(), /Apply the second/);
    assert.match(page(), /So it is/);
  });
});
