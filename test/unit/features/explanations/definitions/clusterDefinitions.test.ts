import assert from "node:assert/strict";
import { kindsInOpenApi } from "../../../../../src/explain/index.ts";
import { ClusterDefinitions } from "../../../../../src/features/explanations/definitions/clusterDefinitions.ts";

const certificate = { apiVersion: "example.com/v1", kind: "Certificate" };
const document = {
  components: {
    schemas: {
      a: {
        type: "object",
        properties: { spec: { type: "string" } },
        "x-kubernetes-group-version-kind": [{ group: "example.com", version: "v1", kind: "Certificate" }],
      },
    },
  },
};
const index = {
  paths: { "apis/example.com/v1": { serverRelativeURL: "/openapi/v3/apis/example.com/v1?hash=AB" } },
};

describe("The definitions in a cluster", () => {
  let asked: string[];
  let nowMs: number;
  let timers: (() => void)[];
  beforeEach(() => {
    asked = [];
    nowMs = 0;
    timers = [];
  });

  /** Definitions of a cluster that answers by path; an Error is thrown. */
  function definitions(answers: Readonly<Record<string, unknown>>): ClusterDefinitions & { connect(): void } {
    const connected = (): { objects: { get: (path: string, query?: object) => Promise<unknown> } } => ({
      objects: {
        get: async (path, query = {}) => {
          asked.push(`${path} ${JSON.stringify(query)}`);
          const answer = await new Map(Object.entries(answers)).get(path);
          if (answer instanceof Error) throw answer;
          return answer;
        },
      },
    });
    const cluster = { session: connected() };
    const found = new ClusterDefinitions(cluster, kindsInOpenApi, {
      now: () => nowMs,
      startTimer: (callback) => {
        timers.push(callback);
        return () => undefined;
      },
    });
    return Object.assign(found, { connect: () => (cluster.session = connected()) });
  }
  const answers = { "/openapi/v3": index, "/openapi/v3/apis/example.com/v1": document };

  it("are read once for each group version and connection, by the hash that the cluster gives", async () => {
    const all = definitions(answers);
    for (let count = 0; count < 3; count++) assert.equal((await all.find(certificate))?.kind, "Certificate");
    assert.deepEqual(asked, ["/openapi/v3 {}", '/openapi/v3/apis/example.com/v1 {"hash":"AB"}']);
    all.connect();
    await all.find(certificate);
    assert.equal(asked.length, 4);
  });

  it("are asked for again after a while where the cluster does not know the kind", async () => {
    const all = definitions({ "/openapi/v3": { paths: {} } });
    for (const atMs of [0, 10_000, 31_000]) {
      nowMs = atMs;
      assert.equal(await all.find(certificate), undefined);
    }
    assert.equal(asked.length, 2);
  });

  it("are asked for again after an error", async () => {
    const all = definitions({ ...answers, "/openapi/v3": new Error("forbidden") });
    await assert.rejects(all.find(certificate), /forbidden/);
    await assert.rejects(all.find(certificate), /forbidden/);
    assert.equal(asked.length, 2);
  });

  it("do not keep a hover waiting, and are there for a later one", async () => {
    const { promise, resolve } = Promise.withResolvers<unknown>();
    const all = definitions({ ...answers, "/openapi/v3": promise });
    const first = all.find(certificate);
    await Promise.resolve();
    timers[0]?.();
    assert.equal(await first, undefined);
    resolve(index);
    assert.equal((await all.find(certificate))?.kind, "Certificate");
  });

  it("are never read from elsewhere", async () => {
    for (const serverRelativeURL of [
      "https://a.example/x",
      "//a.example",
      "/openapi/v3/../../api/v1/secrets",
      "/api/v1/secrets",
      3,
      undefined,
    ]) {
      asked = [];
      const all = definitions({ "/openapi/v3": { paths: { "apis/example.com/v1": { serverRelativeURL } } } });
      assert.equal(await all.find(certificate), undefined);
      assert.deepEqual(asked, ["/openapi/v3 {}"]);
    }
  });

  it("may have any form", async () => {
    for (const answer of [undefined, [], "x", { paths: [] }, { paths: { "apis/example.com/v1": [] } }])
      assert.equal(await definitions({ "/openapi/v3": answer }).find(certificate), undefined);
  });

  it("are none without a connection", async () => {
    const all = new ClusterDefinitions({ session: undefined }, kindsInOpenApi);
    assert.equal(await all.find(certificate), undefined);
  });
});
