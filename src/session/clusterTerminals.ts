import { type ClusterIdentity, clusterKey } from "./clusterKey.ts";

/**
 * The kind of terminals that are open. `cluster`: at least one is a Workshop Shell, or its kubectl uses the connected
 * cluster; `other`: there are only terminals whose kubectl may not.
 */
export type OpenTerminal = "none" | "other" | "cluster";

/** Remembers the cluster that a terminal's kubectl was set up for, in this window. */
export class ClusterTerminals {
  private readonly keys = new WeakMap<object, string>();
  private readonly shells = new WeakSet<object>();
  private readonly ignored = new WeakSet<object>();

  /** Adds a terminal, once it is certain that its kubectl uses the cluster of the session. */
  add(terminal: object, session: ClusterIdentity): void {
    this.keys.set(terminal, clusterKey(session));
  }

  /** Adds a Workshop Shell, which uses whichever cluster is connected. */
  addShell(terminal: object): void {
    this.shells.add(terminal);
  }

  /** Leaves a terminal out in which nobody types kubectl, such as that of a log. */
  ignore(terminal: object): void {
    this.ignored.add(terminal);
  }

  /**
   * Tells Check about the terminals of the window while a cluster is connected.
   *
   * @param all all open terminals; an unknown one's environment is not searched, because it shows neither what the
   * shell's profile has changed nor which context of a kubeconfig is the current one
   */
  of(session: ClusterIdentity, all: readonly object[]): OpenTerminal {
    const open = all.filter((terminal) => !this.ignored.has(terminal));
    if (open.length === 0) return "none";
    const key = clusterKey(session);
    const isOfCluster = (terminal: object): boolean =>
      this.shells.has(terminal) || this.keys.get(terminal) === key;
    return open.some(isOfCluster) ? "cluster" : "other";
  }
}
