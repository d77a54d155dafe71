import assert from "node:assert/strict";
import fc from "fast-check";
import { LocalCluster, type RawAnswer, type RawRequest } from "../support/localCluster.ts";
import { assertNothingPolluted, fieldsOf, oddJson, oddNames } from "@kubernetes-workshop/testing/oddValues";
import { property, type PropertySuite } from "@kubernetes-workshop/testing/property";
import { type OpenApiDocument, requestsOf } from "./requests.ts";

let started: LocalCluster | undefined;
let requests: fc.Arbitrary<RawRequest> | undefined;

function cluster(): LocalCluster {
  assert.ok(started, "the suite is started");
  return started;
}

/** Requests depend on the running cluster, so they are generated on first use. */
const requestsOfTheCluster: fc.Arbitrary<RawRequest> = fc.constant(undefined).chain(() => {
  assert.ok(requests, "the suite is started");
  return requests;
});

const targets = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ...[
          "/",
          "api",
          "apis",
          "v1",
          "apps",
          "namespaces",
          "default",
          "configmaps",
          "pods",
          "..",
          ".",
          "%2e",
          "%2F",
        ],
        ...[
          "%00",
          "%zz",
          "%",
          "?",
          "&",
          "=",
          "#",
          ";",
          "__proto__",
          "constructor",
          "http://",
          "[::1",
          "@",
          ":",
          "*",
        ],
        ...["openapi", "v3", "healthz", "version", "watch=1", "limit=1", "é", "%ff"],
      ),
      fc.stringMatching(/^[!-~]{0,6}$/),
    ),
    { maxLength: 12 },
  )
  .map((pieces) => `/${Buffer.from(pieces.join("")).toString("latin1")}`);

const configMaps = "/api/v1/namespaces/default/configmaps";
/** Valid keys of a ConfigMap. */
const dataKeys = fc.oneof(
  fc.constantFrom("__proto__", "constructor", "toString", "hasOwnProperty", "valueOf", "a", "a.b", "..a"),
  fc.stringMatching(/^[-._a-zA-Z0-9]{1,12}$/).filter((key) => key !== "." && !key.startsWith("..")),
);

export const apiServerProperties: PropertySuite = {
  name: "API server",
  start: async () => {
    const local = await LocalCluster.start();
    started = local;
    requests = requestsOf(await documentsOf(local));
    return local;
  },
  properties: [
    property(
      "answers whatever its OpenAPI says can be asked",
      250,
      fc.tuple(requestsOfTheCluster),
      async (request) => {
        assertAnswer(await cluster().ask(request));
        await assertItGoesOn();
      },
    ),
    property("answers any path", 200, fc.tuple(targets), async (target) => {
      assertAnswer(await cluster().ask({ method: "GET", target, isEndless: target.includes("watch") }));
      await assertItGoesOn();
    }),
    property("answers any body", 150, fc.tuple(oddJson, fc.boolean()), async (value, isPatch) => {
      const headers = { "content-type": isPatch ? "application/merge-patch+json" : "application/json" };
      const target = isPatch ? `${configMaps}/kube-root-ca.crt?dryRun=All` : `${configMaps}?dryRun=All`;
      const method = isPatch ? "PATCH" : "POST";
      assertAnswer(await cluster().ask({ method, target, headers, body: JSON.stringify(value) }));
      await assertItGoesOn();
    }),
    property(
      "keeps the data of a ConfigMap as it is, whatever its keys are",
      60,
      fc.tuple(fieldsOf(dataKeys, fc.string({ unit: "grapheme", maxLength: 20 }), 5)),
      async (data) => {
        const object = { apiVersion: "v1", kind: "ConfigMap", metadata: { name: "kept" }, data };
        const body = JSON.stringify(object);
        const made = await cluster().ask({ method: "POST", target: configMaps, body });
        assert.equal(made.status, 201, made.text);
        const read = await cluster().ask({ method: "GET", target: `${configMaps}/kept` });
        await cluster().ask({ method: "DELETE", target: `${configMaps}/kept` });
        const kept = JSON.parse(read.text) as { data?: object };
        assert.deepEqual(new Map(Object.entries(kept.data ?? {})), new Map(Object.entries(data)));
        assertNothingPolluted();
      },
    ),
    // Writes that are not dry runs affect controllers and nodes, so only long runs include them.
    property(
      "goes on with whatever it has taken",
      0,
      fc.tuple(
        requestsOfTheCluster.filter(({ method }) => method === "POST"),
        oddNames,
      ),
      async (request, name) => {
        const target = request.target.replaceAll(/dryRun=[^&]*/g, "");
        const headers = { ...request.headers, accept: "application/json" };
        const answer = await cluster().ask({ ...request, target, headers });
        assertAnswer(answer);
        await assertItGoesOn();
        if (answer.status !== 201) return;
        const path = target.slice(0, target.indexOf("?"));
        const made = (JSON.parse(answer.text) as { metadata?: { name?: string } }).metadata?.name ?? name;
        const gone = `${path}/${encodeURIComponent(made)}?gracePeriodSeconds=0`;
        assertAnswer(await cluster().ask({ method: "DELETE", target: gone }));
      },
    ),
  ],
};

async function documentsOf(local: LocalCluster): Promise<OpenApiDocument[]> {
  const index = JSON.parse((await local.ask({ method: "GET", target: "/openapi/v3" })).text) as {
    paths: Record<string, { serverRelativeURL: string }>;
  };
  const documents: OpenApiDocument[] = [];
  for (const { serverRelativeURL } of Object.values(index.paths))
    documents.push(
      JSON.parse((await local.ask({ method: "GET", target: serverRelativeURL })).text) as OpenApiDocument,
    );
  return documents;
}

/** Asserts that an answer is no internal error, and that a refusal is a `Status` or the text of Go's server. */
function assertAnswer({ status, type, text }: RawAnswer): void {
  const isOfTime = status === 504 && text.includes("Too large resource version");
  assert.ok(status >= 200 && (status < 500 || isOfTime), `${status} ${text.slice(0, 300)}`);
  if (!type.startsWith("application/json") || text === "") return;
  const body: unknown = JSON.parse(text.split("\n")[0] ?? "");
  assert.ok(typeof body === "object" && body !== null);
  if (status < 400) return;
  const { kind, code, message } = body as { kind?: unknown; code?: unknown; message?: unknown };
  assert.equal(kind, "Status");
  assert.equal(code, status);
  assert.equal(typeof message, "string");
}

async function assertItGoesOn(): Promise<void> {
  assertNothingPolluted();
  assert.equal((await cluster().ask({ method: "GET", target: "/readyz" })).status, 200);
}
