import assert from "node:assert/strict";
import type { KubernetesObject } from "@kubernetes-workshop/kubernetes/resources/kubernetesObject";
import { RequestError } from "../../../../src/cluster/requestError.ts";
import { ContainerLog, type ContainerLogTarget } from "../../../../src/inspect/logs/containerLog.ts";

const pod = { apiVersion: "v1", kind: "Pod", name: "web-1", namespace: "shop" };
const line = (second: number, text: string): string => `2026-11-28T10:00:0${second}.5Z ${text}\n`;

type State = Readonly<Record<string, unknown>>;

/** The pod with one container in a state. */
function podIn(
  state: State,
  more: { status?: State; spec?: State; lastState?: State } = {},
): KubernetesObject {
  return {
    apiVersion: "v1",
    kind: "Pod",
    metadata: { name: "web-1" },
    spec: { nodeName: "worker", containers: [{ name: "app" }], ...more.spec },
    status: {
      phase: "Running",
      containerStatuses: [{ name: "app", state, lastState: more.lastState }],
      ...more.status,
    },
  };
}

const running = podIn({ running: {} });
const ended = (id: string, exitCode: number, spec: State = {}): KubernetesObject =>
  podIn(
    { terminated: { reason: exitCode === 0 ? "Completed" : "Error", exitCode, containerID: id } },
    { spec },
  );
const never = { restartPolicy: "Never" };
const creating = podIn({ waiting: { reason: "ContainerCreating" } });
const notStarted = new RequestError("invalid", "refused", {
  status: { message: 'container "app" is waiting to start', reason: "BadRequest", causes: [] },
});

/** What the log answers to one reading: text, and a failure if it is cut. */
type Answer = readonly [text: string, failure?: Error] | Error;

interface Told {
  readonly said: string[];
  readonly texts: string[];
  readonly queries: State[];
}

/** Follows the log with answers to the readings and to the looks at the pod; the last one is repeated. */
async function follow(
  answers: readonly Answer[],
  pods: readonly (KubernetesObject | undefined | Error)[],
  target: Partial<ContainerLogTarget> = {},
): Promise<Told> {
  const told: Told = { said: [], texts: [], queries: [] };
  let readings = 0;
  let looks = 0;
  const log = new ContainerLog(
    { pod, container: "app", tailLines: 100, ...target },
    {
      objects: {
        pathOf: () => Promise.resolve("/api/v1/namespaces/shop/pods/web-1"),
        async *text(_, query) {
          told.queries.push(query);
          const answer = answers[Math.min(readings++, answers.length - 1)] ?? [""];
          if (answer instanceof Error) throw answer;
          yield await Promise.resolve(answer[0]);
          if (answer[1]) throw answer[1];
        },
        read: () => {
          const found = pods[Math.min(looks++, pods.length - 1)];
          return found instanceof Error ? Promise.reject(found) : Promise.resolve(found);
        },
      },
      sink: {
        lines: (lines) => void told.texts.push(...lines.map(({ text }) => text)),
        say: (notice) => void told.said.push(notice),
      },
      signal: new AbortController().signal,
      delay: () => new Promise((resolve) => setImmediate(resolve)),
    },
  );
  await log.follow();
  return told;
}

