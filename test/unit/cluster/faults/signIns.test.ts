import assert from "node:assert/strict";
import { X509Certificate } from "node:crypto";
import type http from "node:http";
import { TLSSocket } from "node:tls";
import { selfSignedCertificate } from "kubernetes-practice-cluster/selfSignedCertificate";
import { NotYet, waitFor } from "@kubernetes-workshop/hosts/waitFor";
import { patience, soon } from "../followedPods.ts";
import { credentialText, execOf, type KubeconfigFields, KubeconfigWorld } from "./kubeconfigWorld.ts";

/** A way to sign in, what happens to it while the tree is shown, and what the person sees of that. */
interface Row {
  readonly fault: string;
  readonly scheme?: "https";
  /** Writes what is needed, and returns the kubeconfig's fields. */
  readonly config: (world: KubeconfigWorld) => KubeconfigFields;
  /** What the server accepts at first; by default, everything. */
  readonly accepts?: (request: http.IncomingMessage) => boolean;
  /** What goes wrong; by default, it is wrong from the beginning. */
  readonly make?: (world: KubeconfigWorld) => void;
  /** What the view says; undefined if the person does not notice. */
  readonly sees?: RegExp;
  /** Mends what goes wrong, where that takes more than time. */
  readonly mend?: (world: KubeconfigWorld) => void;
}

const bearer =
  (token: string) =>
  ({ headers }: http.IncomingMessage): boolean =>
    headers.authorization === `Bearer ${token}`;

const [first, second] = [selfSignedCertificate(), selfSignedCertificate()];
const shows =
  ({ certPem }: { readonly certPem: string }) =>
  ({ socket }: http.IncomingMessage): boolean =>
    socket instanceof TLSSocket &&
    socket.getPeerX509Certificate()?.fingerprint256 === new X509Certificate(certPem).fingerprint256;
const pairFiles = (world: KubeconfigWorld, { certPem, keyPem }: typeof first): void => {
  world.write("client.crt", certPem);
  world.write("client.key", keyPem);
};
const pairData = ({ certPem, keyPem }: typeof first): object => ({
  "client-certificate-data": Buffer.from(certPem).toString("base64"),
  "client-key-data": Buffer.from(keyPem).toString("base64"),
});

/** A program that prints a file, and fails with the words of another if that is there. */
const printing = (world: KubeconfigWorld): object => {
  const [credential, refusal] = ["credential", "refusal"].map((name) => JSON.stringify(world.pathOf(name)));
  return execOf(`const fs = require("fs");
    if (fs.existsSync(${refusal})) { console.error(fs.readFileSync(${refusal}, "utf8")); process.exit(1); }
    console.log(fs.readFileSync(${credential}, "utf8"))`);
};
const printed = (world: KubeconfigWorld, token: string, expirationTimestamp?: string): void => {
  world.write("credential", credentialText({ token, expirationTimestamp }));
};
const longAgo = "2020-01-01T00:00:00Z";

const idToken = (name: string, seconds: number): string =>
  [{ alg: "RS256" }, { sub: name, exp: Math.floor(Date.now() / 1000) + seconds }, {}]
    .map((part) => Buffer.from(JSON.stringify(part)).toString("base64url"))
    .join(".");
const oidc = (token: string): KubeconfigFields => ({
  user: {
    "auth-provider": {
      name: "oidc",
      config: { "id-token": token, "client-id": "workshop", "idp-issuer-url": "https://127.0.0.1:1" },
    },
  },
});
const [valid, renewed] = [idToken("old", 600), idToken("new", 600)];

const impersonating = {
  as: "ann",
  "as-uid": "06f6ce97",
  "as-groups": ["dev, ops", "개발"],
  "as-user-extra": { "example.com/scopes": ["view", "edit"], Reason: ["call 7"] },
};
/** The values of all headers by which somebody acts as another, as Kubernetes reads them. */
function impersonated({ rawHeaders }: http.IncomingMessage): string {
  const found = rawHeaders.flatMap((name, index) =>
    index % 2 === 0 && /^impersonate-/i.test(name)
      ? [`${name.toLowerCase()}=${Buffer.from(rawHeaders[index + 1] ?? "", "latin1").toString()}`]
      : [],
  );
  return found.sort().join("|");
}
const actsAsAnn = (request: http.IncomingMessage): boolean =>
  impersonated(request) ===
  [
    "impersonate-extra-example.com%2fscopes=edit",
    "impersonate-extra-example.com%2fscopes=view",
    "impersonate-extra-reason=call 7",
    "impersonate-group=dev, ops",
    "impersonate-group=개발",
    "impersonate-uid=06f6ce97",
    "impersonate-user=ann",
  ].join("|");

