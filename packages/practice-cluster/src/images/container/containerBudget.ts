import { ShellError } from "../shell/shellError.ts";
import type { ContainerHost } from "./containerHost.ts";
import type { CpuUser } from "./cpu.ts";
import { Memory } from "./memory.ts";
import { ProcessGroup } from "./processGroup.ts";

/** The limit of processes, as with a node's `podPidsLimit`; a process here is a step of a shell. */
const mostProcesses = 512;

/** Overhead of a process, in bytes. */
const processBytes = 2_048;

/** CPU time after which the container's log mentions the throttling. */
const tellAfterMs = 500;

export interface ContainerBudgetOptions {
  readonly host: ContainerHost;
  /** In bytes; the host's limit applies if it is lower. */
  readonly memoryLimit: number | undefined;
  /** Writes a line to the container's log. */
  readonly tell: (line: string) => void;
  /** Called when the container exceeds its memory, before its processes are killed. */
  readonly outOfMemory: () => void;
}

/** The resources that one container may use, with all its processes: a share of the CPU, memory, and processes. */
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

  /** @param kill ends the runtime's process that runs the group */
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

  /** @throws {ShellError} if there are too many */
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

  /**
   * Kills all processes of the container, whichever of them exceeded the memory, as a kernel does for a memory cgroup.
   */
  endOutOfMemory(): void {
    const limit = Math.round(this.memory.limit / 1_024);
    this.options.tell(
      `practice cluster: this container held more than its memory of ${limit}Ki and was killed`,
    );
    this.options.outOfMemory();
    this.end();
  }

  /** Called when the container's own process ends: ends the other processes, too. */
  end(): void {
    for (const group of [...this.groups]) group.kill();
    this.memory.close();
  }
}
