/** A container holds more than it may. */
class OutOfMemory extends Error {}

/** Also a string beyond what JavaScript can hold is too much memory. */
export function isOutOfMemory(error: unknown): boolean {
  return error instanceof OutOfMemory || (error instanceof RangeError && /string length/.test(error.message));
}

/** The memory of all containers together; beyond it the largest is ended, as a kernel does. */
export class MachineMemory {
  private readonly limit: number;
  private readonly users = new Map<Memory, () => void>();
  private used = 0;

  /** @param limit in bytes */
  constructor(limit: number) {
    this.limit = limit;
  }

  /** @param kill ends the container whose memory it is */
  add(memory: Memory, kill: () => void): void {
    this.users.set(memory, kill);
  }

  remove(memory: Memory): void {
    this.users.delete(memory);
    this.used -= memory.held;
  }

  change(bytes: number): void {
    this.used += bytes;
  }

  /** Makes room for more; throws where the container that asks is the largest itself. */
  reclaim(bytes: number, asking: Memory): void {
    while (this.used + bytes > this.limit) {
      let [largest, most] = [asking, asking.held + bytes];
      for (const memory of this.users.keys()) if (memory.held > most) [largest, most] = [memory, memory.held];
      if (largest === asking) throw new OutOfMemory();
      this.users.get(largest)?.();
      this.remove(largest);
    }
  }
}

/** What one container holds: variables, arguments, files, what is in pipes. */
export class Memory {
  readonly limit: number;
  private readonly machine: MachineMemory;
  private isClosed = false;
  private used = 0;

  /**
   * @param limit in bytes
   * @param kill ends the container where all together hold too much
   */
  constructor(limit: number, machine: MachineMemory, kill: () => void) {
    this.limit = limit;
    this.machine = machine;
    machine.add(this, kill);
  }

  /** In bytes. */
  get held(): number {
    return this.used;
  }

  /** @throws {OutOfMemory} before it holds more than it may */
  hold(bytes: number): void {
    if (this.isClosed) return;
    if (this.used + bytes > this.limit) throw new OutOfMemory();
    this.machine.reclaim(bytes, this);
    this.change(bytes);
  }

  release(bytes: number): void {
    if (!this.isClosed) this.change(-bytes);
  }

  /** The container has ended, and holds nothing any more. */
  close(): void {
    if (this.isClosed) return;
    this.isClosed = true;
    this.machine.remove(this);
    this.used = 0;
  }

  private change(bytes: number): void {
    this.used += bytes;
    this.machine.change(bytes);
  }
}

/** What one owner within a container holds; let go with it. */
export class Holding implements Disposable {
  private readonly memory: Memory;
  private bytes = 0;

  constructor(memory: Memory, bytes = 0) {
    this.memory = memory;
    this.grow(bytes);
  }

  /** @throws {OutOfMemory} where the container holds too much by that */
  grow(bytes: number): void {
    if (bytes > 0) this.memory.hold(bytes);
    else this.memory.release(-bytes);
    this.bytes += bytes;
  }

  [Symbol.dispose](): void {
    this.memory.release(this.bytes);
    this.bytes = 0;
  }
}
