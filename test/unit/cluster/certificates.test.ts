import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Cluster } from "@kubernetes/client-node";
import { ClusterConnection } from "../../../src/cluster/connection.ts";
import { loadKubeconfig, selectContext } from "../../../src/cluster/kubeconfig.ts";
import { certificate, FaultyServer, json } from "@kubernetes-workshop/testing/faultyServer";
import { configOf } from "../../support/kubeContext.ts";
import { TemporaryFolder } from "@kubernetes-workshop/hosts/temporaryFolder";
import { failing } from "./failing.ts";
import { patience } from "./followedPods.ts";

const caData = Buffer.from(certificate).toString("base64");

describe("the certificate of a server", function () {
  this.timeout(patience);
  let server: FaultyServer;
  let connection: ClusterConnection;

  beforeEach(async () => (server = await FaultyServer.start(json({ ok: true }), "https")));
  afterEach(async () => {
    connection.dispose();
    await server[Symbol.asyncDispose]();
  });

  const get = (cluster: Partial<Cluster>, url = server.url): Promise<unknown> => {
    connection = new ClusterConnection(() => configOf(url, {}, cluster));
    return connection.get("/api");
  };

  it("that nobody has vouched for is not trusted", async () => {
    const error = await failing("certificate", get({ skipTLSVerify: false }));
    assert.match(error.message, /not trusted.*certificate-authority-data/);
    assert.equal(server.requests.length, 0);
  });

  it("that certificate-authority-data vouches for is trusted", async () => {
    assert.deepEqual(await get({ caData }), { ok: true });
  });

  it("that a certificate-authority file beside the kubeconfig vouches for is trusted", async () => {
    await using folder = new TemporaryFolder("certificate");
    writeFileSync(join(folder.path, "ca.crt"), certificate);
    const kubeconfig = join(folder.path, "config");
    writeFileSync(
      kubeconfig,
      `clusters: [{ name: c, cluster: { server: "${server.url}/", certificate-authority: ca.crt } }]
contexts: [{ name: x, context: { cluster: c } }]
`,
    );
    const config = await loadKubeconfig([kubeconfig]);
    connection = new ClusterConnection(() => selectContext(config, "x"));
    assert.deepEqual(await connection.get("/api"), { ok: true });
  });

  it("for another host is not trusted", async () => {
    await failing("certificate", get({ caData, tlsServerName: "elsewhere.example" }));
  });

  it("is not looked at with insecure-skip-tls-verify", async () => {
    assert.deepEqual(await get({ skipTLSVerify: true }), { ok: true });
  });

  it("is not trusted for a certificate-authority-data that is none", async () => {
    await failing("certificate", get({ caData: Buffer.from("none").toString("base64") }));
  });

  it("cannot be looked at without the file that vouches for it", async () => {
    const error = await failing("credentials", get({ caFile: "/nowhere/ca.crt" }));
    assert.match(error.message, /\/nowhere\/ca\.crt/);
  });

  it("is missing where the server speaks no TLS", async () => {
    await using plain = await FaultyServer.start(json({}));
    const error = await failing("broken", get({ caData }, plain.url.replace("http:", "https:")));
    assert.doesNotMatch(error.message, /not trusted/);
  });
});
