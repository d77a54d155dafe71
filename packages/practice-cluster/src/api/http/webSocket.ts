import type { Duplex } from "node:stream";
import { endSocket } from "./endSocket.ts";
import { closeCodes, opcodes, WebSocketReader } from "./webSocketReader.ts";

/** Number of unsent bytes above which the connection stops reading. */
const mostWaiting = 256 * 1024;
/** Number of unprocessed bytes above which the connection stops reading. */
const mostUnhandled = 64 * 1024;

/**
 * The server side of a WebSocket (RFC 6455), limited to the needs of `kubectl exec`. A client that sends invalid data
 * or does not read can only end or stall its own connection.
 */
export class WebSocketConnection {
  readonly #socket: Duplex;
  readonly #reader = new WebSocketReader();
  #closed = false;
  #unhandled = 0;
  #drained: PromiseWithResolvers<void> | undefined;
  /** Handles a message; the returned promise settles when it is processed. */
  onMessage: (message: Buffer) => Promise<void> | void = () => undefined;

  /** @param socket has answered the handshake; `head` is what it has read since. */
  constructor(socket: Duplex, head: Buffer) {
    this.#socket = socket;
    socket.on("data", (chunk: Buffer) => this.#read(chunk));
    socket.on("drain", () => this.#onDrain());
    socket.on("error", () => socket.destroy());
    socket.on("close", () => {
      this.#closed = true;
      this.#onDrain();
    });
    if (head.length > 0) socket.unshift(head);
  }

  /** Resolves when more data may be sent, or the connection has ended. Await it before sending large amounts. */
  async ready(): Promise<void> {
    if (this.#closed || !this.#isFull()) return;
    this.#drained ??= Promise.withResolvers();
    await this.#drained.promise;
  }

  send(message: Buffer): void {
    this.#write(opcodes.binary, message);
  }

  close(code: number | undefined = closeCodes.normal): void {
    this.#end(code);
  }

  #end(code: number | undefined): void {
    if (this.#closed) return;
    const payload = Buffer.alloc(code === undefined ? 0 : 2);
    if (code !== undefined) payload.writeUInt16BE(code);
    this.#write(opcodes.close, payload);
    this.#closed = true;
    endSocket(this.#socket);
    this.#onDrain();
  }

  #isFull(): boolean {
    return this.#socket.writableLength > mostWaiting;
  }

  #onDrain(): void {
    this.#drained?.resolve();
    this.#drained = undefined;
    this.#readOn();
  }

  #readOn(): void {
    if (this.#closed || (!this.#isFull() && this.#unhandled <= mostUnhandled)) this.#socket.resume();
    else this.#socket.pause();
  }

  #write(opcode: number, payload: Buffer): void {
    if (this.#closed || this.#socket.destroyed) return;
    const size = payload.length;
    const header = Buffer.alloc(size < 126 ? 2 : size < 65_536 ? 4 : 10);
    header[0] = 0x80 | opcode;
    if (size < 126) header[1] = size;
    else if (size < 65_536) {
      header[1] = 126;
      header.writeUInt16BE(size, 2);
    } else {
      header[1] = 127;
      header.writeBigUInt64BE(BigInt(size), 2);
    }
    this.#socket.write(Buffer.concat([header, payload]));
    if (this.#isFull()) this.#socket.pause();
  }

  #read(chunk: Buffer): void {
    if (this.#closed) return;
    for (const received of this.#reader.read(chunk)) {
      switch (received.type) {
        case "message":
          void this.#handle(received.payload);
          break;
        case "ping":
          this.#write(opcodes.pong, received.payload);
          break;
        case "close":
        case "error":
          this.#end(received.code);
          break;
      }
    }
  }

  async #handle(message: Buffer): Promise<void> {
    // A constant per message accounts for its buffer, so many empty messages count, too.
    const size = message.length + 64;
    this.#unhandled += size;
    this.#readOn();
    try {
      await this.onMessage(message);
    } finally {
      this.#unhandled -= size;
      this.#readOn();
    }
  }
}
