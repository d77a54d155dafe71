/** A container exceeds its memory. */
class OutOfMemory extends Error {}

/** Whether an error means that memory ran out; a string longer than JavaScript's maximum counts, too. */
export function isOutOfMemory(error: unknown): boolean {
  return error instanceof OutOfMemory || (error instanceof RangeError && /string length/.test(error.message));
}

/** The memory of all containers; when it runs out, the largest container is killed, as by a kernel. */
export class MachineMemory {
  private readonly limit: number;
  private readonly users = new Map<Memory, () => void>();
  private used = 0;

  /** @param limit in bytes */
  constructor(limit: number) {
    this.limit = limit;
  }

  /** @param kill ends the container that holds the memory */
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

  /**
   * Frees memory for a request.
   *
   * @throws {OutOfMemory} if the requesting container is itself the largest
   */
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

/** The memory that one container holds: variables, arguments, files, and the contents of pipes. */
export class Memory {
  readonly limit: number;
  private readonly machine: MachineMemory;
  private isClosed = false;
  private used = 0;

  /**
   * @param limit in bytes
   * @param kill ends the container when all containers together exceed the machine's memory
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

  /** @throws {OutOfMemory} instead of exceeding a limit */
  hold(bytes: number): void {
    if (this.isClosed) return;
    if (this.used + bytes > this.limit) throw new OutOfMemory();
    this.machine.reclaim(bytes, this);
    this.change(bytes);
  }

  release(bytes: number): void {
    if (!this.isClosed) this.change(-bytes);
  }

  /** Releases everything when the container ends. */
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

/** The memory of one owner within a container, released on disposal. */
export class Holding implements Disposable {
  private readonly memory: Memory;
  private bytes = 0;

  constructor(memory: Memory, bytes = 0) {
    this.memory = memory;
    this.grow(bytes);
  }

  /** @throws {OutOfMemory} if that exceeds a limit */
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
