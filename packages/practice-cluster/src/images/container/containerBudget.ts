import { ShellError } from "../shell/shellError.ts";
import type { ContainerHost } from "./containerHost.ts";
import type { CpuUser } from "./cpu.ts";
import { Memory } from "./memory.ts";
import { ProcessGroup } from "./processGroup.ts";

/** As many as a process limit of a node allows a pod; processes here are steps of a shell. */
const mostProcesses = 512;

/** What a process costs beside what it holds, in bytes. */
const processBytes = 2_048;

/** A container that has worked for so long without a rest is told that it is throttled. */
const tellAfterMs = 500;

export interface ContainerBudgetOptions {
  readonly host: ContainerHost;
  /** In bytes; the host's own limit where it is less. */
  readonly memoryLimit: number | undefined;
  /** Writes a line to the container's log. */
  readonly tell: (line: string) => void;
  /** The container is over its memory; its processes are killed next. */
  readonly outOfMemory: () => void;
}

/** What one container may use, with all its processes: a share of the CPU, memory, a number of processes. */
export class ContainerBudget implements CpuUser {
  until = 0;
  usedMs = 0;
  readonly memory: Memory;
  private readonly options: ContainerBudgetOptions;
  private readonly groups = new Set<ProcessGroup>();
  private processes = 0;
  private hasTold = false;

  constructor(options: ContainerBudgetOptions) {
    this.options = options;
    const { host, memoryLimit } = options;
    const limit = Math.min(memoryLimit ?? host.memoryOfContainer, host.memoryOfContainer);
    this.memory = new Memory(limit, host.memory, () => this.endOutOfMemory());
  }

  /** @param kill ends the process of the runtime that runs the group */
  begin(pid: number, kill: () => void): ProcessGroup {
    const group = new ProcessGroup(this, pid, kill);
    this.groups.add(group);
    return group;
  }

  leave(group: ProcessGroup): void {
    this.groups.delete(group);
  }

  turn(): Promise<void> | undefined {
    if (this.usedMs > tellAfterMs && !this.hasTold) {
      this.hasTold = true;
      this.options.tell("practice cluster: this container works without a pause; its CPU is throttled");
    }
    return this.options.host.cpu.turn(this);
  }

  /** @throws {ShellError} where there are too many */
  fork(): Disposable {
    if (this.processes >= mostProcesses) throw new ShellError("can't fork: Resource temporarily unavailable");
    this.memory.hold(processBytes);
    this.processes += 1;
    return {
      [Symbol.dispose]: () => {
        this.processes -= 1;
        this.memory.release(processBytes);
      },
    };
  }

  /** As the kernel ends all processes of a container that is over its limit, whichever of them it was. */
  endOutOfMemory(): void {
    const limit = Math.round(this.memory.limit / 1_024);
    this.options.tell(
      `practice cluster: this container held more than its memory of ${limit}Ki and was killed`,
    );
    this.options.outOfMemory();
    this.end();
  }

  /** The container's own process has ended, and the others with it. */
  end(): void {
    for (const group of [...this.groups]) group.kill();
    this.memory.close();
  }
}
