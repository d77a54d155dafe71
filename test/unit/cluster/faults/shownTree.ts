import { NotYet, waitFor } from "@kubernetes-workshop/hosts/waitFor";
import { ApiClusterSource } from "../../../../src/cluster/apiClusterSource.ts";
import type { KubeConfig } from "@kubernetes/client-node";
import { ClusterConnection, type ConnectionTimeouts } from "../../../../src/cluster/connection.ts";
import { CredentialGate } from "../../../../src/cluster/credentialGate.ts";
import { ClusterTree } from "../../../../src/clusterTree/clusterTree.ts";
import type { ClusterElement } from "../../../../src/clusterTree/elements.ts";
import { rowOf } from "../../../../src/clusterTree/rows/row.ts";
import { configOf } from "../../../support/kubeContext.ts";
import { soon } from "../followedPods.ts";
import type { SmallCluster } from "./smallCluster.ts";

const log = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };

/** The namespace of the context. */
const ownNamespace = "shop";

/** The tree of a cluster with all nodes, groups, and workloads expanded, as a person has it before them. */
export class ShownTree implements Disposable {
  readonly tree: ClusterTree;
  /** What the view said above the tree since the last look: failures, and "" for a recovery. */
  said: string[] = [];
  readonly connection: ClusterConnection;
  readonly #cluster: SmallCluster;
  readonly #timers = new Map<() => void, number>();

  /**
   * Shows a cluster.
   *
   * @param createConfig the way to it; by default, its address alone
   * @param readConfig reads the way from disk again
   */
  constructor(
    cluster: SmallCluster,
    timeouts: Partial<ConnectionTimeouts>,
    createConfig: () => KubeConfig = () => configOf(cluster.server.url),
    readConfig?: () => Promise<KubeConfig>,
  ) {
    this.#cluster = cluster;
    const startTimer = (callback: () => void, ms: number) => {
      const once = () => callback();
      this.#timers.set(once, ms);
      return () => this.#timers.delete(once);
    };
    const gate = new CredentialGate(startTimer);
    this.connection = new ClusterConnection(createConfig, timeouts, gate, {}, readConfig);
    const source = new ApiClusterSource(this.connection, log, ownNamespace, {
      startTimer,
      delay: () => new Promise((resolve) => setImmediate(resolve)),
    });
    this.tree = new ClusterTree(source, startTimer);
    this.tree.onDidFail((error) => this.said.push(error?.message ?? ""));
  }

  /** Lets the timers of up to so many milliseconds elapse, as if the time had passed. */
  elapse(ms: number): void {
    for (const [callback, each] of [...this.#timers]) {
      if (each > ms || !this.#timers.delete(callback)) continue;
      callback();
    }
  }

  /** All rows that are shown. */
  async rows(): Promise<ClusterElement[]> {
    const roots = await this.tree.roots();
    const below = await Promise.all(
      roots
        .filter(({ type }) => type !== "controlPlane" && type !== "limit" && type !== "section")
        .map((root) => this.tree.children(root)),
    );
    return [...roots, ...below.flat()];
  }

  /** The names of the nodes, pods, and workloads that are shown, each once. */
  async names(): Promise<string> {
    return [...new Set(namesOf(await this.rows()))].join(" ");
  }

  /** The rows that say what is wrong or missing. */
  async notes(): Promise<string[]> {
    return (await this.rows())
      .filter(({ type }) => type === "error" || type === "limit")
      .map((element) => rowOf(element))
      .map(({ label, description }) => `${label}: ${description}`);
  }

  /** Waits until the tree equals a fresh list, and nothing is said to be wrong. */
  async isTrue(fresh: () => string = () => this.#fresh(), elapseMs = 1000): Promise<void> {
    await waitFor(
      "a tree that equals a fresh list",
      async () => {
        this.elapse(elapseMs);
        const [rows, notes] = [await this.rows(), await this.notes()];
        const names = namesOf(rows.filter((row) => !isBarePod(row))).join(" ");
        const bare = namesOf(rows.filter(isBarePod)).join(" ");
        const hasAll = names === fresh() && bare === this.#freshBare();
        const ok = hasAll && notes.every((note) => !/^(As of|Unable)/.test(note));
        return (ok && !this.said.at(-1)) || new NotYet([names, fresh(), bare, notes, this.said.at(-1)]);
      },
      { ...soon, intervalMs: 10 },
    );
  }

  [Symbol.dispose](): void {
    this.tree.dispose();
    this.connection.dispose();
  }

  /** The pods of the context's own namespace; none of them has a workload. */
  #freshBare(): string {
    return this.#cluster.names("pods", ({ metadata }) => metadata.namespace === ownNamespace).join(" ");
  }

  #fresh(): string {
    const cluster = this.#cluster;
    return [...cluster.names("nodes"), ...cluster.names("pods"), ...cluster.names("deployments")]
      .sort()
      .join(" ");
  }
}

/** Whether it is the row of a pod among the workloads, which has another row below its node. */
function isBarePod(row: ClusterElement): boolean {
  return row.type === "pod" && row.parent.type === "workloads";
}

function namesOf(rows: readonly ClusterElement[]): string[] {
  return rows
    .flatMap((row) =>
      row.type === "node" || row.type === "pod" || row.type === "workload" ? [row.summary.name] : [],
    )
    .sort();
}
