import { type ClusterIdentity, clusterKey } from "./clusterKey.ts";

/** `cluster`: one is open whose kubectl speaks to the connected cluster; `other`: only ones that may not. */
export type OpenTerminal = "none" | "other" | "cluster";

/** Knows which cluster the kubectl of a terminal was made to speak to, in this window. */
export class ClusterTerminals {
  private readonly keys = new WeakMap<object, string>();

  /** To be told of a terminal once it is certain that its kubectl speaks to the cluster of the connection. */
  add(terminal: object, session: ClusterIdentity): void {
    this.keys.set(terminal, clusterKey(session));
  }

  /**
   * What Check is to know of the terminals of the window, while a cluster is connected.
   *
   * @param open all terminals that are open; what is not known of one is not guessed from its environment, which
   * says neither what the shell's profile has made of it nor which context of a kubeconfig is the current one
   */
  of(session: ClusterIdentity, open: readonly object[]): OpenTerminal {
    if (open.length === 0) return "none";
    const key = clusterKey(session);
    return open.some((terminal) => this.keys.get(terminal) === key) ? "cluster" : "other";
  }
}
