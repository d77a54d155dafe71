import assert from "node:assert/strict";
import { networkInterfaces } from "node:os";
import { TLSSocket } from "node:tls";
import { certificate } from "@kubernetes-workshop/testing/faultyServer";
import { patience } from "../followedPods.ts";
import { authority, type KubeconfigFields, kubeconfigText, KubeconfigWorld } from "./kubeconfigWorld.ts";

/** A way to a cluster, by a kubeconfig and an environment, and what the person sees of it. */
interface Row {
  readonly way: string;
  readonly scheme?: "http" | "https";
  readonly host?: "::1";
  /** Returns the kubeconfig's fields; undefined if it has written the files itself. */
  readonly config: (world: KubeconfigWorld) => KubeconfigFields | undefined | Promise<KubeconfigFields>;
  /** What the view says instead of a tree. */
  readonly sees?: RegExp;
  /** Checks how the server was reached. */
  readonly reached?: (world: KubeconfigWorld) => void;
}

const named = "https://api.workshop.test:6443";

const setEnvironment = (world: KubeconfigWorld, name: string, value: string): void => {
  const before = process.env[name];
  process.env[name] = value;
  world.owned.defer(() => {
    if (before === undefined) Reflect.deleteProperty(process.env, name);
    else process.env[name] = before;
  });
};
/** Checks the paths of all requests. */
const asked = (path: RegExp) => (world: KubeconfigWorld) => {
  for (const { pathname } of world.cluster.server.requests) assert.match(pathname, path);
};
const throughProxy = ({ destinations }: KubeconfigWorld): void => {
  assert.deepEqual([...new Set(destinations)], ["api.workshop.test:6443"]);
};

/** Whether this machine has an address; containers often lack IPv6. */
const hasAddress = (host: string): boolean =>
  Object.values(networkInterfaces()).some((each) => each?.some(({ address }) => address === host));

const yaml = (server: string): string => `apiVersion: v1
kind: Config
clusters:
- name: c
  cluster: { server: "${server}" }
users:
- name: u
  user: { token: t }
contexts:
- name: x
  context: { cluster: c, user: u }
`;

const rows: readonly Row[] = [
  { way: "a server with a path, as Rancher's", config: ({ server }) => ({ cluster: { server: `${server}/k8s/clusters/c-abc` } }), reached: asked(/^\/k8s\/clusters\/c-abc\/api/) },
  { way: "a server with a path and a slash at its end", config: ({ server }) => ({ cluster: { server: `${server}/k8s/clusters/c-abc/` } }), reached: asked(/^\/k8s\/clusters\/c-abc\/api/) },
  { way: "an IPv6 server over HTTP", host: "::1", config: ({ server }) => ({ cluster: { server } }) },
  { way: "an IPv6 server over HTTPS", scheme: "https", host: "::1", config: () => ({ cluster: authority }) },
  { way: "a server of an authority of its own", scheme: "https", config: () => ({ cluster: authority }) },
  { way: "an authority in a file beside the kubeconfig", scheme: "https", config: (world) => {
    world.write("ca.crt", certificate);
    return { cluster: { "certificate-authority": "ca.crt" } };
  } },
  { way: "an authority that is not named", scheme: "https", config: () => ({}), sees: /certificate of .* is not trusted/ },
  { way: "a name that the certificate does not have", scheme: "https", config: ({ server }) => ({ cluster: { ...authority, server: server.replace("127.0.0.1", "localhost") } }), sees: /certificate of .* is not trusted/ },
  { way: "the same with tls-server-name", scheme: "https", config: ({ server }) => ({ cluster: { ...authority, server: server.replace("127.0.0.1", "localhost"), "tls-server-name": "api.workshop.test" } }) },
  { way: "insecure-skip-tls-verify", scheme: "https", config: ({ server }) => ({ cluster: { server: server.replace("127.0.0.1", "localhost"), "insecure-skip-tls-verify": true } }) },
  { way: "proxy-url of an HTTP proxy", scheme: "https", config: async (world) => {
    return { cluster: { ...authority, server: named, "proxy-url": `http://${await world.proxy("http")}` } };
  }, reached: throughProxy },
  { way: "proxy-url of a SOCKS5 proxy", scheme: "https", config: async (world) => {
    return { cluster: { ...authority, server: named, "proxy-url": `socks5://${await world.proxy("socks")}` } };
  }, reached: throughProxy },
  { way: "HTTPS_PROXY", scheme: "https", config: async (world) => {
    setEnvironment(world, "HTTPS_PROXY", `http://${await world.proxy("http")}`);
    return { cluster: { ...authority, server: named } };
  }, reached: throughProxy },
  { way: "HTTPS_PROXY, from which NO_PROXY excepts the server", scheme: "https", config: (world) => {
    setEnvironment(world, "HTTPS_PROXY", "http://127.0.0.1:1");
    setEnvironment(world, "NO_PROXY", ".workshop.test");
    // The label is too long for a name server to be asked.
    return { cluster: { ...authority, server: `https://${"x".repeat(70)}.workshop.test:6443` } };
  }, sees: /host of .* was not found/ },
  { way: "HTTPS_PROXY of a proxy that is gone", scheme: "https", config: (world) => {
    setEnvironment(world, "HTTPS_PROXY", "http://127.0.0.1:1");
    return { cluster: { ...authority, server: named } };
  }, sees: /Cannot connect to/ },
  { way: "a kubeconfig with a byte order mark and CRLF", config: (world) => void world.write("config", `\ufeff${yaml(world.server).replaceAll("\n", "\r\n")}`) },
  { way: "a kubeconfig in UTF-16, as PowerShell's > writes it", config: (world) => void world.write("config", Buffer.from(`\ufeff${yaml(world.server)}`, "utf16le")) },
  { way: "KUBECONFIG of three files with duplicates", config: (world) => {
    const dead = { server: "http://127.0.0.1:1" };
    world.files = [
      world.write("one", JSON.stringify({ contexts: [{ name: "x", context: { cluster: "c", user: "u" } }] })),
      world.write("two", JSON.stringify({ clusters: [{ name: "c", cluster: { server: world.server } }, { name: "c", cluster: dead }] })),
      world.write("three", kubeconfigText(dead, { token: "t" })),
      world.pathOf("missing"),
    ];
    return undefined;
  } },
]; // prettier-ignore

describe("the tree of a cluster by", function () {
  this.timeout(patience);

  for (const { way, scheme, host, config, sees, reached } of rows)
    it(`${way}: ${sees ? `says "${sees.source}"` : "is as by any other way"}`, async function () {
      if (host && !hasAddress(host)) this.skip();
      await using world = await KubeconfigWorld.start(scheme, host);
      const fields = await config(world);
      if (fields) world.writeConfig(fields);
      await world.show();
      if (sees) {
        await assert.rejects(world.shown.tree.ready, sees);
        return;
      }
      await world.shown.isTrue();
      world.change();
      await world.shown.isTrue();
      assert.deepEqual(world.shown.said, []);
      reached?.(world);
    });

  it("tls-server-name asks the server for that name", async () => {
    await using world = await KubeconfigWorld.start("https");
    const names = new Set<string | false | null>();
    world.accept(({ socket }) => socket instanceof TLSSocket && Boolean(names.add(socket.servername)));
    world.writeConfig({ cluster: { ...authority, "tls-server-name": "api.workshop.test" } });
    await world.show();
    await world.shown.isTrue();
    assert.deepEqual([...names], ["api.workshop.test"]);
  });
});
