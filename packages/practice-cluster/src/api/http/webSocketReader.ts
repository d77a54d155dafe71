import { isUtf8 } from "node:buffer";
import { ByteQueue } from "./byteQueue.ts";

/** Maximum length of a frame and of a message, in bytes. */
export const longestMessage = 1024 * 1024;
const longestHeader = 14;
const longestControl = 125;

/** https://www.rfc-editor.org/rfc/rfc6455#section-5.2 */
export const opcodes = { continuation: 0, text: 1, binary: 2, close: 8, ping: 9, pong: 10 } as const;
const known = new Set<number>(Object.values(opcodes));

/** https://www.rfc-editor.org/rfc/rfc6455#section-7.4.1 */
export const closeCodes = { normal: 1000, protocolError: 1002, notUtf8: 1007, tooLong: 1009 } as const;

/** Data that a client sent, or the close code for invalid data. */
export type Received =
  | { readonly type: "message" | "ping"; readonly payload: Buffer }
  /** The code is missing if the client sends none. */
  | { readonly type: "close"; readonly code?: number }
  | { readonly type: "error"; readonly code: number };

interface Header {
  readonly opcode: number;
  readonly isFinal: boolean;
  readonly size: number;
  readonly length: number;
}

type Problem = Extract<Received, { type: "error" }>;

const protocolError: Problem = { type: "error", code: closeCodes.protocolError };

/**
 * Reads the client's frames of a WebSocket (RFC 6455, without extensions). It buffers at most one frame and one
 * message, and stops reading after an error or a close.
 */
export class WebSocketReader {
  readonly #bytes = new ByteQueue();
  readonly #message = new ByteQueue();
  /** The type of the incomplete message. */
  #messageType: number | undefined;
  #isDone = false;

  *read(chunk: Buffer): Generator<Received> {
    if (this.#isDone) return;
    this.#bytes.append(chunk);
    for (;;) {
      const header = readHeader(this.#bytes.peek(longestHeader));
      if (!header) return;
      const received = "type" in header ? header : this.#frame(header);
      if (received === "incomplete") return;
      if (received?.type === "error" || received?.type === "close") {
        this.#isDone = true;
        this.#bytes.clear();
        this.#message.clear();
      }
      if (received) yield received;
      if (this.#isDone) return;
    }
  }

  #frame({ opcode, isFinal, size, length }: Header): Received | "incomplete" | undefined {
    const isContinued = this.#messageType !== undefined;
    if (opcode < opcodes.close && (opcode === opcodes.continuation) !== isContinued) return protocolError;
    if (opcode < opcodes.close && this.#message.length + length > longestMessage)
      return { type: "error", code: closeCodes.tooLong };
    if (this.#bytes.length < size + length) return "incomplete";
    const mask = this.#bytes.take(size).subarray(-4);
    const payload = this.#bytes.take(length);
    for (let at = 0; at < payload.length; at++) payload[at] = (payload[at] ?? 0) ^ (mask[at & 3] ?? 0);
    switch (opcode) {
      case opcodes.ping:
        return { type: "ping", payload };
      case opcodes.pong:
        return undefined;
      case opcodes.close:
        return closed(payload);
      default:
        return this.#data(opcode, isFinal, payload);
    }
  }

  #data(opcode: number, isFinal: boolean, payload: Buffer): Received | undefined {
    const type = this.#messageType ?? opcode;
    this.#message.append(payload);
    this.#messageType = isFinal ? undefined : type;
    if (!isFinal) return undefined;
    const message = this.#message.take(this.#message.length);
    if (type === opcodes.text && !isUtf8(message)) return { type: "error", code: closeCodes.notUtf8 };
    return { type: "message", payload: message };
  }
}

/** Parses the header of a frame; undefined if it is incomplete. */
function readHeader(bytes: Buffer): Header | Problem | undefined {
  const [first, second] = bytes;
  if (first === undefined || second === undefined) return undefined;
  const opcode = first & 0x0f;
  const isFinal = (first & 0x80) !== 0;
  const short = second & 0x7f;
  const isControl = opcode >= opcodes.close;
  const isMasked = (second & 0x80) !== 0;
  if ((first & 0x70) !== 0 || !known.has(opcode) || !isMasked) return protocolError;
  if (isControl && (!isFinal || short > longestControl)) return protocolError;
  const lengthSize = short === 126 ? 2 : short === 127 ? 8 : 0;
  const size = 2 + lengthSize + 4;
  if (bytes.length < 2 + lengthSize) return undefined;
  const length =
    short === 126 ? bytes.readUInt16BE(2) : short === 127 ? Number(bytes.readBigUInt64BE(2)) : short;
  const isNegative = short === 127 && ((bytes[2] ?? 0) & 0x80) !== 0;
  const isShortest = short < 126 || (short === 126 ? length >= 126 : length >= 65_536);
  if (!isShortest || isNegative) return protocolError;
  if (length > longestMessage) return { type: "error", code: closeCodes.tooLong };
  return bytes.length < size ? undefined : { opcode, isFinal, size, length };
}

function closed(payload: Buffer): Received {
  if (payload.length === 0) return { type: "close" };
  if (payload.length === 1) return protocolError;
  const code = payload.readUInt16BE();
  const mayBeSent =
    (code >= 1000 && code <= 1014 && ![1004, 1005, 1006].includes(code)) || (code >= 3000 && code <= 4999);
  if (!mayBeSent) return protocolError;
  if (!isUtf8(payload.subarray(2))) return { type: "error", code: closeCodes.notUtf8 };
  return { type: "close", code };
}
