import assert from "node:assert/strict";
import { KubeConfig } from "@kubernetes/client-node";
import { contextIdentity } from "../../../src/cluster/chosenContext.ts";

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

function identity({ cluster, user = { exec: aws }, context }: Entries = {}): string | undefined {
  const config = new KubeConfig();
  config.loadFromString(
    JSON.stringify({
      clusters: [{ name: "c", cluster: { server: "https://a:6443", ...cluster } }],
      users: [{ name: "u", user }],
      contexts: [{ name: "default", context: { cluster: "c", user: "u", ...context } }],
    }),
  );
  return contextIdentity(config, "default");
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

  it("is none of a context that is not there, and has nothing readable in it", () => {
    assert.equal(contextIdentity(new KubeConfig(), "default"), undefined);
    assert.match(identity() ?? "", /^[0-9a-f]{64}$/);
  });
});
