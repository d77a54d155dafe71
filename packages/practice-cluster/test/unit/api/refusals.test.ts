import assert from "node:assert/strict";
import { LocalCluster, type RawAnswer } from "../../support/localCluster.ts";

const collection = "/api/v1/namespaces/default/configmaps";
const parsed = ({ text }: RawAnswer): Record<string, unknown> => JSON.parse(text) as Record<string, unknown>;
const quoted = (name: string): string => JSON.stringify(name);

/** These are the answers of Kubernetes 1.37, unless a comment says otherwise. */
describe("The API server refuses", () => {
  let cluster: LocalCluster;
  before(async () => {
    cluster = await LocalCluster.start();
    const object = { apiVersion: "v1", kind: "ConfigMap", metadata: { name: "a" } };
    await cluster.ask({ method: "POST", target: collection, body: JSON.stringify(object) });
  });
  after(() => cluster[Symbol.asyncDispose]());

  for (const target of ["http://[::1/", `${collection}/%zz`, `${collection}/%`])
    it(`400: a target that is none: ${target}`, async () => {
      const answer = await cluster.ask({ method: "GET", target });
      assert.equal(answer.status, 400);
      assert.equal(answer.text, "400 Bad Request");
    });

  for (const [target, name, problem] of [
    [`${collection}/%2e%2e`, "..", "may not be '..'"],
    [`${collection}/..`, "..", "may not be '..'"],
    [`${collection}/%2E`, ".", "may not be '.'"],
    [`${collection}/a%252Fb`, "a%2Fb", "may not contain '%'"],
  ] as const)
    it(`400: a name that is none: ${target}`, async () => {
      const answer = await cluster.ask({ method: "GET", target });
      assert.equal(answer.status, 400);
      assert.equal(parsed(answer)["message"], `Name parameter invalid: ${quoted(name)}: ${problem}`);
    });

  for (const target of [
    `${collection}/a%2Fb`,
    `${collection}/a/../a`,
    `${collection}//a`,
    "/api//v1/namespaces/default/configmaps/a",
    "//api/v1/namespaces/default/configmaps/a",
    "//",
    "*",
    `${collection}/a/__proto__`,
    `${collection}/%00`,
    "/api/v1/namespaces/__proto__/constructor",
    "/apis/__proto__/v1/x",
    "/apis/constructor",
    "/openapi/v3/__proto__",
  ])
    it(`404: a path to nothing: ${target}`, async () => {
      assert.equal((await cluster.ask({ method: "GET", target })).status, 404);
    });

  // The real server has no message for it: 500, invalid key.
  it("400: a namespace that is no segment of a path", async () => {
    const answer = await cluster.ask({ method: "GET", target: "/api/v1/namespaces/%2e%2e/configmaps" });
    assert.equal(answer.status, 400);
  });

  const integer = (text: string, problem: string): string =>
    `strconv.ParseInt: parsing "${text}": ${problem}`;
  const version = (text: string, problem: string): string =>
    `invalid resource version: resourceVersion: Invalid value: "${text}": strconv.ParseUint: parsing "${text}": ${problem}`;
  for (const [query, message] of [
    ["limit=abc", integer("abc", "invalid syntax")],
    ["limit=", integer("", "invalid syntax")],
    ["limit=1e3", integer("1e3", "invalid syntax")],
    ["limit=99999999999999999999", integer("99999999999999999999", "value out of range")],
    ["timeoutSeconds=1e99", integer("1e99", "invalid syntax")],
    ["watch=1&timeoutSeconds=1e99", integer("1e99", "invalid syntax")],
    ["resourceVersion=-1", version("-1", "invalid syntax")],
    ["resourceVersion=18446744073709551616", version("18446744073709551616", "value out of range")],
    // The real server answers a watch from such a version with 500.
    ["watch=1&resourceVersion=abc", version("abc", "invalid syntax")],
    [
      "continue=%00",
      "invalid continue token: continue key is not valid: illegal base64 data at input byte 0",
    ],
    ["fieldSelector=x", "invalid selector: 'x'; can't understand 'x'"],
    ["fieldSelector=x%3D1", '"x" is not a known field selector: only "metadata.name", "metadata.namespace"'],
    ["fieldSelector=metadata.name%3D%5C", "invalid field selector: invalid escape sequence: \\"],
    ["fieldSelector=metadata.name%3Da%3Db", "invalid field selector: unescaped character in value: 61"],
  ] as const)
    it(`400: ${query}`, async () => {
      const answer = await cluster.ask({ method: "GET", target: `${collection}?${query}` });
      assert.equal(answer.status, 400);
      assert.equal(parsed(answer)["message"], message);
    });

  for (const query of [
    "resourceVersionMatch=x&resourceVersion=0",
    "resourceVersionMatch=Exact&resourceVersion=0",
    "sendInitialEvents=true",
    "watch=1&sendInitialEvents=true",
    "watch=1&resourceVersionMatch=NotOlderThan",
  ])
    it(`422: ${query}`, async () => {
      assert.equal((await cluster.ask({ method: "GET", target: `${collection}?${query}` })).status, 422);
    });

  it("nothing of a limit below 0, and of pairs that cannot be read", async () => {
    for (const query of ["limit=-1", "limit=1;x=2", "labelSelector=%zz", "limit=%2B1"])
      assert.equal(
        (await cluster.ask({ method: "GET", target: `${collection}?${query}` })).status,
        200,
        query,
      );
  });

  const post = (
    body: string | Buffer,
    type = "application/json",
    query = "?dryRun=All",
  ): Promise<RawAnswer> =>
    cluster.ask({ method: "POST", target: collection + query, body, headers: { "content-type": type } });
  const nested = (depth: number): string => `${'{"a":'.repeat(depth)}1${"}".repeat(depth)}`;
  const bomb = Array.from({ length: 12 }, (_, i) => `a${i}: &a${i} [${`*a${i - 1},`.repeat(9)}]`).join("\n");
  for (const [title, status, body, type] of [
    ["JSON nested too deep", 400, nested(10_000), "application/json"],
    ["YAML nested too deep", 400, "[".repeat(10_000), "application/yaml"],
    ["YAML that holds itself", 400, "a: &a [*a]", "application/yaml"],
    ["YAML that grows without end", 400, bomb.replace(/\[.*?\]/, "[1,1,1,1,1,1,1,1]"), "application/yaml"],
    ["a kind that is no text", 400, '{"kind":{"toString":1,"valueOf":2}}', "application/json"],
    ["a version that is no text", 400, '{"apiVersion":[],"kind":"ConfigMap"}', "application/json"],
    ["a list", 400, "[]", "application/json"],
    ["no JSON", 400, "nope", "application/json"],
    ["an unknown type of body", 415, "{}", "text/plain"],
    ["no type at all", 415, "{}", ";;;"],
    ["a body of 4 MB", 413, "x".repeat(4_000_000), "application/json"],
    ["nothing in it", 422, "null", "application/json"],
  ] as const)
    it(`${status}: ${title}`, async () => {
      const answer = await post(body, type);
      assert.equal(answer.status, status);
      assert.equal(parsed(answer)["kind"], "Status");
    });

  it("422: bytes that are no text, which are read as the sign for that", async () => {
    const answer = await post(Buffer.from('{"\xff":1}', "latin1"));
    assert.equal(answer.status, 422);
    assert.match(Buffer.from(answer.warnings, "latin1").toString(), /unknown field \\"\uFFFD\\"/);
  });

  const object = (rest: string): string =>
    `{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"b"}${rest}}`;
  it("400: a field that stands twice, where validation is strict, and warns elsewhere", async () => {
    const body = object(',"data":{"a":"1","a":"2"}');
    const strict = await post(body, "application/json", "?dryRun=All&fieldValidation=Strict");
    assert.equal(strict.status, 400);
    assert.match(String(parsed(strict)["message"]), /strict decoding error: duplicate field "data.a"$/);
    const warned = await post(body);
    assert.equal(warned.status, 201);
    assert.match(warned.warnings, /duplicate field \\"data.a\\"/);
  });

  it("what a warning cannot hold is left out of it", async () => {
    const names = Array.from({ length: 3_000 }, (_, i) => `,"unknown field of some length, the ${i}th":1`);
    const answer = await post(object(`,"a\\nb":1${names.join("")}`));
    assert.equal(answer.status, 201);
    assert.ok(answer.warnings.length < 10_000);
  });

  it("400: numbers that Go's cannot hold", async () => {
    const target = "/apis/apps/v1/namespaces/default/deployments?dryRun=All";
    for (const replicas of ["1e30", "2147483648", "1.5", '"1"']) {
      const body = `{"apiVersion":"apps/v1","kind":"Deployment","metadata":{"name":"d"},"spec":{"replicas":${replicas}}}`;
      assert.equal((await cluster.ask({ method: "POST", target, body })).status, 400, replicas);
    }
  });

  it("400: a time that is none", async () => {
    const body = '{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"b","creationTimestamp":"now"}}';
    const answer = await post(body);
    assert.match(String(parsed(answer)["message"]), /parsing time "now" as/);
  });

  const remove = (query: string, body = ""): Promise<RawAnswer> =>
    cluster.ask({ method: "DELETE", target: `${collection}/a${query}`, body });
  for (const [query, body, status] of [
    ["?dryRun=All&gracePeriodSeconds=abc", "", 400],
    ["?dryRun=All&propagationPolicy=x", "", 422],
    ["?dryRun=All&propagationPolicy=Orphan&orphanDependents=true", "", 422],
    ["", '{"gracePeriodSeconds":"abc"}', 400],
    ["", '{"dryRun":"All"}', 400],
    ["", '{"kind":"Pod","apiVersion":"v1"}', 400],
    ["", "[]", 400],
    ["", "x", 400],
    ["", '{"dryRun":["All"],"gracePeriodSeconds":1e17}', 200],
  ] as const)
    it(`${status}: a delete with ${query} ${body}`, async () => {
      assert.equal((await remove(query, body)).status, status);
      assert.equal((await cluster.ask({ method: "GET", target: `${collection}/a` })).status, 200);
    });

  it("422: the name of a manager that is too long or cannot be printed", async () => {
    for (const manager of ["x".repeat(129), "%00", "%E2%80%A8"])
      assert.equal(
        (await post(object(""), "application/json", `?dryRun=All&fieldManager=${manager}`)).status,
        422,
      );
  });

  it("422: owners that say nothing, and finalizers that are nobody's", async () => {
    for (const metadata of ['"ownerReferences":[{}]', '"finalizers":["x"]']) {
      const body = `{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"b",${metadata}}}`;
      assert.equal((await post(body)).status, 422, metadata);
    }
  });

  it("400 and 422: what a log cannot be asked for", async () => {
    const pod = { metadata: { name: "p" }, spec: { containers: [{ name: "c", image: "nginx" }] } };
    const pods = "/api/v1/namespaces/default/pods";
    await cluster.ask({ method: "POST", target: pods, body: JSON.stringify(pod) });
    for (const [query, status] of [
      ["tailLines=abc", 400],
      ["tailLines=-1", 422],
      ["limitBytes=0", 422],
      ["sinceSeconds=0", 422],
      ["sinceTime=yesterday", 400],
      ["sinceSeconds=1&sinceTime=2026-01-01T00:00:00Z", 422],
    ] as const)
      assert.equal(
        (await cluster.ask({ method: "GET", target: `${pods}/p/log?${query}` })).status,
        status,
        query,
      );
  });

  it("400 and 422: a token for too short or too long", async () => {
    const target = "/api/v1/namespaces/default/serviceaccounts/default/token";
    const spec = (seconds: string): string => `{"spec":{"expirationSeconds":${seconds}}}`;
    for (const [seconds, status] of [
      ["5", 422],
      ["1e15", 422],
      ["1e300", 400],
      ['"1h"', 400],
    ] as const)
      assert.equal(
        (await cluster.ask({ method: "POST", target, body: spec(seconds) })).status,
        status,
        seconds,
      );
  });
});

