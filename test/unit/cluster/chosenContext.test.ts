import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { KubeConfig } from "@kubernetes/client-node";
import { TemporaryFolder } from "@kubernetes-workshop/hosts/temporaryFolder";
import { assertAsChosen, contextIdentity } from "../../../src/cluster/chosenContext.ts";

const aws = {
  apiVersion: "client.authentication.k8s.io/v1beta1",
  command: "aws",
  args: ["eks", "get-token", "--cluster-name", "dev"],
  env: [{ name: "AWS_PROFILE", value: "dev" }],
};
const gcp = { name: "gcp", config: { "cmd-path": "gcloud", "cmd-args": "config", "access-token": "a" } };

interface Entries {
  readonly cluster?: object;
  readonly user?: object;
  readonly context?: object;
}

function configOf({ cluster, user = { exec: aws }, context }: Entries = {}): KubeConfig {
  const config = new KubeConfig();
  config.loadFromString(
    JSON.stringify({
      clusters: [{ name: "c", cluster: { server: "https://a:6443", ...cluster } }],
      users: [{ name: "u", user }],
      contexts: [{ name: "default", context: { cluster: "c", user: "u", ...context } }],
    }),
  );
  return config;
}

function identity(entries?: Entries): string | undefined {
  return contextIdentity(configOf(entries), "default");
}

describe("contextIdentity", () => {
  const differ = (entries: Entries): void => assert.notEqual(identity(entries), identity());

  it("is another where the context leads elsewhere", () => {
    differ({ cluster: { server: "https://b:6443" } });
    differ({ cluster: { "proxy-url": "http://proxy" } });
    differ({ cluster: { "tls-server-name": "b" } });
    differ({ cluster: { "insecure-skip-tls-verify": true } });
    differ({ cluster: { "certificate-authority-data": "Yg==" } });
    differ({ cluster: { "certificate-authority": "/b.crt" } });
    differ({ context: { cluster: "none" } });
  });

  it("is another where another program signs in", () => {
    differ({ user: { exec: { ...aws, command: "/repository/aws" } } });
    differ({ user: { exec: { ...aws, args: ["eks", "get-token", "--cluster-name", "prod"] } } });
    differ({ user: { exec: { ...aws, env: [{ name: "AWS_PROFILE", value: "prod" }] } } });
    differ({ user: { token: "a" } });
    const provider = (config: object): string | undefined =>
      identity({ user: { "auth-provider": { ...gcp, config: { ...gcp.config, ...config } } } });
    assert.notEqual(provider({ "cmd-path": "/repository/gcloud" }), provider({}));
    assert.notEqual(provider({ "cmd-args": "other" }), provider({}));
    assert.equal(provider({ "access-token": "b" }), provider({}));
  });

  it("is the same for renewed credentials, and for another namespace", () => {
    assert.equal(identity({ user: { token: "a" } }), identity({ user: { token: "b" } }));
    assert.equal(identity({ user: { exec: { ...aws, apiVersion: "v1" } } }), identity());
    assert.equal(identity({ context: { namespace: "other" } }), identity());
  });

  it("is the same wherever the certificate authority stands, and another for another authority", async () => {
    const folder = new TemporaryFolder("identity");
    const file = join(folder.path, "ca.crt");
    const inFile = (): string | undefined => identity({ cluster: { "certificate-authority": file } });
    const inline = (text: string): string | undefined =>
      identity({ cluster: { "certificate-authority-data": Buffer.from(text).toString("base64") } });
    writeFileSync(file, "first\n");
    assert.equal(inFile(), inline("first\n"));
    writeFileSync(file, "second\n");
    assert.equal(inFile(), inline("second\n"));
    assert.notEqual(inFile(), inline("first\n"));
    await folder.remove();
  });

  it("is accepted as earlier versions remembered it, by the path of the certificate authority", () => {
    const entries = { cluster: { "certificate-authority": "/no/such.crt" } };
    const former = identity(entries) ?? "";
    const config = configOf(entries);
    assertAsChosen(config, { name: "default", server: "", identity: former });
    assert.throws(() => {
      assertAsChosen(config, { name: "default", server: "", identity: "other" });
    });
  });

  it("is none of a context that is not there, and has nothing readable in it", () => {
    assert.equal(contextIdentity(new KubeConfig(), "default"), undefined);
    assert.match(identity() ?? "", /^[0-9a-f]{64}$/);
  });
});
