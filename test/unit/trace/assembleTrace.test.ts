import assert from "node:assert/strict";
import { assembleTrace, type TraceSource } from "../../../src/trace/assembleTrace.ts";
import { relatedQueries } from "../../../src/trace/relatedQueries.ts";
import { trace } from "../../../src/trace/trace.ts";
import { replay, requestKey } from "../../support/trace/recording.ts";
import { outline, recording } from "./recorded.ts";

const recorded = recording("deployment");

/** The recording, except for what `change` answers or throws itself. */
function altered(change: (path: string, query: Readonly<Record<string, string>>) => unknown): {
  readonly source: TraceSource;
  readonly asked: string[];
} {
  const asked: string[] = [];
  const source: TraceSource = {
    get: async (path, query) => {
      asked.push(requestKey(path, query));
      return (await change(path, query)) ?? (await replay(recorded).get(path, query));
    },
  };
  return { source, asked };
}

const failing = (code: number): Promise<never> => Promise.reject(Object.assign(new Error("no"), { code }));

describe("assembleTrace", () => {
  it("asks little: the object, three lists and the nodes", async () => {
    const { source, asked } = altered(() => undefined);
    await assembleTrace(source, recorded.ref);
    assert.equal(asked.length, 7, asked.join("\n"));
  });

  it("tells the story from the objects' own times where events are forbidden", async () => {
    const { source } = altered((path) => (path.endsWith("/events") ? failing(403) : undefined));
    const input = await assembleTrace(source, recorded.ref);
    assert.equal(input.eventAccess, "forbidden");
    const told = outline(trace(input, Date.parse("2026-11-25T01:30:00Z")));
    assert.deepEqual(told.slice(0, 4), [
      "apiServer stored 1",
      "deploymentController replicaSetMade 1",
      "replicaSetController made 3",
      "scheduler scheduled 3",
    ]);
    assert.ok(told.includes("kubelet containerStarted 3"), told.join("\n"));
  });

  it("goes on without lists and nodes that cannot be read, and says which", async () => {
    const { source } = altered((path) =>
      path.endsWith("/pods") || path.includes("/nodes/") || path.endsWith("/events")
        ? failing(500)
        : undefined,
    );
    const input = await assembleTrace(source, recorded.ref);
    assert.deepEqual(input.incomplete, ["Pod"]);
    assert.equal(input.eventAccess, "unreadable");
    assert.deepEqual(input.nodes, []);
  });

  it("fails where the object itself cannot be read", async () => {
    await assert.rejects(assembleTrace(altered(() => failing(404)).source, recorded.ref), { code: 404 });
  });

  it("reads no more than so many events, then those of the objects one by one", async () => {
    const page = { items: [], metadata: { continue: "more" } };
    const { source, asked } = altered((path, { fieldSelector }) =>
      path.endsWith("/events") ? (fieldSelector ? { items: [], metadata: {} } : page) : undefined,
    );
    const input = await assembleTrace(source, recorded.ref);
    assert.equal(input.eventAccess, "some");
    const events = asked.filter((request) => request.includes("/events"));
    assert.equal(events.filter((request) => request.includes("continue=more")).length, 3);
    const single = events.filter((request) => request.includes("fieldSelector=involvedObject.uid"));
    assert.equal(single.length, 5, "the Deployment, its ReplicaSet and three pods");
  });

  it("follows owners upward, but not to one that was made anew under the same name", async () => {
    const input = await assembleTrace(replay(recorded), recorded.ref);
    const pod = input.pods[0];
    const [set] = input.replicaSets;
    assert.ok(pod && set);
    const answers = (uid: string | undefined): TraceSource => ({
      get: async (path, query) => {
        if (path.includes("/pods/")) return pod;
        if (path.includes("/replicasets/")) return { ...set, metadata: { ...set.metadata, uid } };
        return await replay(recorded).get(path, query);
      },
    });
    const ref = { kind: "Pod", namespace: recorded.ref.namespace, name: String(pod.metadata?.name) } as const;
    const own = await assembleTrace(answers(set.metadata?.uid), ref);
    assert.deepEqual(
      own.owners.map(({ kind }) => kind),
      ["ReplicaSet", "Deployment"],
    );
    assert.deepEqual(outline(trace(own, 0)).slice(0, 4), [
      "apiServer stored 1",
      "deploymentController replicaSetMade 1",
      "replicaSetController made 1",
      "scheduler scheduled 1",
    ]);
    assert.deepEqual((await assembleTrace(answers("another"), ref)).owners, []);
  });
});

describe("relatedQueries", () => {
  it("asks a selector's pods with a limit", () => {
    const queries = relatedQueries({
      kind: "StatefulSet",
      object: {
        metadata: { namespace: "shop", name: "db" },
        spec: { selector: { matchExpressions: [{ key: "app", operator: "In", values: ["db", "cache"] }] } },
      },
    });
    assert.deepEqual(queries, [
      {
        purpose: "pods",
        path: "/api/v1/namespaces/shop/pods",
        query: { labelSelector: "app in (db,cache)", limit: "500" },
      },
      { purpose: "events", path: "/api/v1/namespaces/shop/events", query: { limit: "500" } },
    ]);
  });

  it("asks for no pods where a Service has no selector", () => {
    const queries = relatedQueries({ kind: "Service", object: { metadata: { name: "outside" }, spec: {} } });
    assert.deepEqual(
      queries.map(({ purpose }) => purpose),
      ["endpointSlices", "events"],
    );
  });
});
