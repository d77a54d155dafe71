/**
 * A queue of bytes that are appended and taken in pieces of different sizes. It copies each byte only a few times,
 * however small the pieces are.
 */
export class ByteQueue {
  #bytes: Buffer = Buffer.alloc(0);
  #start = 0;
  #end = 0;

  get length(): number {
    return this.#end - this.#start;
  }

  append(piece: Buffer): void {
    if (this.#end + piece.length > this.#bytes.length) this.#makeRoom(piece.length);
    piece.copy(this.#bytes, this.#end);
    this.#end += piece.length;
  }

  /** Returns up to this many of the first bytes without removing them. They are valid until the next change. */
  peek(most: number): Buffer {
    return this.#bytes.subarray(this.#start, Math.min(this.#start + most, this.#end));
  }

  /** Removes and returns the first bytes. */
  take(count: number): Buffer {
    const taken = Buffer.from(this.peek(count));
    this.#start += taken.length;
    if (this.length === 0) this.clear();
    return taken;
  }

  clear(): void {
    this.#bytes = Buffer.alloc(0);
    this.#start = 0;
    this.#end = 0;
  }

  #makeRoom(more: number): void {
    const grown = Buffer.alloc(2 * (this.length + more));
    this.#bytes.copy(grown, 0, this.#start, this.#end);
    this.#end = this.length;
    this.#start = 0;
    this.#bytes = grown;
  }
}
