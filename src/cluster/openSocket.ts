import { type Dispatcher, WebSocket } from "undici";
import type { Access } from "./signIn.ts";
import { untilAborted } from "./untilAborted.ts";

/** Thrown when a server answers with something else than a WebSocket. */
export class RefusedSocket extends Error {
  /** The HTTP status; undefined if the server switched to a protocol that is not the one asked for. */
  readonly status: number | undefined;
  readonly contentType: string;
  /** The body of the answer, up to a limit. */
  readonly body: Buffer;

  constructor(status?: number, contentType = "", body = Buffer.alloc(0)) {
    super("The server did not open a WebSocket");
    this.status = status;
    this.contentType = contentType;
    this.body = body;
  }
}

/**
 * Opens a WebSocket, whose messages are bytes.
 *
 * @param mostBytes the longest refusal to read
 * @throws {RefusedSocket} if the server answers without opening it
 * @throws the signal's reason, or the failure of the connection
 */
export async function openSocket(
  url: string,
  protocols: readonly string[],
  { headers, transport }: Access,
  signal: AbortSignal,
  mostBytes: number,
): Promise<WebSocket> {
  signal.throwIfAborted();
  const opened = Promise.withResolvers<undefined>();
  // A WebSocket does not say why it was not opened.
  let failure: Error = new RefusedSocket();
  const dispatcher = transport.changes.compose(
    (dispatch) => (options, handler) =>
      dispatch(options, new Handshake(handler, mostBytes, (error) => (failure = error))),
  );
  const socket = new WebSocket(url, { protocols: [...protocols], headers, dispatcher });
  socket.binaryType = "arraybuffer";
  socket.addEventListener("open", () => opened.resolve(undefined));
  socket.addEventListener("error", () => opened.reject(failure));
  try {
    await untilAborted(opened.promise, signal);
    return socket;
  } catch (error) {
    socket.close();
    throw error;
  }
}

type Controller = Dispatcher.DispatchController;
type Handler = Required<Dispatcher.DispatchHandler>;

/** Passes an opening handshake on, but reads the answer of a server that refuses before the WebSocket hangs up. */
class Handshake implements Dispatcher.DispatchHandler {
  private readonly inner: Dispatcher.DispatchHandler;
  private readonly mostBytes: number;
  private readonly failed: (error: Error) => void;
  private readonly chunks: Buffer[] = [];
  private length = 0;
  private status = 0;
  private contentType = "";

  constructor(inner: Dispatcher.DispatchHandler, mostBytes: number, failed: (error: Error) => void) {
    this.inner = inner;
    this.mostBytes = mostBytes;
    this.failed = failed;
  }

  onRequestStart(...asked: Parameters<Handler["onRequestStart"]>): void {
    this.inner.onRequestStart?.(...asked);
  }

  onRequestUpgrade(...asked: Parameters<Handler["onRequestUpgrade"]>): void {
    this.inner.onRequestUpgrade?.(...asked);
  }

  onResponseStarted(): void {
    this.inner.onResponseStarted?.();
  }

  onResponseStart(_: Controller, status: number, headers: Parameters<Handler["onResponseStart"]>[2]): void {
    this.status = status;
    this.contentType = String(headers["content-type"] ?? "");
  }

  onResponseData(controller: Controller, chunk: Buffer): void {
    this.length += chunk.length;
    if (this.length > this.mostBytes) controller.abort(this.refusal());
    else this.chunks.push(chunk);
  }

  onResponseEnd(controller: Controller): void {
    this.onResponseError(controller, this.refusal());
  }

  onResponseError(controller: Controller, error: Error): void {
    this.failed(error);
    this.inner.onResponseError?.(controller, error);
  }

  private refusal(): RefusedSocket {
    return new RefusedSocket(this.status, this.contentType, Buffer.concat(this.chunks));
  }
}
