import assert from "node:assert/strict";
import type { KubernetesObject } from "@kubernetes-workshop/kubernetes/resources/kubernetesObject";
import { newCourse } from "../../../../src/course/courseState.ts";
import type { Observation } from "../../../../src/course/observation.ts";
import { surroundingsOf } from "../../../../src/features/course/surroundings.ts";
import { ChangePermissions } from "../../../../src/session/changePermissions.ts";
import type { ClusterSession } from "../../../../src/session/clusterSession.ts";
import { guard } from "../../../../src/session/confirmed.ts";
import type { ConnectionState } from "../../../../src/session/connectionState.ts";
import { practiceTarget } from "../../../../src/session/connectionTarget.ts";
import { Memory } from "@kubernetes-workshop/testing/memory";
import { Emitter } from "@kubernetes-workshop/kubernetes/base/emitter";
import { node } from "../../course/courseWorld.ts";
import { stepIds } from "../../../../src/course/steps.ts";

const eks = "https://abc.gr7.ap-northeast-2.eks.amazonaws.com";
const list = (): Promise<KubernetesObject[]> => Promise.resolve([]);
function sessionAt(server: string, isOfPractice: boolean): ClusterSession {
  // Only what is asked of a session is there.
  const session = {
    target: isOfPractice ? practiceTarget : { kind: "kubeContext", name: "prod", server, identity: "x" },
    kubeContext: "prod",
    server,
    objects: { namespace: "team-a", list },
    tree: { nodeSummaries: [node("node-1")] },
  } as unknown as ClusterSession;
  guard(session, {
    permissions: new ChangePermissions(new Memory(), () => []),
    isConnected: () => true,
  } as unknown as Parameters<typeof guard>[1]);
  return session;
}

describe("where Check looks", () => {
  let state: ConnectionState;
  let observed: Observation[];
  let terminals: object[];
  beforeEach(() => {
    state = { status: "notConnected" };
    observed = [];
    terminals = [];
  });

  const look = (): ReturnType<typeof surroundingsOf> =>
    surroundingsOf(
      {
        cluster: {
          get state() {
            return state;
          },
          get session() {
            return state.status === "connected" ? state.session : undefined;
          },
          onDidChangeSession: new Emitter<ClusterSession | undefined>().event,
        },
        practice: { isRunning: true },
        progress: { state: newCourse, observe: (each) => void observed.push(each) },
        follow: { begin: () => undefined },
        terminals: { of: (_, open) => (open.length > 0 ? "other" : "none") },
      },
      {
        editor: [],
        isTrusted: false,
        steps: stepIds,
        titles: {},
        get terminals() {
          return terminals;
        },
        hasKubectl: () => Promise.resolve(false),
      },
      { emptyNode: false, emptyFilter: false, emptyControlPlane: false, troubledNodes: [] },
    );
  const connected = (session: ClusterSession): ConnectionState => ({
    status: "connected",
    target: session.target,
    session,
  });

  it("says whether there is a connection, and why not", () => {
    assert.deepEqual(look().connection, { status: "none", practiceRuns: true });
    state = { status: "connecting", target: practiceTarget };
    assert.deepEqual(look().connection, { status: "connecting" });
    state = { status: "failed", reason: "unreachable" };
    assert.deepEqual(look().connection, { status: "none", failure: "unreachable", practiceRuns: true });
    assert.deepEqual([look().cluster, look().terminal, observed], [undefined, "none", []]);
  });

  for (const [server, isOfPractice, connection] of [
    ["https://127.0.0.1:40000", true, { status: "practice" }],
    [eks, false, { status: "other", kubeContext: "prod", isEks: true, readOnlyBy: "default" }],
    [
      "https://10.0.0.1:6443",
      false,
      { status: "other", kubeContext: "prod", isEks: false, readOnlyBy: "default" },
    ],
  ] as const)
    it(`knows the cluster, and observes that there is one: ${server}`, () => {
      state = connected(sessionAt(server, isOfPractice));
      const found = look();
      assert.deepEqual(found.connection, connection);
      assert.deepEqual([found.cluster?.isPractice, found.cluster?.namespace], [isOfPractice, "team-a"]);
      assert.deepEqual(
        found.cluster?.nodes.map(({ name }) => name),
        ["node-1"],
      );
      assert.deepEqual(observed, [{ event: "clusterConnected", isEks: server === eks }]);
    });

  it("sees what has changed since it began to look", () => {
    state = connected(sessionAt(eks, false));
    const found = look();
    terminals.push({});
    assert.equal(found.terminal, "other");
    state = { status: "failed", reason: "unauthorized" };
    assert.equal(found.connection.status, "none");
  });
});