describe("The log of a container", () => {
  it("ends with the container, and says how that ended", async () => {
    const { said, texts, queries } = await follow([[line(1, "a") + line(2, "b")]], [ended("1", 0, never)]);
    assert.deepEqual(texts, ["a", "b"]);
    assert.deepEqual(said, ["The container has ended (Completed, exit code 0)."]);
    assert.equal(queries.length, 1);
    assert.deepEqual(
      { ...queries[0] },
      {
        container: "app",
        follow: true,
        previous: undefined,
        timestamps: true,
        tailLines: 100,
        sinceTime: undefined,
      },
    );
  });

  it("ends with the pod", async () => {
    const { said, texts } = await follow([[line(1, "a")]], [undefined]);
    assert.deepEqual([texts, said], [["a"], ["The pod was deleted."]]);
  });

  it("waits for a container that has not started, and says why", async () => {
    const pulling = podIn({ waiting: { reason: "ErrImagePull", message: "not found" } });
    const { said, texts } = await follow(
      [notStarted, [line(1, "a")]],
      [creating, creating, pulling, running, ended("1", 0, never)],
    );
    assert.deepEqual(said, [
      "Waiting for the container to start. ContainerCreating",
      "Waiting for the container to start. ErrImagePull: not found",
      "The container has ended (Completed, exit code 0).",
    ]);
    assert.deepEqual(texts, ["a"]);
  });

  it("says why a pod has no node", async () => {
    const condition = { type: "PodScheduled", reason: "Unschedulable", message: "Insufficient cpu" };
    const unscheduled = podIn({}, { spec: { nodeName: undefined }, status: { conditions: [condition] } });
    const { said } = await follow([notStarted], [unscheduled, undefined]);
    assert.deepEqual(said, [
      "Waiting for the container to start. Unschedulable: Insufficient cpu",
      "The pod was deleted.",
    ]);
  });

  it("goes on with the next run of a container", async () => {
    const backOff = podIn(
      { waiting: { reason: "CrashLoopBackOff", message: "back-off 10s" } },
      { lastState: { terminated: { containerID: "1" } } },
    );
    const { said, texts, queries } = await follow(
      [[line(1, "a")], [line(5, "b")]],
      [ended("1", 1), backOff, running, ended("2", 0, never)],
    );
    assert.deepEqual(texts, ["a", "b"]);
    assert.deepEqual(said, [
      "The container has ended (Error, exit code 1) and will be started again.",
      "Waiting for the container to start. CrashLoopBackOff: back-off 10s",
      "The container has ended (Completed, exit code 0).",
    ]);
    assert.equal(queries.length, 2);
  });

  it("reads a run that began and ended between two looks", async () => {
    const { texts } = await follow(
      [[line(1, "a")], [line(5, "b")]],
      [ended("1", 1), ended("2", 1), ended("2", 1, never)],
    );
    assert.deepEqual(texts, ["a", "b"]);
  });

  it("reads on after a cut, without duplicates", async () => {
    const cut = new RequestError("broken", "Connection reset");
    const { said, texts, queries } = await follow(
      [
        [line(1, "a") + line(2, "b"), cut],
        new RequestError("refused", "Cannot connect"),
        [line(2, "b") + line(3, "c")],
      ],
      [ended("1", 0, never)],
    );
    assert.deepEqual(texts, ["a", "b", "c"]);
    assert.deepEqual(said, [
      "Connection lost, resuming. Connection reset",
      "The container has ended (Completed, exit code 0).",
    ]);
    assert.deepEqual(
      queries.map(({ sinceTime, tailLines }) => [sinceTime, tailLines]),
      [
        [undefined, 100],
        ["2026-11-28T10:00:02.5Z", undefined],
        ["2026-11-28T10:00:02.5Z", undefined],
      ],
    );
  });

  it("reads on where the server ends the log of a container that runs", async () => {
    const { texts, said } = await follow(
      [[line(1, "a")], [line(1, "a") + line(2, "b")]],
      [running, ended("1", 0, never)],
    );
    assert.deepEqual(texts, ["a", "b"]);
    assert.equal(said.length, 1);
  });

  it("says which permission is missing, and ends", async () => {
    const message = 'cannot get resource "pods/log"';
    const forbidden = new RequestError("forbidden", "no", {
      status: { message, reason: "Forbidden", causes: [] },
    });
    const { said } = await follow([forbidden], [running]);
    assert.deepEqual(said, [message]);
  });

  it("believes a refusal of a running container only when it is repeated", async () => {
    const { texts } = await follow([notStarted, [line(1, "a")]], [running, ended("1", 0, never)]);
    assert.deepEqual(texts, ["a"]);
    const { said, queries } = await follow([notStarted], [running]);
    assert.deepEqual([said, queries.length], [['container "app" is waiting to start'], 5]);
  });

  it("waits while the pod cannot be looked at", async () => {
    const { said } = await follow(
      [[line(1, "a")]],
      [new RequestError("refused", "no"), ended("1", 0, never)],
    );
    assert.deepEqual(said, ["The container has ended (Completed, exit code 0)."]);
  });

  it("of the previous run is read once", async () => {
    const { texts, said, queries } = await follow([[line(1, "a")]], [running], { previous: true });
    assert.deepEqual([texts, said, queries.length], [["a"], [], 1]);
    assert.deepEqual([queries[0]?.["follow"], queries[0]?.["previous"]], [false, true]);
    assert.deepEqual((await follow([notStarted], [running], { previous: true })).said, [
      'container "app" is waiting to start',
    ]);
  });
});
