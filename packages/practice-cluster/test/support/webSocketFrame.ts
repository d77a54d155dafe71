interface FrameOptions {
  readonly isFinal?: boolean;
  readonly isMasked?: boolean;
  /** The three reserved bits. */
  readonly reserved?: number;
}

/** A frame as a WebSocket client sends it, with a constant mask. */
export function webSocketFrame(
  opcode: number,
  payload: Uint8Array,
  { isFinal = true, isMasked = true, reserved = 0 }: FrameOptions = {},
): Buffer<ArrayBuffer> {
  const size = payload.length;
  const length = Buffer.alloc(size < 126 ? 1 : size < 65_536 ? 3 : 9);
  if (size < 126) length[0] = size;
  else if (size < 65_536) {
    length[0] = 126;
    length.writeUInt16BE(size, 1);
  } else {
    length[0] = 127;
    length.writeBigUInt64BE(BigInt(size), 1);
  }
  const mask = Buffer.from([1, 2, 3, 4]);
  if (isMasked) length[0] = length.readUInt8() | 0x80;
  return Buffer.concat([
    Buffer.from([(isFinal ? 0x80 : 0) | (reserved << 4) | opcode]),
    length,
    ...(isMasked ? [mask, payload.map((byte, at) => byte ^ (mask[at & 3] ?? 0))] : [payload]),
  ]);
}
