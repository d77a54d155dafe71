import { Agent, type Dispatcher } from "undici";

/** The connections to an API server that present one client certificate, or none. */
export class Transport {
  readonly reads: Dispatcher;
  /**
   * Separate connections for changes: with HTTP/2, which real API servers speak, undici holds a request with a body
   * back until all other requests on its connection have ended, and a watch does not end.
   */
  readonly changes: Dispatcher;
  /** Over the connections of {@link reads}, for bodies that may be silent for as long as they like, such as followed logs. */
  readonly streams: Dispatcher;

  /**
   * Creates the connections.
   *
   * @param create returns a new dispatcher at each call; undefined if the default one will do
   */
  constructor(create: () => Dispatcher | undefined) {
    this.reads = create() ?? plain();
    this.changes = create() ?? plain();
    this.streams = this.reads.compose(
      (dispatch) => (options, handler) => dispatch({ ...options, bodyTimeout: 0 }, handler),
    );
  }

  /** Closes the connections when their requests have ended; no new ones may be sent. */
  close(): void {
    for (const each of [this.reads, this.changes]) each.close().catch(() => undefined);
  }

  destroy(): void {
    for (const each of [this.reads, this.changes]) each.destroy().catch(() => undefined);
  }
}

/**
 * Returns a default dispatcher, with client-node's keep-alive probes, frequent enough for the idle time-outs of load
 * balancers.
 */
function plain(): Dispatcher {
  return new Agent({ connect: { keepAlive: true, keepAliveInitialDelay: 30_000 } });
}
