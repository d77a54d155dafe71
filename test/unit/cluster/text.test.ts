import assert from "node:assert/strict";
import {
  type Answer,
  failure,
  FaultyServer,
  html,
  json,
  silence,
} from "@kubernetes-workshop/testing/faultyServer";
import { ClusterConnection } from "../../../src/cluster/connection.ts";
import type { RequestFailure } from "../../../src/cluster/requestError.ts";
import { configOf } from "../../support/kubeContext.ts";
import { failing } from "./failing.ts";

describe("a text that is read as it comes, such as a log", () => {
  let server: FaultyServer;
  let connection: ClusterConnection;

  beforeEach(async () => (server = await FaultyServer.start(silence)));
  afterEach(async () => {
    connection.dispose();
    await server[Symbol.asyncDispose]();
  });

  async function read(
    answer: Answer,
    signal = new AbortController().signal,
    told: (text: string) => void = () => undefined,
  ): Promise<string> {
    server.answer = answer;
    connection = new ClusterConnection(() => configOf(server.url), { answerMs: 200 });
    let all = "";
    for await (const text of connection.text("/api/v1/namespaces/a/pods/b/log", { follow: true }, signal)) {
      all += text;
      told(text);
    }
    return all;
  }

  const plain = { "Content-Type": "text/plain" };

  it("is given piece by piece, whole characters at a time", async () => {
    const bytes = Buffer.from("파드\n");
    const pieces: string[] = [];
    const whole = await read(
      (response) => {
        response.writeHead(200, plain);
        response.write(bytes.subarray(0, 4));
        setImmediate(() => response.end(bytes.subarray(4)));
      },
      undefined,
      (text) => pieces.push(text),
    );
    assert.equal(whole, "파드\n");
    assert.ok(pieces.every((piece) => !piece.includes("\ufffd")));
    assert.equal(server.requests[0]?.search, "?follow=true");
  });

  it("ends with its signal", async () => {
    const ended = new AbortController();
    const reading = read(
      (response) => {
        response.writeHead(200, plain);
        response.write("first");
      },
      ended.signal,
      () => ended.abort(),
    );
    await assert.rejects(reading);
  });

  const faults: readonly (readonly [what: string, Answer, RequestFailure])[] = [
    ["a refusal", failure(400, "container is waiting to start"), "invalid"],
    ["403", failure(403, "pods is forbidden"), "forbidden"],
    ["a web page", html(200), "notKubernetes"],
    ["JSON", json({}), "notKubernetes"],
    ["nothing", silence, "timeout"],
  ];
  for (const [what, answer, expected] of faults)
    it(`fails where there is ${what} instead: ${expected}`, async () => {
      await failing(expected, read(answer));
    });
});
