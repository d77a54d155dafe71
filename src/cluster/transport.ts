import { Agent, type Dispatcher } from "undici";

/** The connections to an API server that show one client certificate, or none. */
export class Transport {
  readonly reads: Dispatcher;
  /**
   * Changes go over connections of their own: with HTTP/2, which real API servers speak, undici holds a request that has
   * a body back until all others on its connection have ended, and a watch does not end.
   */
  readonly changes: Dispatcher;

  /** @param create connections of their own at each call; undefined where nothing is special about them */
  constructor(create: () => Dispatcher | undefined) {
    this.reads = create() ?? plain();
    this.changes = create() ?? plain();
  }

  /** Lets what is under way end in its own time; nothing may be asked any more. */
  close(): void {
    for (const each of [this.reads, this.changes]) each.close().catch(() => undefined);
  }

  destroy(): void {
    for (const each of [this.reads, this.changes]) each.destroy().catch(() => undefined);
  }
}

/** As client-node's own: probed often enough for the idle time-outs of load balancers. */
function plain(): Dispatcher {
  return new Agent({ connect: { keepAlive: true, keepAliveInitialDelay: 30_000 } });
}