describe("Names are data to the API server", () => {
  let cluster: LocalCluster;
  before(async () => (cluster = await LocalCluster.start()));
  after(() => cluster[Symbol.asyncDispose]());
  const names = ["__proto__", "constructor", "toString", "hasOwnProperty"];

  it("which keeps the keys of a ConfigMap as they are, whoever writes them", async () => {
    const data = `{${names.map((name) => `"${name}":"1"`).join(",")}}`;
    const body = `{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"keys"},"data":${data}}`;
    assert.equal((await cluster.ask({ method: "POST", target: collection, body })).status, 201);
    const target = `${collection}/keys`;
    const patch = async (type: string, text: string): Promise<void> => {
      const headers = { "content-type": type };
      const answer = await cluster.ask({ method: "PATCH", target, body: text, headers });
      assert.equal(answer.status, 200, answer.text);
    };
    await patch("application/merge-patch+json", '{"data":{"__proto__":"2"}}');
    await patch("application/strategic-merge-patch+json", '{"data":{"constructor":"2"}}');
    await patch("application/json-patch+json", '[{"op":"replace","path":"/data/toString","value":"2"}]');
    const read = await cluster.ask({ method: "GET", target });
    const kept = Object.entries((JSON.parse(read.text) as { data: object }).data);
    assert.deepEqual(
      new Map(kept),
      new Map([
        ["__proto__", "2"],
        ["constructor", "2"],
        ["toString", "2"],
        ["hasOwnProperty", "1"],
      ]),
    );
  });

  it("which applies, owns and takes away such keys", async () => {
    const target = `${collection}/applied?fieldManager=me`;
    const apply = (data: string): Promise<RawAnswer> =>
      cluster.ask({
        method: "PATCH",
        target,
        body: `{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"applied"},"data":${data}}`,
        headers: { "content-type": "application/apply-patch+yaml" },
      });
    const made = await apply('{"__proto__":"1","constructor":"1","a":"1"}');
    assert.equal(made.status, 201);
    assert.match(made.text, /"f:__proto__":\{\}/);
    const left = await apply('{"a":"1"}');
    assert.deepEqual((JSON.parse(left.text) as { data: object }).data, { a: "1" });
  });

  it("which takes no patch for one of everything", async () => {
    const object = { apiVersion: "v1", kind: "ConfigMap", metadata: { name: "patched" } };
    await cluster.ask({ method: "POST", target: collection, body: JSON.stringify(object) });
    for (const path of [
      "/__proto__/polluted",
      "/constructor/prototype/polluted",
      "/metadata/__proto__/polluted",
    ]) {
      const answer = await cluster.ask({
        method: "PATCH",
        target: `${collection}/patched`,
        body: JSON.stringify([{ op: "add", path, value: "yes" }]),
        headers: { "content-type": "application/json-patch+json" },
      });
      assert.equal(answer.status, 422, path);
      assert.equal("polluted" in {}, false);
    }
  });

  it("which refuses a label that begins with an underscore, and selects by one that does not", async () => {
    const labelled = (label: string): Promise<RawAnswer> =>
      cluster.ask({
        method: "POST",
        target: collection,
        body: `{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"labelled","labels":{"${label}":"x"}}}`,
      });
    assert.equal((await labelled("__proto__")).status, 422);
    assert.equal((await labelled("constructor")).status, 201);
    const select = async (selector: string): Promise<number> => {
      const target = `${collection}?labelSelector=${encodeURIComponent(selector)}`;
      return (JSON.parse((await cluster.ask({ method: "GET", target })).text) as { items: [] }).items.length;
    };
    assert.equal(await select("constructor"), 1);
    assert.equal(await select("toString"), 0);
    assert.equal(await select("metadata.constructor=x"), 0);
  });

  it("which takes an unknown field for one, whatever its name is", async () => {
    const body = `{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"b","__proto__":{"x":1}},"constructor":{}}`;
    const answer = await cluster.ask({
      method: "POST",
      target: `${collection}?fieldValidation=Strict`,
      body,
    });
    assert.equal(answer.status, 400);
    assert.match(answer.text, /unknown field \\"metadata.__proto__\\", unknown field \\"constructor\\"/);
  });

  it("which keeps them in custom objects, by their definition and without", async () => {
    const definition = (schema: string): string =>
      `{"apiVersion":"apiextensions.k8s.io/v1","kind":"CustomResourceDefinition","metadata":{"name":"things.example.com"},
        "spec":{"group":"example.com","scope":"Namespaced","names":{"plural":"things","kind":"Thing"},
        "versions":[{"name":"v1","served":true,"storage":true,"schema":{"openAPIV3Schema":${schema}}}]}}`;
    const schema = `{"type":"object","properties":{"spec":{"type":"object","properties":
      {"__proto__":{"type":"object","properties":{"deep":{"type":"string","default":"given"}}},"constructor":{"type":"integer"}}},
      "free":{"type":"object","x-kubernetes-preserve-unknown-fields":true}}}`;
    const definitions = "/apis/apiextensions.k8s.io/v1/customresourcedefinitions";
    assert.equal(
      (await cluster.ask({ method: "POST", target: definitions, body: definition(schema) })).status,
      201,
    );
    const things = "/apis/example.com/v1/namespaces/default/things";
    const thing = (rest: string): string =>
      `{"apiVersion":"example.com/v1","kind":"Thing","metadata":{"name":"a"},${rest}}`;
    const bad = await cluster.ask({ method: "POST", target: things, body: thing('"spec":{"__proto__":1}') });
    assert.equal(bad.status, 422);
    const good = '"spec":{"__proto__":{},"constructor":5,"toString":1},"free":{"__proto__":{"valueOf":1}}';
    const made = await cluster.ask({ method: "POST", target: things, body: thing(good) });
    assert.equal(made.status, 201);
    const read = (await cluster.ask({ method: "GET", target: `${things}/a` })).text;
    assert.match(read, /"spec":\{"__proto__":\{"deep":"given"\},"constructor":5\}/);
    assert.match(read, /"free":\{"__proto__":\{"valueOf":1\}\}/);
  });
});