const rows: readonly Row[] = [
  { fault: "a token that is replaced in the kubeconfig", config: () => ({ user: { token: "old" } }), accepts: bearer("old"), make: (world) => {
    world.writeConfig({ user: { token: "new" } });
    world.accept(bearer("new"));
  } },
  { fault: "a token that is refused until another is put into the kubeconfig", config: () => ({ user: { token: "old" } }), accepts: bearer("old"), make: (world) => world.accept(bearer("new")), sees: /rejected your credentials/, mend: (world) => world.writeConfig({ user: { token: "new" } }) },
  { fault: "a tokenFile that is rotated", config: (world) => ({ user: { tokenFile: world.write("token", "old") } }), accepts: bearer("old"), make: (world) => {
    world.write("token", "new");
    world.accept(bearer("new"));
  } },
  { fault: "a tokenFile that is gone for a moment", config: (world) => ({ user: { tokenFile: world.write("token", "old") } }), accepts: bearer("old"), make: (world) => {
    world.write("token", "");
    world.accept(bearer("old"));
  } },
  { fault: "a tokenFile that is missing", config: () => ({ user: { tokenFile: "token" } }), sees: /token file .* cannot be read \(ENOENT\)/, mend: (world) => void world.write("token", "t") },
  { fault: "a client certificate in files that are rotated", scheme: "https", config: (world) => {
    pairFiles(world, first);
    return { cluster: { "insecure-skip-tls-verify": true }, user: { "client-certificate": "client.crt", "client-key": "client.key" } };
  }, accepts: shows(first), make: (world) => {
    pairFiles(world, second);
    world.accept(shows(second));
  } },
  { fault: "a client certificate that is replaced in the kubeconfig", scheme: "https", config: () => ({ cluster: { "insecure-skip-tls-verify": true }, user: pairData(first) }), accepts: shows(first), make: (world) => {
    world.writeConfig({ cluster: { "insecure-skip-tls-verify": true }, user: pairData(second) });
    world.accept(shows(second));
  } },
  { fault: "a client certificate that is refused until another is there", scheme: "https", config: () => ({ cluster: { "insecure-skip-tls-verify": true }, user: pairData(first) }), accepts: shows(first), make: (world) => world.accept(shows(second)), sees: /rejected your credentials/, mend: (world) => world.writeConfig({ cluster: { "insecure-skip-tls-verify": true }, user: pairData(second) }) },
  { fault: "an OpenID Connect token that kubectl has renewed", config: () => oidc(valid), accepts: bearer(valid), make: (world) => {
    world.writeConfig(oidc(renewed));
    world.accept(bearer(renewed));
  } },
  { fault: "an OpenID Connect token that has expired", config: () => oidc(idToken("old", -60)), sees: /OpenID Connect token in the kubeconfig has expired\. Run kubectl/, mend: (world) => world.writeConfig(oidc(renewed)) },
  { fault: "a program's token that expires", config: (world) => {
    printed(world, "old", longAgo);
    return { user: printing(world) };
  }, accepts: bearer("old"), make: (world) => {
    printed(world, "new", longAgo);
    world.accept(bearer("new"));
  } },
  { fault: "a program's token that is refused before it expires", config: (world) => {
    printed(world, "old");
    return { user: printing(world) };
  }, accepts: bearer("old"), make: (world) => {
    printed(world, "new");
    world.accept(bearer("new"));
  } },
  { fault: "a program that is missing, as aws is on the PATH of an editor started from the dock", config: () => ({ user: { exec: { command: "kubelogin", args: [] } } }), sees: /program kubelogin was not found on the PATH of VS Code.*Install it \(https:/, mend: (world) => {
    printed(world, "t");
    world.writeConfig({ user: printing(world) });
  } },
  { fault: "a program that fails", config: (world) => {
    printed(world, "old", longAgo);
    return { user: printing(world) };
  }, accepts: bearer("old"), make: (world) => {
    world.write("refusal", "Your session has expired.\nRun aws sso login.");
    world.cluster.server.hangUp();
  }, sees: /could not be read: Your session has expired/, mend: (world) => {
    printed(world, "old");
    world.writeConfig({ user: execOf(`console.log(${JSON.stringify(credentialText({ token: "old" }))})`) });
  } },
  { fault: "a program that asks a question", config: () => ({ user: execOf(`process.stderr.write("Password for ann: "); setInterval(() => {}, 1000)`) }), sees: /is not responding\. .* It wrote last: Password for ann:/, mend: (world) => {
    printed(world, "t");
    world.writeConfig({ user: printing(world) });
  } },
  { fault: "a program that hangs", config: () => ({ user: execOf("setInterval(() => {}, 1000)") }), sees: /is not responding/, mend: (world) => {
    printed(world, "t");
    world.writeConfig({ user: printing(world) });
  } },
  { fault: "as, as-uid, as-groups, and as-user-extra", config: () => ({ user: { token: "t", ...impersonating } }), accepts: actsAsAnn },
  { fault: "the same over HTTPS", scheme: "https", config: () => ({ cluster: { "insecure-skip-tls-verify": true }, user: { token: "t", ...impersonating } }), accepts: actsAsAnn },
  { fault: "as alone", config: () => ({ user: { as: "ann" } }), accepts: (request) => impersonated(request) === "impersonate-user=ann" },
]; // prettier-ignore

describe("the tree of somebody who signs in with", function () {
  this.timeout(patience);

  for (const { fault, scheme, config, accepts = () => true, make, sees, mend } of rows)
    it(`${fault}: ${sees ? `says "${sees.source}", and recovers` : "nobody notices"}`, async () => {
      await using world = await KubeconfigWorld.start(scheme);
      world.writeConfig(config(world));
      world.accept(accepts);
      await world.show({ credentialsMs: sees && !make ? 2500 : 5000 });
      const { shown } = world;
      if (make) {
        await shown.isTrue();
        world.change();
        make(world);
      }
      if (sees) {
        const probe = (): true | NotYet =>
          shown.said.some((each) => sees.test(each)) || new NotYet(shown.said);
        await waitFor(`"${sees.source}"`, probe, soon);
        mend?.(world);
        shown.connection.kubeconfigChanged();
      }
      // Credentials that failed are tried again within an hour.
      await shown.isTrue(undefined, sees && 2 * 3_600_000);
      assert.equal(shown.said.filter((each) => each === "").length, sees ? 1 : 0, shown.said.join("\n"));
    });

  it("as-groups without as: is not signed in at all, as with kubectl", async () => {
    await using world = await KubeconfigWorld.start();
    world.writeConfig({ user: { token: "t", "as-groups": ["view"] } });
    await assert.rejects(world.show(), /user u in the kubeconfig .* does not say whom to act as/);
    assert.deepEqual(world.cluster.server.requests, []);
  });
});
