import assert from "node:assert/strict";
import type { CoreV1Event, V1Pod } from "@kubernetes/client-node";
import type { FromApi } from "@kubernetes-workshop/kubernetes/resources/fromApi";
import { trace } from "../../../src/trace/trace.ts";
import type { TraceInput } from "../../../src/trace/traceInput.ts";
import { outline } from "./recorded.ts";

const start = Date.parse("2026-01-01T00:00:00Z");
const iso = (seconds: number): string => new Date(start + seconds * 1000).toISOString().replace(".000Z", "Z");
const now = start + 60_000;

interface EventParts {
  readonly at?: number | null;
  readonly kind?: string;
  readonly name?: string;
  readonly by?: string;
  readonly reason: string;
  readonly message?: string;
  readonly rest?: FromApi<CoreV1Event>;
}

function event({
  at = 0,
  kind = "Pod",
  name = "web",
  by = "kubelet",
  reason,
  message = "",
  rest,
}: EventParts): FromApi<CoreV1Event> {
  const time = at === null ? null : iso(at);
  return {
    involvedObject: {
      kind,
      name,
      namespace: "default",
      fieldPath: kind === "Pod" && by === "kubelet" ? "spec.containers{c}" : "",
    },
    reason,
    message,
    type: "Normal",
    count: 1,
    firstTimestamp: time,
    lastTimestamp: time,
    source: { component: by },
    ...rest,
  };
}

function podInput(pod: FromApi<V1Pod>, events: readonly FromApi<CoreV1Event>[]): TraceInput {
  const object: FromApi<V1Pod> = {
    ...pod,
    metadata: { name: "web", namespace: "default", creationTimestamp: iso(0), ...pod.metadata },
  };
  return {
    target: { kind: "Pod", object },
    owners: [],
    replicaSets: [],
    jobs: [],
    pods: [object],
    nodes: [],
    endpointSlices: [],
    events,
    eventAccess: "all",
    incomplete: [],
  };
}

function setInput(count: number, events: readonly FromApi<CoreV1Event>[]): TraceInput {
  const owner = { kind: "ReplicaSet", name: "set", uid: "s", controller: true };
  const pods = Array.from({ length: count }, (_, index) => ({
    metadata: {
      name: `set-${index}`,
      namespace: "default",
      uid: `p${index}`,
      creationTimestamp: iso(0),
      ownerReferences: [owner],
    },
  }));
  const object = {
    metadata: { name: "set", namespace: "default", uid: "s", creationTimestamp: iso(0) },
    spec: { replicas: count },
  };
  return { ...podInput({}, events), target: { kind: "ReplicaSet", object }, replicaSets: [object], pods };
}

const scheduled = {
  by: "default-scheduler",
  reason: "Scheduled",
  message: "Successfully assigned default/web to a",
};
const started = { reason: "Started", message: "Started container c" };

