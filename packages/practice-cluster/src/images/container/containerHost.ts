import { Cpu } from "./cpu.ts";
import { MachineMemory } from "./memory.ts";

const mebibyte = 2 ** 20;

/** The resources that all containers share: one thread simulates them. */
export class ContainerHost {
  readonly cpu: Cpu;
  /** Memory that all containers hold together, in bytes. */
  readonly memory: MachineMemory;
  /** The most memory that one container holds, in bytes, even with a higher limit of its own. */
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

  /** Records the id of a container that was killed for its memory. */
  killForMemory(container: string): void {
    this.killed.add(container);
  }

  wasKilledForMemory(container: string): boolean {
    return this.killed.has(container);
  }

  /** Forgets a removed container. */
  forget(container: string): void {
    this.killed.delete(container);
  }
}
