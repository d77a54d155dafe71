import type { Input } from "./input.ts";
import { Holding } from "./memory.ts";
import type { Parked, ProcessGroup } from "./processGroup.ts";

/** A process writes to a pipe whose reader has closed it; the process ends with 141, as by SIGPIPE. */
export class BrokenPipe extends Error {
  static readonly exitCode = 141;
}

/** Less than the 64 KiB of Linux, to keep the processing of one read short. */
const capacity = 16_384;

/** A pipe between two processes; the writer waits while it is full. */
export class Pipe implements Input {
  private readonly group: ProcessGroup;
  private readonly holding: Holding;
  private pieces: string[] = [];
  private size = 0;
  private isReadClosed = false;
  private isWriteClosed = false;
  private readonly waiting = new Set<Parked>();

  constructor(group: ProcessGroup) {
    this.group = group;
    this.holding = new Holding(group.budget.memory);
  }

  get isFull(): boolean {
    return this.size >= capacity && !this.isReadClosed;
  }

  /** @throws {BrokenPipe} once the reader has closed its end */
  write(text: string): void {
    if (this.isReadClosed) throw new BrokenPipe();
    if (text === "") return;
    this.holding.grow(text.length);
    this.pieces.push(text);
    this.size += text.length;
    this.wake();
  }

  /** Settles when the pipe has room again. */
  async drained(): Promise<void> {
    while (this.isFull) await this.wait();
  }

  async read(): Promise<string | undefined> {
    while (this.size === 0 && !this.isWriteClosed) await this.wait();
    if (this.size === 0) return undefined;
    const text = this.pieces.join("");
    this.pieces = [];
    this.size = 0;
    this.holding.grow(-text.length);
    this.wake();
    return text;
  }

  closeWrite(): void {
    this.isWriteClosed = true;
    this.wake();
  }

  closeRead(): void {
    this.isReadClosed = true;
    this.pieces = [];
    this.holding[Symbol.dispose]();
    this.wake();
  }

  private async wait(): Promise<void> {
    const parked = this.group.park();
    this.waiting.add(parked);
    await parked.woken;
  }

  private wake(): void {
    for (const parked of this.waiting) parked.wake();
    this.waiting.clear();
  }
}
