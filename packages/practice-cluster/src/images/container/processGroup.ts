import { isOutOfMemory, type Memory } from "./memory.ts";

/** The processes were ended from outside: the container has stopped, or they were killed. */
export class ProcessEnded extends Error {}

/** One process, until it is disposed of. */
export interface Process extends Disposable {
  readonly pid: number;
}

/** What the processes of a container share. */
export interface GroupBudget {
  readonly memory: Memory;
  /** When to go on with work; undefined is at once. */
  turn(): Promise<void> | undefined;
  /** Counts one more process, until it is disposed of. */
  fork(): Disposable;
  endOutOfMemory(): void;
  leave(group: ProcessGroup): void;
}

/** A process that waits for another, and is woken by it, or when it is ended. */
export interface Parked {
  readonly woken: Promise<void>;
  wake(): void;
}

/** So many steps, each of about a microsecond, are taken before the time is looked at. */
const uncheckedSteps = 64;

/** What was started together, the container's own process or one of `kubectl exec`, with all that it starts. */
export class ProcessGroup {
  readonly budget: GroupBudget;
  private readonly killProcess: () => void;
  private readonly parked = new Set<() => void>();
  private steps = 0;
  private lastPid: number;
  private isEnded = false;

  /** @param kill ends the process that runs it, with what that waits for */
  constructor(budget: GroupBudget, pid: number, kill: () => void) {
    this.budget = budget;
    this.lastPid = pid;
    this.killProcess = kill;
  }

  /** Counts work that was done, for the next {@link spend} to wait for. */
  owe(steps: number): void {
    this.steps += steps;
  }

  /**
   * Counts work, and says when to go on; undefined is at once.
   *
   * @throws {ProcessEnded} once it is ended
   */
  spend(steps: number): Promise<void> | undefined {
    if (this.isEnded) throw new ProcessEnded();
    this.steps += steps;
    if (this.steps < uncheckedSteps) return undefined;
    this.steps = 0;
    return this.budget.turn()?.then(() => {
      if (this.isEnded) throw new ProcessEnded();
    });
  }

  /** Waits for what another process does. */
  park(): Parked {
    const { promise, resolve } = Promise.withResolvers<undefined>();
    const wake = (): void => {
      this.parked.delete(wake);
      resolve(undefined);
    };
    this.parked.add(wake);
    if (this.isEnded) wake();
    const woken = promise.then(() => {
      if (this.isEnded) throw new ProcessEnded();
    });
    return { woken, wake };
  }

  /**
   * Begins a process.
   *
   * @throws {ShellError} where the container has too many
   */
  fork(): Process {
    const process = this.budget.fork();
    return { [Symbol.dispose]: () => process[Symbol.dispose](), pid: ++this.lastPid };
  }

  /** What nobody waits for has failed. */
  fail(error: unknown): void {
    if (isOutOfMemory(error)) this.budget.endOutOfMemory();
  }

  /** Its first process has ended; what is left of the others ends at its next step. */
  end(): void {
    if (this.isEnded) return;
    this.isEnded = true;
    this.budget.leave(this);
    for (const wake of [...this.parked]) wake();
  }

  kill(): void {
    this.end();
    this.killProcess();
  }
}
