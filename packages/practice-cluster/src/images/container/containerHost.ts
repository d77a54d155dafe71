import { Cpu } from "./cpu.ts";
import { MachineMemory } from "./memory.ts";

const mebibyte = 2 ** 20;

/** What the containers of a cluster share, since one thread simulates them all. */
export class ContainerHost {
  readonly cpu: Cpu;
  /** Bytes that all containers hold together. */
  readonly memory: MachineMemory;
  /** Bytes that one container holds at most, whatever its own limit. */
  readonly memoryOfContainer: number;
  private readonly killed = new Set<string>();

  constructor({
    cpu = new Cpu(),
    memory = 48 * mebibyte,
    memoryOfContainer = 8 * mebibyte,
  }: { readonly cpu?: Cpu; readonly memory?: number; readonly memoryOfContainer?: number } = {}) {
    this.cpu = cpu;
    this.memory = new MachineMemory(memory);
    this.memoryOfContainer = memoryOfContainer;
  }

  /** Notes that a container, by its id, was ended because of its memory. */
  killForMemory(container: string): void {
    this.killed.add(container);
  }

  wasKilledForMemory(container: string): boolean {
    return this.killed.has(container);
  }

  /** Forgets a container that is removed. */
  forget(container: string): void {
    this.killed.delete(container);
  }
}
