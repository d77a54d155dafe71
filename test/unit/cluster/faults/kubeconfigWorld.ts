import type http from "node:http";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { certificate, failure } from "@kubernetes-workshop/testing/faultyServer";
import { Relay } from "@kubernetes-workshop/testing/relay";
import { TemporaryFolder } from "@kubernetes-workshop/hosts/temporaryFolder";
import type { ConnectionTimeouts } from "../../../../src/cluster/connection.ts";
import { loadKubeconfig, selectContext } from "../../../../src/cluster/kubeconfig.ts";
import { ShownTree } from "./shownTree.ts";
import { SmallCluster } from "./smallCluster.ts";

/** What a kubeconfig says of its cluster and of its user. */
export interface KubeconfigFields {
  readonly cluster?: object;
  readonly user?: object;
}

/** The authority of every HTTPS server of the tests, as a kubeconfig has it. */
export const authority = { "certificate-authority-data": Buffer.from(certificate).toString("base64") };

/** A small cluster, a folder with a kubeconfig that leads there, and the tree by way of that kubeconfig. */
export class KubeconfigWorld implements AsyncDisposable {
  readonly cluster: SmallCluster;
  /** The kubeconfig files in use. */
  files: readonly string[];
  /** Where requests through the proxy went. */
  destinations: readonly string[] = [];
  readonly owned = new AsyncDisposableStack();
  readonly #folder: TemporaryFolder;
  #shown: ShownTree | undefined;

  private constructor(cluster: SmallCluster) {
    this.cluster = this.owned.use(cluster);
    this.#folder = this.owned.use(new TemporaryFolder("faults"));
    this.files = [this.pathOf("config")];
    this.owned.defer(() => this.#shown?.[Symbol.dispose]());
  }

  static async start(...server: Parameters<typeof SmallCluster.start>): Promise<KubeconfigWorld> {
    const cluster = await SmallCluster.start(...server);
    for (const name of ["n1", "n2"]) cluster.put("nodes", name);
    for (const name of ["a", "b"]) cluster.putPod(name);
    cluster.put("deployments", "web", { namespace: "shop" });
    return new KubeconfigWorld(cluster);
  }

  get server(): string {
    return this.cluster.server.url;
  }

  /** The tree; none is shown before {@link show}. */
  get shown(): ShownTree {
    if (!this.#shown) throw new Error("There is no tree yet.");
    return this.#shown;
  }

  pathOf(name: string): string {
    return join(this.#folder.path, name);
  }

  /** Writes a file beside the kubeconfig, and returns its path. */
  write(name: string, content: string | Uint8Array): string {
    const path = this.pathOf(name);
    writeFileSync(path, content);
    return path;
  }

  /** Writes the kubeconfig; by default, of an anonymous user and the cluster's address. */
  writeConfig({ cluster = {}, user = {} }: KubeconfigFields): void {
    this.write("config", kubeconfigText({ server: this.server, ...cluster }, user));
  }

  /** Opens a proxy that leads to the cluster whatever it is asked for, and returns its host and port. */
  async proxy(kind: "http" | "socks"): Promise<string> {
    const { port, destinations } = this.owned.use(await Relay[kind](this.cluster.server.port));
    this.destinations = destinations;
    return `127.0.0.1:${port}`;
  }

  /** From now on, the server accepts only some requests, and ends what is under way. */
  accept(accepts: (request: http.IncomingMessage) => boolean): void {
    const refuse = failure(401, "Unauthorized");
    this.cluster.fault = ({ request }) => (accepts(request) ? undefined : refuse);
    this.cluster.server.hangUp();
  }

  /** Opens the tree by way of the kubeconfig as it is now. */
  async show(timeouts: Partial<ConnectionTimeouts> = {}): Promise<void> {
    const config = await loadKubeconfig(this.files);
    this.#shown = new ShownTree(
      this.cluster,
      timeouts,
      () => selectContext(config, "x"),
      async () => selectContext(await loadKubeconfig(this.files), "x"),
    );
  }

  change(): void {
    this.cluster.remove("pods", "a");
    this.cluster.putPod("z", "n2");
    this.cluster.put("nodes", "n3");
    this.cluster.put("deployments", "web2", { namespace: "shop" });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.owned.disposeAsync();
  }
}

/** A kubeconfig whose context is `x`. */
export function kubeconfigText(cluster: object, user: object): string {
  return JSON.stringify({
    apiVersion: "v1",
    kind: "Config",
    clusters: [{ name: "c", cluster }],
    users: [{ name: "u", user }],
    contexts: [{ name: "x", context: { cluster: "c", user: "u", namespace: "shop" } }],
    "current-context": "x",
  });
}

/** A credential program for a kubeconfig's user, from the source of a script. */
export function execOf(source: string): { readonly exec: object } {
  return { exec: { command: process.execPath, args: ["-e", source], interactiveMode: "Never" } };
}

/** What a credential program prints. */
export function credentialText(status: object): string {
  return JSON.stringify({
    apiVersion: "client.authentication.k8s.io/v1",
    kind: "ExecCredential",
    status,
  });
}
