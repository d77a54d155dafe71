import assert from "node:assert/strict";
import type { IncomingMessage } from "node:http";
import { text } from "node:stream/consumers";
import { ClusterConnection } from "../../../src/cluster/connection.ts";
import { ObjectReader } from "../../../src/cluster/objectReader.ts";
import { ObjectWriter } from "../../../src/cluster/objectWriter.ts";
import { type Answer, FaultyServer, json } from "@kubernetes-workshop/testing/faultyServer";
import { configOf } from "../../support/kubeContext.ts";
import { failing } from "./failing.ts";
import { patience } from "./followedPods.ts";

const log = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };
const web = { apiVersion: "apps/v1", kind: "Deployment", name: "web", namespace: "n", uid: "chosen" };
const live = (uid: string): object => ({
  apiVersion: "apps/v1",
  kind: "Deployment",
  metadata: { name: "web", uid },
});

describe("an object that somebody chose", function () {
  this.timeout(patience);
  let server: FaultyServer;
  let connection: ClusterConnection;
  let writer: ObjectWriter;
  /** What the server answers to a change, what there is, and what was sent. */
  let change: Answer;
  let there: object;
  let sent: unknown[];

  const answer = async (...[response, request]: Parameters<Answer>): Promise<void> => {
    if (request.url === "/apis/apps/v1") {
      json({ resources: [{ name: "deployments", kind: "Deployment", namespaced: true }] })(response, request);
      return;
    }
    if (request.method !== "GET") sent.push(await bodyOf(request));
    (request.method === "GET" ? json(there) : change)(response, request);
  };
  const bodyOf = async (request: IncomingMessage): Promise<unknown> => JSON.parse(await text(request));

  beforeEach(async () => {
    sent = [];
    there = live("chosen");
    change = json(there);
    server = await FaultyServer.start((response, request) => void answer(response, request));
    connection = new ClusterConnection(() => configOf(server.url));
    writer = new ObjectWriter(connection, new ObjectReader(connection, "default", log));
  });
  afterEach(async () => {
    connection.dispose();
    await server[Symbol.asyncDispose]();
  });

  it("is created in the list of its kind", async () => {
    const created = { apiVersion: "apps/v1", kind: "Deployment", metadata: { name: "web", namespace: "n" } };
    await writer.create(created);
    assert.deepEqual(sent, [created]);
    assert.equal(server.requests.at(-1)?.pathname, "/apis/apps/v1/namespaces/n/deployments");
  });

  it("is patched by its uid", async () => {
    const metadata = { labels: { a: "b" } };
    await writer.patch(web, { type: "merge-patch", body: { metadata, spec: { replicas: 2 } } });
    await writer.patch(web, { type: "json-patch", body: [{ op: "add", path: "/x", value: 1 }] });
    const whichever = { ...web, uid: undefined };
    await writer.patch(whichever, { type: "strategic-merge-patch", body: { spec: {} } });
    assert.deepEqual(sent, [
      { metadata: { labels: { a: "b" }, uid: "chosen" }, spec: { replicas: 2 } },
      [
        { op: "test", path: "/metadata/uid", value: "chosen" },
        { op: "add", path: "/x", value: 1 },
      ],
      { spec: {} },
    ]);
  });

  // As kube-apiserver 1.37 answers: to a merge patch, to one of `scale`, to a JSON patch.
  for (const [code, message] of [
    [422, 'Deployment.apps "web" is invalid: metadata.uid: Invalid value: "chosen": field is immutable'],
    [
      409,
      'Operation cannot be fulfilled on deployments/scale.apps "web": Precondition failed: UID in precondition: chosen, UID in object meta: other',
    ],
    [422, "the server rejected our request due to an error in our request"],
  ] as const) {
    const patch = { type: "merge-patch", body: {} } as const;

    it(`is told to be another one by now: ${message.slice(-40)}`, async () => {
      change = json({ kind: "Status", message }, code);
      there = live("other");
      const error = await failing("replaced", writer.patch(web, patch));
      assert.match(error.message, /^Deployment web was deleted and re-created/);
      await failing("replaced", writer.delete(web));
    });

    it(`is not, where that is not why: ${message.slice(-40)}`, async () => {
      change = json({ kind: "Status", message }, code);
      const error = await failing(code === 409 ? "conflict" : "invalid", writer.patch(web, patch));
      assert.match(error.status?.message ?? "", /^(Deployment|Operation|the server)/);
    });
  }
});
