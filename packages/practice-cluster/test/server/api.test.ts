import assert from "node:assert/strict";
import { request } from "node:https";
import { isObject, listAt, stringAt, valueAt } from "../../src/api/json.ts";
import { PracticeProcess } from "../support/practiceProcess.ts";

const configMaps = "/api/v1/namespaces/default/configmaps";
const configMap = (name: string, data: object = {}): object => ({
  apiVersion: "v1",
  kind: "ConfigMap",
  metadata: { name },
  data,
});

describe("the practice cluster's API", function () {
  this.timeout(30_000);
  let practice: PracticeProcess;

  before(async () => {
    practice = await PracticeProcess.start();
  });

  after(async () => {
    await practice[Symbol.asyncDispose]();
  });

  /** The first events of a watch, as lines of JSON. */
  async function watched(
    path: string,
    count: number,
    meanwhile?: () => Promise<unknown>,
  ): Promise<unknown[]> {
    return await new Promise((resolve, reject) => {
      let text = "";
      const headers = { authorization: `Bearer ${practice.token}` };
      const sent = request(`${practice.url}${path}`, { ca: practice.caPem, headers }, (response) => {
        void meanwhile?.();
        response.on("data", (chunk: Buffer) => {
          text += chunk.toString();
          const lines = text.split("\n").slice(0, -1);
          if (lines.length < count) return;
          response.destroy();
          resolve(lines.map((line): unknown => JSON.parse(line)));
        });
      });
      sent.on("error", reject);
      sent.end();
    });
  }

  const refusals: readonly (readonly [
    string,
    string,
    string,
    unknown,
    Record<string, string>,
    number,
    string,
  ])[] = [
    ["a wrong token", "GET", configMaps, undefined, { authorization: "Bearer no" }, 401, "Unauthorized"],
    ["a wrong path", "GET", "/apis/apps/v1/things", undefined, {}, 404, "NotFound"],
    ["an object that is not there", "GET", `${configMaps}/nothing`, undefined, {}, 404, "NotFound"],
    ["a method that is not", "PUT", configMaps, configMap("a"), {}, 405, "MethodNotAllowed"],
    ["an answer in HTML", "GET", configMaps, undefined, { accept: "text/html" }, 406, "NotAcceptable"],
    [
      "a body in HTML",
      "POST",
      configMaps,
      "<a>",
      { "content-type": "text/html" },
      415,
      "UnsupportedMediaType",
    ],
    ["half a body", "POST", configMaps, '{"kind":', {}, 400, "BadRequest"],
    ["bad YAML", "POST", configMaps, "a: [", { "content-type": "application/yaml" }, 400, "BadRequest"],
    [
      "10 MB",
      "POST",
      configMaps,
      configMap("a", { a: "x".repeat(10_000_000) }),
      {},
      413,
      "RequestEntityTooLarge",
    ],
    ["another kind", "POST", configMaps, { apiVersion: "v1", kind: "Pod" }, {}, 400, "BadRequest"],
    [
      "a namespace that is not",
      "POST",
      configMaps.replace("default", "none"),
      configMap("a"),
      {},
      404,
      "NotFound",
    ],
    ["a bad selector", "GET", `${configMaps}?labelSelector=a+b`, undefined, {}, 400, "BadRequest"],
    ["a bad version", "GET", `${configMaps}?resourceVersion=x`, undefined, {}, 400, "BadRequest"],
  ];
  for (const [what, method, path, body, headers, code, reason] of refusals)
    it(`refuses ${what}`, async () => {
      const answer = await practice.request(method, path, body, headers);
      assert.equal(answer.code, code);
      assert.equal(stringAt(answer.body, "kind"), "Status");
      assert.equal(stringAt(answer.body, "reason"), reason);
    });

  it("says whether it is up, without a token", async () => {
    const answer = await practice.request("GET", "/readyz", undefined, { authorization: "" });
    assert.deepEqual([answer.code, answer.body], [200, "ok"]);
  });

  it("validates fields as it is asked to", async () => {
    const wrong = { ...configMap("strict"), dataa: {} };
    const strict = await practice.request("POST", `${configMaps}?fieldValidation=Strict`, wrong);
    assert.match(stringAt(strict.body, "message") ?? "", /strict decoding error: unknown field "dataa"$/);
    const warned = await practice.request("POST", `${configMaps}?fieldValidation=Warn&dryRun=All`, wrong);
    assert.equal(warned.code, 201);
    assert.match(String(warned.headers["warning"]), /^299 - "unknown field \\"dataa\\""$/);
    const ignored = await practice.request("POST", `${configMaps}?fieldValidation=Ignore&dryRun=All`, wrong);
    assert.equal(ignored.headers["warning"], undefined);
  });

  it("keeps a stale write out", async () => {
    const { body } = await practice.request("POST", configMaps, configMap("stale", { a: "1" }));
    assert.ok(isObject(body));
    await practice.request("PUT", `${configMaps}/stale`, { ...body, data: { a: "2" } });
    const late = await practice.request("PUT", `${configMaps}/stale`, { ...body, data: { a: "3" } });
    assert.equal(late.code, 409);
    assert.equal(
      stringAt(late.body, "message"),
      'Operation cannot be fulfilled on configmaps "stale": the object has been modified; please apply your ' +
        "changes to the latest version and try again",
    );
  });

  it("lists in pages that do not change under one's feet", async () => {
    for (const name of ["page-a", "page-b", "page-c"])
      await practice.request("POST", configMaps, configMap(name));
    const path = `${configMaps}?limit=2&fieldSelector=metadata.name!=kube-root-ca.crt`;
    const names: (string | undefined)[] = [];
    let token = "";
    do {
      const { body } = await practice.request("GET", `${path}&continue=${token}`);
      names.push(...listAt(body, "items").map((item) => stringAt(item, "metadata", "name")));
      await practice.request("DELETE", `${configMaps}/page-c`);
      token = stringAt(body, "metadata", "continue") ?? "";
    } while (token !== "");
    assert.ok(names.includes("page-c"));
    assert.equal(new Set(names).size, names.length);
  });

  it("watches from a version on, with a selector", async () => {
    const { body } = await practice.request("GET", configMaps);
    const version = stringAt(body, "metadata", "resourceVersion") ?? "";
    const labelled = (labels: object): object => ({
      ...configMap("labelled"),
      metadata: { name: "labelled", labels },
    });
    await practice.request("POST", configMaps, labelled({ on: "1" }));
    await practice.request("PUT", `${configMaps}/labelled`, labelled({}));
    const events = await watched(`${configMaps}?watch=1&labelSelector=on&resourceVersion=${version}`, 2);
    assert.deepEqual(
      events.map((event) => stringAt(event, "type")),
      ["ADDED", "DELETED"],
    );
  });

  it("ends a watch from a version that is too old", async () => {
    const [event] = await watched(`${configMaps}?watch=1&resourceVersion=1`, 1);
    assert.equal(stringAt(event, "type"), "ERROR");
    assert.equal(valueAt(event, "object", "code"), 410);
    assert.equal(stringAt(event, "object", "reason"), "Expired");
  });

  it("marks where the list ends in a watch that begins with one", async () => {
    const query = "watch=1&sendInitialEvents=true&resourceVersionMatch=NotOlderThan&allowWatchBookmarks=true";
    const events = await watched(`/api/v1/namespaces?${query}`, 5);
    const bookmark = events.find((event) => stringAt(event, "type") === "BOOKMARK");
    assert.equal(
      stringAt(bookmark, "object", "metadata", "annotations", "k8s.io/initial-events-end"),
      "true",
    );
  });

  it("serves 500 watches, and forgets those that go", async () => {
    const all = Array.from({ length: 500 }, () =>
      watched(`${configMaps}?watch=1&fieldSelector=metadata.name=crowd`, 1),
    );
    await practice.request("POST", configMaps, configMap("crowd"));
    const seen = await Promise.all(all);
    assert.equal(seen.length, 500);
    assert.equal((await practice.request("GET", "/readyz")).code, 200);
  });
});
