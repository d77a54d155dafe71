import assert from "node:assert/strict";
import { practiceKubeconfig } from "../../../src/cluster/practiceKubeconfig.ts";
import { selectContext } from "../../../src/cluster/kubeconfig.ts";

const certPem = "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n";
const access = {
  server: "https://127.0.0.1:34567",
  token: "secret",
  caPem: certPem,
  kubeconfigPath: "/nowhere/kubeconfig",
};

describe("practiceKubeconfig", () => {
  it("is one context, of the server and the token that it is told, without a program to run", () => {
    const config = practiceKubeconfig(access);
    assert.equal(config.currentContext, "practice");
    const selected = selectContext(config, "practice");
    assert.deepEqual(selected.getCurrentCluster(), {
      name: "practice",
      server: access.server,
      caData: Buffer.from(certPem).toString("base64"),
      skipTLSVerify: false,
    });
    assert.deepEqual(selected.getCurrentUser(), { name: "practice", token: "secret" });
    assert.deepEqual(config.contexts, [
      { name: "practice", cluster: "practice", user: "practice", namespace: "default" },
    ]);
  });

  for (const [what, wrong] of [
    ["a cluster elsewhere", { server: "https://ABCDEF.gr7.ap-northeast-2.eks.amazonaws.com" }],
    ["an address that only begins as this machine's", { server: "https://127.0.0.1:443.example.com" }],
    ["a user in the address", { server: "https://127.0.0.1:443@example.com" }],
    ["a server without TLS", { server: "http://127.0.0.1:8080" }],
    ["no token", { token: "" }],
    ["no certificate", { caPem: "" }],
  ] as const)
    it(`refuses ${what}`, () =>
      assert.throws(() => practiceKubeconfig({ ...access, ...wrong }), /not the practice cluster/));
});
