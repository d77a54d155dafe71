import assert from "node:assert/strict";
import { Emitter } from "@kubernetes-workshop/kubernetes/base/emitter";
import { PracticeFollower } from "../../../../src/features/clusterView/practiceFollower.ts";
import type { ConnectionState, EndReason } from "../../../../src/session/connectionState.ts";
import type {
  ConnectionTarget,
  PracticeChange,
  PracticeSource,
} from "../../../../src/session/connectionTarget.ts";

/** A view that is connected, or is being so, and what is asked of its connector. */
class View implements PracticeSource {
  readonly asked: string[] = [];
  readonly changes = new Emitter<PracticeChange>();
  readonly onDidChange = this.changes.event;
  isRunning = true;
  stopped = false;
  state: ConnectionState;
  readonly follower: PracticeFollower;

  constructor(target: ConnectionTarget) {
    this.state = { status: "connecting", target };
    const ask = (what: string): Promise<void> => {
      this.asked.push(what);
      return Promise.resolve();
    };
    const view = (): ConnectionState => this.state;
    this.follower = new PracticeFollower(
      {
        get state() {
          return view();
        },
        retry: () => ask("retry"),
        disconnect: (ended?: EndReason) => ask(`disconnect ${ended ?? ""}`.trim()),
        fail: (error) => ask(`fail: ${error.message}`),
      },
      this,
    );
  }

  start(): never {
    assert.fail("the connector does that");
  }
  wasStopped(): Promise<boolean> {
    return Promise.resolve(this.stopped);
  }
}

const eks = { kind: "kubeContext", name: "eks", server: "https://eks.example", identity: "1" } as const;

describe("a view of the practice cluster", () => {
  let view: View;
  beforeEach(() => (view = new View({ kind: "practice" })));

  it("forgets it when somebody stops it", () => {
    view.changes.fire("stopped");
    assert.deepEqual(view.asked, ["disconnect"]);
  });

  it("is connected anew after a reset", () => {
    view.changes.fire("reset");
    assert.deepEqual(view.asked, ["retry"]);
    assert.equal(view.follower.note, undefined);
  });

  it("is connected anew after it died, and says so until somebody connects it anew", async () => {
    view.changes.fire("died");
    assert.deepEqual(view.asked, ["retry"]);
    assert.match(view.follower.note ?? "", /stopped unexpectedly and was restarted/);
    await view.follower.retry();
    assert.equal(view.follower.note, undefined);
  });

  it("is connected anew where it dies again, and promises nothing", () => {
    view.changes.fire("diedAgain");
    assert.deepEqual(view.asked, ["retry"]);
    assert.equal(view.follower.note, undefined);
  });

  it("is not connected any more where it dies with nothing in it", () => {
    view.changes.fire("diedForGood");
    assert.equal(view.asked.length, 1);
    assert.match(view.asked[0] ?? "", /^fail: The practice cluster stopped unexpectedly, and again/);
    assert.equal(view.follower.note, undefined);
  });

  it("is left alone when it was started", () => {
    view.changes.fire("started");
    assert.deepEqual(view.asked, []);
  });

  it("waits to be told what has become of the one of this window", async () => {
    await view.follower.lost();
    assert.deepEqual(view.asked, []);
  });

  it("is connected anew where the window of another one was closed", async () => {
    view.isRunning = false;
    await view.follower.lost();
    assert.deepEqual(view.asked, ["retry"]);
  });

  it("says that it was stopped in another window, and does not start it again", async () => {
    view.isRunning = false;
    view.stopped = true;
    await view.follower.lost();
    assert.deepEqual(view.asked, ["disconnect practiceStopped"]);
  });

  it("leaves alone what was chosen while it was looked into", async () => {
    view.isRunning = false;
    const looking = view.follower.lost();
    view.state = { status: "connecting", target: eks };
    await looking;
    assert.deepEqual(view.asked, []);
  });

  for (const change of ["stopped", "reset", "died", "diedAgain", "diedForGood"] as const)
    it(`leaves another cluster alone: ${change}`, () => {
      const other = new View(eks);
      other.changes.fire(change);
      assert.deepEqual(other.asked, []);
    });
});
