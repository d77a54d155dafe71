import assert from "node:assert/strict";
import { assembleTrace, type TraceSource } from "../../src/trace/assembleTrace.ts";
import { trace } from "../../src/trace/trace.ts";
import { PracticeProcess } from "kubernetes-practice-cluster/test/support/practiceProcess";
import { requestKey } from "../support/trace/recording.ts";
import { NotYet, waitFor } from "@kubernetes-workshop/hosts/waitFor";

const deployment = `
apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  replicas: 3
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec: {containers: [{name: nginx, image: "nginx:1.29"}]}
`;

describe("the trace of a live Deployment", function () {
  this.timeout(60_000);

  it("has the five actors in the order of cause and effect", async () => {
    await using practice = await PracticeProcess.start();
    let requests = 0;
    const source: TraceSource = {
      get: async (path, query) => {
        requests++;
        const { code, body } = await practice.request("GET", requestKey(path, query));
        if (code !== 200) throw Object.assign(new Error(`${path} answered ${code}`), { code });
        return body;
      },
    };
    const applied = await practice.kubectl(["apply", "--server-side", "-f", "-"], { input: deployment });
    assert.equal(applied.code, 0, applied.stderr);
    const told = await waitFor("three ready pods in the trace", async () => {
      requests = 0;
      const input = await assembleTrace(source, { kind: "Deployment", namespace: "default", name: "web" });
      const result = trace(input, Date.now());
      const { state } = result;
      return (state.type === "pods" && state.ready === 3 && result) || new NotYet(state);
    });
    const actors = [...new Set(told.happenings.map(({ actor }) => actor.id))];
    assert.deepEqual(actors, [
      "apiServer",
      "deploymentController",
      "replicaSetController",
      "scheduler",
      "kubelet",
    ]);
    assert.deepEqual(
      told.happenings.filter(({ at }, index) => at < (told.happenings[index - 1]?.at ?? 0) - 999),
      [],
    );
    assert.equal(told.happenings.at(-1)?.what.type, "ready");
    assert.equal(told.happenings.at(-1)?.objects.length, 3);
    assert.ok(requests <= 10, `${requests} requests`);
  });
});
