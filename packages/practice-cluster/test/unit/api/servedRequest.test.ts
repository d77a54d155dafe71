import assert from "node:assert/strict";
import { request } from "node:https";
import type { ServedRequest } from "../../../src/api/http/servedRequest.ts";
import { type ApiServer, startApiServer } from "../../../src/api/startApiServer.ts";
import { SimulatedCluster } from "../../support/simulatedCluster.ts";

const token = "secret";

describe("a request that is let in", () => {
  let cluster: SimulatedCluster;
  let server: ApiServer;
  const heard: ServedRequest[] = [];

  before(async () => {
    cluster = await SimulatedCluster.start();
    server = await startApiServer({
      objectApi: cluster.simulation.api,
      token,
      onRequest: (each) => heard.push(each),
    });
  });
  after(async () => {
    await server.close();
    await cluster[Symbol.asyncDispose]();
  });
  beforeEach(() => void heard.splice(0));

  async function ask(
    method: string,
    path: string,
    headers: Readonly<Record<string, string>> = { authorization: `Bearer ${token}` },
  ): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      const sent = request(`${server.url}${path}`, { method, ca: server.caPem, headers }, (response) => {
        response.destroy();
        resolve();
      });
      sent.on("error", reject);
      sent.end();
    });
  }

  const cases: readonly (readonly [string, string, string, string | undefined])[] = [
    ["GET", "/api/v1/nodes?limit=500", "list", "nodes"],
    ["GET", "/api/v1/nodes?watch=true", "watch", "nodes"],
    ["GET", "/api/v1/nodes/practice-worker-1", "get", "nodes"],
    ["GET", "/api/v1/namespaces/default/pods/web/log", "get", "pods/log"],
    ["GET", "/apis/apps/v1/deployments", "list", "deployments"],
    ["POST", "/api/v1/namespaces/default/pods", "create", "pods"],
    ["PUT", "/api/v1/namespaces/default/pods/web", "update", "pods"],
    ["PATCH", "/apis/apps/v1/namespaces/default/deployments/web/scale", "patch", "deployments/scale"],
    ["DELETE", "/api/v1/namespaces/default/pods/web", "delete", "pods"],
    ["DELETE", "/api/v1/namespaces/default/pods", "deletecollection", "pods"],
    ["GET", "/version", "get", undefined],
  ];
  for (const [method, path, verb, resource] of cases)
    it(`is ${verb} ${resource ?? "of no resource"}: ${method} ${path}`, async () => {
      await ask(method, path);
      assert.deepEqual(
        heard.map((each) => [each.verb, each.resource]),
        [[verb, resource]],
      );
    });

  it("has what kubectl says of itself", async () => {
    const authorization = `Bearer ${token}`;
    await ask("GET", "/api/v1/nodes", {
      authorization,
      "User-Agent": "kubectl/v1.37.2",
      "Kubectl-Command": "kubectl get",
    });
    assert.deepEqual(heard, [
      { userAgent: "kubectl/v1.37.2", command: "kubectl get", verb: "list", resource: "nodes" },
    ]);
  });

  it("is not one without the token", async () => {
    await ask("GET", "/api/v1/nodes", {});
    assert.deepEqual(heard, []);
  });
});
