import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { ClusterConnection } from "../../src/cluster/connection.ts";
import { loadKubeconfig, selectContext } from "../../src/cluster/kubeconfig.ts";
import { ObjectReader } from "../../src/cluster/objectReader.ts";
import { ObjectWriter } from "../../src/cluster/objectWriter.ts";
import { RequestError } from "../../src/cluster/requestError.ts";
import type { KubernetesObject } from "@kubernetes-workshop/kubernetes/resources/kubernetesObject";
import type { ControlPlane } from "@kubernetes-workshop/hosts/controlPlane/controlPlane";
import { startControlPlane } from "@kubernetes-workshop/hosts/controlPlane/start";
import { TemporaryFolder } from "@kubernetes-workshop/hosts/temporaryFolder";
import { waitFor } from "@kubernetes-workshop/hosts/waitFor";

const log = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };

const definition = (plural: string, kind: string): KubernetesObject => ({
  apiVersion: "apiextensions.k8s.io/v1",
  kind: "CustomResourceDefinition",
  metadata: { name: `${plural}.example.com` },
  spec: {
    group: "example.com",
    scope: "Namespaced",
    names: { plural, kind },
    versions: [
      {
        name: "v1",
        served: true,
        storage: true,
        schema: { openAPIV3Schema: { type: "object", "x-kubernetes-preserve-unknown-fields": true } },
      },
    ],
  },
});

describe("a connection to a real API server", () => {
  const folder = new TemporaryFolder("connection");
  const ended = new AbortController().signal;
  let controlPlane: ControlPlane;
  let connection: ClusterConnection;
  let objects: ObjectReader;
  let writer: ObjectWriter;

  before(async () => {
    controlPlane = await startControlPlane({ name: "connection" });
    await connect(controlPlane.kubeconfigPath);
  });
  after(async () => {
    connection.dispose();
    await controlPlane[Symbol.asyncDispose]();
    await folder.remove();
  });

  async function connect(kubeconfig: string): Promise<void> {
    const config = await loadKubeconfig([kubeconfig]);
    connection = new ClusterConnection(() => selectContext(config, config.currentContext));
    objects = new ObjectReader(connection, "default", log);
    writer = new ObjectWriter(connection, objects);
  }

  it("makes the first object of a kind right after its definition, every time", async () => {
    for (let count = 0; count < 10; count++) {
      const [plural, kind] = [`things${count}`, `Thing${count}`];
      await objects.untilEstablished(await writer.apply(definition(plural, kind)), ended);
      const made = await writer.apply({ apiVersion: "example.com/v1", kind, metadata: { name: "first" } });
      assert.equal(made.kind, kind);
    }
  });

  it("says at once that the names of a definition are another's", async () => {
    await objects.untilEstablished(await writer.apply(definition("crontabs", "CronTab")), ended);
    const other = await writer.apply(definition("tables", "CronTab"));
    await assert.rejects(objects.untilEstablished(other, ended), (error) => {
      assert(error instanceof RequestError && error.failure === "invalid");
      assert.match(
        error.message,
        /names that tables\.example\.com defines: "CronTab(List)?" is already in use/,
      );
      return true;
    });
  });

  it("signs in with a token file, and with what stands in it later", async () => {
    const account = { apiVersion: "v1", kind: "ServiceAccount", metadata: { name: "reader" } };
    await writer.apply(account);
    const token = async (): Promise<string> => {
      const request = await connection.change({
        method: "POST",
        path: "/api/v1/namespaces/default/serviceaccounts/reader/token",
        body: {
          apiVersion: "authentication.k8s.io/v1",
          kind: "TokenRequest",
          spec: { expirationSeconds: 600 },
        },
      });
      return (request as { status: { token: string } }).status.token;
    };
    const tokenFile = path.join(folder.path, "token");
    const kubeconfig = path.join(folder.path, "config");
    const { server, caData } = (await loadKubeconfig([controlPlane.kubeconfigPath])).getCurrentCluster()!;
    const authority = { "certificate-authority-data": caData };
    await writeFile(
      kubeconfig,
      JSON.stringify({
        clusters: [{ name: "c", cluster: { server, ...authority } }],
        users: [{ name: "u", user: { tokenFile: "token" } }],
        contexts: [{ name: "x", context: { cluster: "c", user: "u" } }],
        "current-context": "x",
      }),
    );
    const good = await token();
    await writeFile(tokenFile, `${good.slice(0, -8)}AAAAAAAA`);
    const config = await loadKubeconfig([kubeconfig]);
    const reader = new ClusterConnection(() => selectContext(config, "x"));
    const whoAmI = (): Promise<unknown> =>
      reader.change({
        method: "POST",
        path: "/apis/authentication.k8s.io/v1/selfsubjectreviews",
        body: { apiVersion: "authentication.k8s.io/v1", kind: "SelfSubjectReview" },
      });
    await assert.rejects(whoAmI(), { failure: "unauthorized" });
    await writeFile(tokenFile, `${good}\n`);
    await waitFor("the new token", async () =>
      JSON.stringify(await whoAmI()).includes("serviceaccount:default:reader"),
    );
    reader.dispose();
  });

  it("lists what has more than a page", async () => {
    for (let count = 0; count < 3; count++)
      await writer.apply({
        apiVersion: "v1",
        kind: "ConfigMap",
        metadata: { name: `c${count}` },
        data: { text: "x".repeat(50_000) },
      });
    const config = await loadKubeconfig([controlPlane.kubeconfigPath]);
    const narrow = new ClusterConnection(() => selectContext(config, config.currentContext), {}, undefined, {
      answerBytes: 80_000,
    });
    const found = await new ObjectReader(narrow, "default", log).list("v1", "ConfigMap", {
      namespace: "default",
    });
    narrow.dispose();
    assert.deepEqual(
      found.map(({ metadata }) => metadata.name).filter((name) => name?.startsWith("c")),
      ["c0", "c1", "c2"],
    );
  });
});
