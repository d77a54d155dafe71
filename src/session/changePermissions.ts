import type * as vscode from "vscode";
import type { Disposable } from "@kubernetes-workshop/kubernetes/base/disposable";
import { Emitter } from "@kubernetes-workshop/kubernetes/base/emitter";
import { type ClusterIdentity, clusterKey, practiceKey } from "./clusterKey.ts";
import { matchesPattern } from "./matchesPattern.ts";

const kept = "changeableClusters";

/** The oldest permissions beyond these are dropped: clusters come and go, and asking again does no harm. */
const mostKept = 500;

/** Why a cluster may not be changed: nobody has allowed it yet, or an entry of the setting forbids it. */
export type ReadOnlyReason =
  { readonly by: "default" } | { readonly by: "setting"; readonly pattern: string };

/**
 * The clusters that the person lets the extension change. Every cluster is read-only until then, except the practice
 * cluster, which never is. Kept on this machine for all workspaces.
 */
export class ChangePermissions implements Disposable {
  private readonly changes = new Emitter<void>();
  /** Fires after a change in this window; those of other windows and of the setting hold from the next look on. */
  readonly onDidChange = this.changes.event;
  private readonly memory: vscode.Memento;
  private readonly patterns: () => readonly string[];

  /** @param patterns of the contexts that are read-only for good */
  constructor(memory: vscode.Memento, patterns: () => readonly string[]) {
    this.memory = memory;
    this.patterns = patterns;
  }

  /** Why the cluster is read-only; undefined if it may be changed. */
  readOnlyReason(cluster: ClusterIdentity): ReadOnlyReason | undefined {
    const key = clusterKey(cluster);
    if (key === practiceKey) return undefined;
    const pattern = this.patterns().find((each) => matchesPattern(each, cluster.kubeContext));
    if (pattern !== undefined) return { by: "setting", pattern };
    return this.allowed.includes(key) ? undefined : { by: "default" };
  }

  async allow(cluster: ClusterIdentity): Promise<void> {
    const key = clusterKey(cluster);
    await this.keep([key, ...this.allowed.filter((each) => each !== key)].slice(0, mostKept));
  }

  /** Makes the cluster read-only again. */
  async withdraw(cluster: ClusterIdentity): Promise<void> {
    const key = clusterKey(cluster);
    await this.keep(this.allowed.filter((each) => each !== key));
  }

  dispose(): void {
    this.changes.dispose();
  }

  private get allowed(): readonly string[] {
    return this.memory.get<readonly string[]>(kept, []);
  }

  private async keep(allowed: readonly string[]): Promise<void> {
    await this.memory.update(kept, allowed);
    this.changes.fire();
  }
}
