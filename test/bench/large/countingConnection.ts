import { ClusterConnection, type Query } from "../../../src/cluster/connection.ts";

/** Counts what is asked of the server. */
export class CountingConnection extends ClusterConnection {
  /** Requests since the start. */
  sent = 0;
  /** Watches that are open. */
  open = 0;

  override get(...asked: Parameters<ClusterConnection["get"]>): Promise<unknown> {
    this.sent++;
    return super.get(...asked);
  }

  override async *watch(
    path: string,
    query: Query,
    signal: AbortSignal,
    begun?: () => void,
    accept?: string,
  ): ReturnType<ClusterConnection["watch"]> {
    this.sent++;
    this.open++;
    try {
      yield* super.watch(path, query, signal, begun, accept);
    } finally {
      this.open--;
    }
  }
}
