import { isOutOfMemory, type Memory } from "./memory.ts";

/** The processes were ended from outside: the container stopped, or they were killed. */
export class ProcessEnded extends Error {}

/** A process, which runs until it is disposed of. */
export interface Process extends Disposable {
  readonly pid: number;
}

/** The resources that the processes of a container share. */
export interface GroupBudget {
  readonly memory: Memory;
  /** Settles when work may continue; undefined means at once. */
  turn(): Promise<void> | undefined;
  /** Adds a process, until it is disposed of. */
  fork(): Disposable;
  endOutOfMemory(): void;
  leave(group: ProcessGroup): void;
}

/** A process that waits until another one wakes it, or until it is ended. */
export interface Parked {
  readonly woken: Promise<void>;
  wake(): void;
}

/** Steps, of about a microsecond each, between two looks at the clock. */
const uncheckedSteps = 64;

/**
 * The processes that start together: the container's own process, or that of a `kubectl exec`, with its descendants.
 */
export class ProcessGroup {
  readonly budget: GroupBudget;
  private readonly killProcess: () => void;
  private readonly parked = new Set<() => void>();
  private steps = 0;
  private lastPid: number;
  private isEnded = false;

  /** @param kill ends the runtime's process that runs the group, with everything it waits for */
  constructor(budget: GroupBudget, pid: number, kill: () => void) {
    this.budget = budget;
    this.lastPid = pid;
    this.killProcess = kill;
  }

  /** Counts work already done, which the next {@link spend} waits for. */
  owe(steps: number): void {
    this.steps += steps;
  }

  /**
   * Counts work; settles when the process may continue, and returns undefined if that is at once.
   *
   * @throws {ProcessEnded} once the group has ended
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

  /** Waits for another process. */
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
   * Starts a process.
   *
   * @throws {ShellError} if the container has too many
   */
  fork(): Process {
    const process = this.budget.fork();
    return { [Symbol.dispose]: () => process[Symbol.dispose](), pid: ++this.lastPid };
  }

  /** Handles the failure of a background process. */
  fail(error: unknown): void {
    if (isOutOfMemory(error)) this.budget.endOutOfMemory();
  }

  /** Ends the group with its first process; the others end at their next step. */
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