describe("trace", () => {
  it("puts causes before effects within one second, in whatever order the events come", () => {
    const events = [
      event(started),
      event({
        reason: "Pulled",
        message: 'Successfully pulled image "nginx:1" in 1.5s (1.5s including waiting)',
      }),
      event({ reason: "Created" }),
      event({ reason: "Pulling", message: 'Pulling image "nginx:1"' }),
      event(scheduled),
    ];
    const told = [
      "apiServer stored 1",
      "scheduler scheduled 1",
      "kubelet pulled 1",
      "kubelet containerStarted 1",
    ];
    assert.deepEqual(outline(trace(podInput({}, events), now)), told);
    assert.deepEqual(outline(trace(podInput({}, events.toReversed()), now)), told);
  });

  it("moves an effect behind its cause where a clock is slow, and says by how much", () => {
    const told = trace(podInput({}, [event({ ...started, at: -5 }), event({ ...scheduled, at: 2 })]), now);
    assert.deepEqual(outline(told), [
      "apiServer stored 1",
      "scheduler scheduled 1",
      "kubelet containerStarted 1",
    ]);
    assert.equal(told.skewMs, 7000);
  });

  it("does not take the fraction of a second for a slow clock", () => {
    const exact = { firstTimestamp: null, lastTimestamp: null, eventTime: "2026-01-01T00:00:01.950000Z" };
    const told = trace(
      podInput({}, [event({ ...started, at: 1 }), event({ ...scheduled, rest: exact })]),
      now,
    );
    assert.equal(told.skewMs, 0);
    assert.equal(outline(told).at(-1), "kubelet containerStarted 1");
  });

  it("reads the series of the newer events and the count of the older", () => {
    const message = "0/1 nodes are available: 1 Insufficient cpu.";
    const series = { count: 7, lastObservedTime: "2026-01-01T00:00:40.000000Z" };
    const newer = event({
      by: "",
      reason: "FailedScheduling",
      message,
      rest: {
        eventTime: iso(1),
        series,
        firstTimestamp: null,
        lastTimestamp: null,
        reportingComponent: "default-scheduler",
      },
    });
    const older = event({
      by: "default-scheduler",
      reason: "FailedScheduling",
      message,
      rest: { count: 7, lastTimestamp: iso(40) },
    });
    for (const each of [newer, older]) {
      const happening = trace(podInput({}, [each]), now).happenings[1];
      assert.equal(happening?.actor.id, "scheduler");
      assert.equal(happening.count, 7);
      assert.equal(happening.until, start + 40_000);
    }
  });

  it("keeps an actor and a reason that it does not know", () => {
    const told = trace(
      podInput({}, [event({ by: "acme.io/magic", reason: "Enchanted", message: "abracadabra", at: 3 })]),
      now,
    );
    const last = told.happenings.at(-1);
    assert.deepEqual(last?.actor, { id: "other", component: "acme.io/magic" });
    assert.deepEqual(last.what, { type: "other", message: "abracadabra" });
  });

  it("passes over times that are missing, null or nonsense", () => {
    const events = [
      event({ ...started, at: null }),
      event({ ...scheduled, rest: { firstTimestamp: "yesterday", lastTimestamp: null } }),
      {},
    ];
    assert.deepEqual(outline(trace(podInput({}, events), now)), ["apiServer stored 1"]);
    const nothing = podInput({ metadata: { creationTimestamp: null } }, []);
    assert.deepEqual(trace(nothing, now).happenings, []);
  });

  it("leaves out events of another object of the same name", () => {
    const other = event({ ...started, rest: { involvedObject: { kind: "Pod", name: "web", uid: "old" } } });
    assert.deepEqual(outline(trace(podInput({ metadata: { uid: "new" } }, [other]), now)), [
      "apiServer stored 1",
    ]);
  });

  it("says that events are gone where the object is older than they are kept", () => {
    assert.equal(trace(podInput({}, []), start + 3_600_001).eventsExpired, true);
    assert.equal(trace(podInput({}, []), start + 3_599_000).eventsExpired, false);
  });

  it("tells of a crash by the container's own times", () => {
    const pod = {
      spec: { nodeName: "a", containers: [{ name: "c", image: "i" }] },
      status: {
        phase: "Running",
        conditions: [{ type: "PodScheduled", status: "True", lastTransitionTime: iso(1) }],
        containerStatuses: [
          {
            name: "c",
            restartCount: 1,
            state: { running: { startedAt: iso(20) } },
            lastState: {
              terminated: { exitCode: 137, reason: "OOMKilled", startedAt: iso(2), finishedAt: iso(10) },
            },
          },
        ],
      },
    };
    assert.deepEqual(outline(trace(podInput(pod, []), now)), [
      "apiServer stored 1",
      "scheduler scheduled 1",
      "kubelet containerStarted 1",
      "kubelet containerEnded 1",
      "kubelet containerStarted 1",
    ]);
  });

  it("merges hundreds of pods that do the same", () => {
    const names = Array.from({ length: 300 }, (_, index) => `set-${index}`);
    const events = names.flatMap((name) => [
      event({ name, ...scheduled, message: `Successfully assigned default/${name} to a`, at: 1 }),
      event({ name, ...started, at: 2 }),
    ]);
    assert.deepEqual(outline(trace(setInput(300, events), now)), [
      "apiServer stored 1",
      "replicaSetController made 300",
      "scheduler scheduled 300",
      "kubelet containerStarted 300",
    ]);
  });

  it("leaves out the middle of a story that is too long, and says how much", () => {
    const events = Array.from({ length: 200 }, (_, index) =>
      event({ reason: "Odd", message: "odd", by: `c${index}`, at: index * 10 }),
    );
    const told = trace(podInput({}, events), now);
    assert.equal(told.happenings.length, 60);
    assert.deepEqual(told.omitted, { count: 141, before: 30 });
    assert.equal(told.happenings[0]?.what.type, "stored");
    assert.equal(told.happenings.at(-1)?.actor.component, "c199");
  });

  it("tells why a controller cannot make pods", () => {
    const message = 'Error creating: pods "set-1" is forbidden: exceeded quota';
    const failed = event({
      kind: "ReplicaSet",
      name: "set",
      by: "replicaset-controller",
      reason: "FailedCreate",
      message,
    });
    const input = { ...setInput(3, [failed]), pods: [] };
    assert.deepEqual(trace(input, now).state, { type: "makingFailed", message });
  });

  it("tells of an eviction by the taint eviction controller, before the kubelet stops the container", () => {
    const events = [
      event({ reason: "Killing", message: "Stopping container c", at: 9 }),
      event({
        by: "taint-eviction-controller",
        reason: "TaintManagerEviction",
        message: "Marking for deletion Pod default/web",
        at: 9,
      }),
    ];
    assert.deepEqual(outline(trace(podInput({}, events), now)).slice(1), [
      "taintManager evicted 1",
      "kubelet stopping 1",
    ]);
  });
});
