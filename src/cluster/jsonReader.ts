import { type AnswerLimits, LimitError } from "./answerLimits.ts";

const quote = 0x22;
const backslash = 0x5c;
const comma = 0x2c;
const colon = 0x3a;
const openBracket = 0x5b;
const closeBracket = 0x5d;
const openBrace = 0x7b;
const closeBrace = 0x7d;
const emptyArray = new TextEncoder().encode("[]");

/**
 * Reads untrusted JSON in UTF-8 as it arrives. A text of `{},{},…` takes up to twenty times its length in memory once it
 * is parsed, so its values are counted before that. Arrays that are of no use are left out on the way: three quarters of
 * a node's text are the images on it. One pass over the bytes does both.
 */
export class JsonReader {
  private readonly limits: Pick<AnswerLimits, "values" | "depth">;
  private readonly unwanted: readonly Uint8Array[];
  private readonly kept = new GrowingBytes();
  private values = 0;
  private depth = 0;
  private isInString = false;
  private isEscaped = false;
  /** The bytes before the current chunk. */
  private before = 0;
  /** Where the quotes of the last string are, in bytes from the beginning. */
  private opened = -1;
  private closed = -1;
  /** Where the colon after an unwanted name is. */
  private named: number | undefined;
  /** The depth around the array that is being left out. */
  private around: number | undefined;

  /**
   * Begins to read.
   *
   * @param unwanted names of fields, in any object, whose arrays are read as empty
   */
  constructor(limits: Pick<AnswerLimits, "values" | "depth">, unwanted: readonly string[] = []) {
    this.limits = limits;
    this.unwanted = unwanted.map((name) => new TextEncoder().encode(`"${name}":`));
  }

  /**
   * Takes the next bytes.
   *
   * @throws {LimitError}
   */
  push(chunk: Uint8Array): void {
    let start = 0;
    for (let at = 0; at < chunk.length; at++) {
      const byte = chunk[at];
      if (this.isInString) {
        at = this.endOfString(chunk, at);
        continue;
      }
      switch (byte) {
        case quote:
          this.isInString = true;
          this.opened = this.before + at;
          break;
        case openBracket:
          if (this.named === this.before + at - 1 && this.around === undefined) {
            this.kept.add(chunk.subarray(start, at));
            this.kept.add(emptyArray);
            this.around = this.depth;
          }
          this.open();
          break;
        case openBrace:
          this.open();
          break;
        case closeBracket:
        case closeBrace:
          this.depth--;
          if (this.depth !== this.around) break;
          this.around = undefined;
          start = at + 1;
          break;
        case colon:
          this.count();
          if (this.around === undefined && this.isUnwanted(chunk, start, at)) this.named = this.before + at;
          break;
        case comma:
          this.count();
          break;
        case undefined:
        default:
          break;
      }
    }
    if (this.around === undefined) this.kept.add(chunk.subarray(start));
    this.before += chunk.length;
  }

  /**
   * Parses what has been taken.
   *
   * @throws {SyntaxError} if it is not JSON
   */
  parse(): unknown {
    return JSON.parse(new TextDecoder().decode(this.kept.bytes));
  }

  /** Returns where a string ends in a chunk, or the last byte of the chunk if it goes on. */
  private endOfString(chunk: Uint8Array, from: number): number {
    let { isEscaped } = this;
    for (let at = from; at < chunk.length; at++) {
      const byte = chunk[at];
      if (isEscaped) isEscaped = false;
      else if (byte === backslash) isEscaped = true;
      else if (byte === quote) {
        this.isInString = this.isEscaped = false;
        this.closed = this.before + at;
        return at;
      }
    }
    this.isEscaped = isEscaped;
    return chunk.length;
  }

  /** Whether the string before a colon is an unwanted name; the end of the chunk so far need not be kept yet. */
  private isUnwanted(chunk: Uint8Array, start: number, at: number): boolean {
    if (this.closed !== this.before + at - 1) return false;
    const length = this.closed - this.opened + 2;
    return this.unwanted.some((name) => {
      if (name.length !== length) return false;
      const inChunk = Math.min(length, at + 1 - start);
      return (
        isSame(chunk, at + 1 - inChunk, name, length - inChunk, inChunk) &&
        isSame(this.kept.bytes, this.kept.bytes.length - (length - inChunk), name, 0, length - inChunk)
      );
    });
  }

  private open(): void {
    if (++this.depth > this.limits.depth) throw new LimitError("depth", this.limits.depth);
    this.count();
  }

  private count(): void {
    // What is left out is not parsed.
    if (this.around === undefined && ++this.values > this.limits.values)
      throw new LimitError("values", this.limits.values);
  }
}

/** Whether two arrays hold the same bytes at a place each. */
function isSame(a: Uint8Array, fromA: number, b: Uint8Array, fromB: number, length: number): boolean {
  for (let each = 0; each < length; each++) if (a[fromA + each] !== b[fromB + each]) return false;
  return true;
}

/** Bytes in one piece, to which others are added. */
class GrowingBytes {
  private space = new Uint8Array(0);
  private length = 0;

  get bytes(): Uint8Array {
    return this.space.subarray(0, this.length);
  }

  add(added: Uint8Array): void {
    const length = this.length + added.length;
    if (length > this.space.length) {
      const larger = new Uint8Array(Math.max(length, 2 * this.space.length));
      larger.set(this.bytes);
      this.space = larger;
    }
    this.space.set(added, this.length);
    this.length = length;
  }
}
