import type { Dispatcher } from "undici";

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
   * @param create returns a new dispatcher at each call
   */
  constructor(create: () => Dispatcher) {
    this.reads = create();
    this.changes = create();
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
