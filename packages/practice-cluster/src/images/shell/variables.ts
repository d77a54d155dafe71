import { copied } from "../container/copied.ts";
import { Holding, type Memory } from "../container/memory.ts";

/** Overhead of a variable, in bytes. */
const variableBytes = 32;

/** The variables of one shell, counted as memory of its container. */
export class Variables implements Disposable {
  readonly values: Map<string, string>;
  private readonly holding: Holding;

  constructor(values: ReadonlyMap<string, string>, memory: Memory) {
    let bytes = 0;
    for (const [name, value] of values) bytes += variableBytes + name.length + value.length;
    this.holding = new Holding(memory, bytes);
    this.values = new Map(values);
  }

  get(name: string): string | undefined {
    return this.values.get(name);
  }

  set(name: string, value: string): void {
    const before = this.values.get(name);
    const more = before === undefined ? variableBytes + name.length : -before.length;
    this.holding.grow(more + value.length);
    this.values.set(name, copied(value));
  }

  delete(name: string): void {
    const before = this.values.get(name);
    if (before === undefined) return;
    this.values.delete(name);
    this.holding.grow(-(variableBytes + name.length + before.length));
  }

  [Symbol.dispose](): void {
    this.holding[Symbol.dispose]();
  }
}
