import { createHash } from "node:crypto";
import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";

const acceptKey = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
const longest = 1024 * 1024;
const opcodes = { continuation: 0, text: 1, binary: 2, close: 8, ping: 9, pong: 10 };

/** The server's end of a WebSocket (RFC 6455), as much of it as `kubectl exec` needs. */
export class WebSocketConnection {
  readonly #socket: Duplex;
  #pending: Buffer;
  #message: Buffer = Buffer.alloc(0);
  #closed = false;
  onMessage: (message: Buffer) => void = () => undefined;

  private constructor(socket: Duplex, head: Buffer) {
    this.#socket = socket;
    this.#pending = head;
    socket.on("data", (chunk: Buffer) => this.#read(chunk));
    socket.on("error", () => socket.destroy());
    socket.on("close", () => (this.#closed = true));
  }

  /** Answers the handshake, with one of the protocols that the client offers; undefined where there is none. */
  static accept(
    request: IncomingMessage,
    socket: Duplex,
    head: Buffer,
    protocols: readonly string[],
  ): WebSocketConnection | undefined {
    const key = request.headers["sec-websocket-key"];
    const offered = (request.headers["sec-websocket-protocol"] ?? "").split(",").map((name) => name.trim());
    const protocol = protocols.find((name) => offered.includes(name));
    if (key === undefined || protocol === undefined) return undefined;
    const accept = createHash("sha1").update(`${key}${acceptKey}`).digest("base64");
    socket.write(
      "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n" +
        `Sec-WebSocket-Accept: ${accept}\r\nSec-WebSocket-Protocol: ${protocol}\r\n\r\n`,
    );
    return new WebSocketConnection(socket, head);
  }

  send(message: Buffer): void {
    this.#write(opcodes.binary, message);
  }

  close(): void {
    if (this.#closed) return;
    this.#write(opcodes.close, Buffer.from([0x03, 0xe8]));
    this.#closed = true;
    this.#socket.end();
  }

  destroy(): void {
    this.#socket.destroy();
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
  }

  #read(chunk: Buffer): void {
    this.#pending = Buffer.concat([this.#pending, chunk]);
    for (;;) {
      const frame = readFrame(this.#pending);
      if (frame === "too long") {
        this.destroy();
        return;
      }
      if (!frame) return;
      this.#pending = this.#pending.subarray(frame.size);
      this.#handle(frame);
    }
  }

  #handle({ opcode, final, payload }: Frame): void {
    switch (opcode) {
      case opcodes.ping:
        this.#write(opcodes.pong, payload);
        return;
      case opcodes.close:
        this.close();
        return;
      case opcodes.pong:
        return;
      default:
        this.#message = Buffer.concat([this.#message, payload]);
        if (this.#message.length > longest) this.destroy();
        if (!final) return;
        this.onMessage(this.#message);
        this.#message = Buffer.alloc(0);
    }
  }
}

interface Frame {
  readonly opcode: number;
  readonly final: boolean;
  readonly payload: Buffer;
  readonly size: number;
}

function readFrame(bytes: Buffer): Frame | "too long" | undefined {
  const [first, second] = bytes;
  if (first === undefined || second === undefined) return undefined;
  const short = second & 0x7f;
  const lengthSize = short === 126 ? 2 : short === 127 ? 8 : 0;
  const masked = (second & 0x80) !== 0;
  const start = 2 + lengthSize + (masked ? 4 : 0);
  if (bytes.length < start) return undefined;
  const length =
    short === 126 ? bytes.readUInt16BE(2) : short === 127 ? Number(bytes.readBigUInt64BE(2)) : short;
  if (length > longest) return "too long";
  if (bytes.length < start + length) return undefined;
  const payload = Buffer.from(bytes.subarray(start, start + length));
  if (masked) {
    const mask = bytes.subarray(start - 4, start);
    for (let at = 0; at < payload.length; at++) payload[at] = (payload[at] ?? 0) ^ (mask[at & 3] ?? 0);
  }
  return { opcode: first & 0x0f, final: (first & 0x80) !== 0, payload, size: start + length };
}
