/** Scheduling of the thread; tests replace it. */
export interface Turns {
  /** A monotonic clock, in milliseconds. */
  now(): number;
  /** Continues after everything else that is due. */
  yield(goOn: () => void): void;
  rest(goOn: () => void, ms: number): void;
}

const turnsOfThread: Turns = {
  now: () => performance.now(),
  yield: (goOn) => void setImmediate(goOn),
  rest: (goOn, ms) => void setTimeout(goOn, ms),
};

/** A user of the CPU: a container with all its processes. */
export interface CpuUser {
  /** The time until which the container may continue without asking again. */
  until: number;
  /** CPU time used, approximately. */
  usedMs: number;
}

/** Length of one container's turn. */
const quantumMs = 1;
/** Containers work for this long altogether, and then rest: they get a tenth of the thread. */
const sliceMs = 5;
const restMs = 45;

/**
 * The CPU of all containers, throttled as a CPU quota throttles real ones: busy containers take turns in short slices,
 * and the thread is free in between.
 * https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/#how-pods-with-resource-limits-are-run
 */
export class Cpu {
  private readonly turns: Turns;
  private readonly waiting = new Map<CpuUser, (() => void)[]>();
  private isBusy = false;
  private spentMs = 0;

  constructor(turns: Turns = turnsOfThread) {
    this.turns = turns;
  }

  /** Settles at the start of the container's next turn; returns undefined while its turn lasts. */
  turn(user: CpuUser): Promise<void> | undefined {
    if (this.turns.now() < user.until) return undefined;
    return new Promise((resolve) => {
      const others = this.waiting.get(user);
      if (others) others.push(resolve);
      else this.waiting.set(user, [resolve]);
      if (this.isBusy) return;
      this.isBusy = true;
      this.turns.yield(() => this.goOn());
    });
  }

  private goOn(): void {
    const [first] = this.waiting;
    if (!first) {
      this.isBusy = false;
      return;
    }
    const [user, processes] = first;
    this.waiting.delete(user);
    const process = processes.shift();
    // The container queues again behind the others, however many processes it has.
    if (processes.length > 0) this.waiting.set(user, processes);
    const begun = this.turns.now();
    user.until = begun + quantumMs;
    process?.();
    this.turns.yield(() => {
      const tookMs = this.turns.now() - begun;
      user.usedMs += Math.min(tookMs, sliceMs);
      this.spentMs += tookMs;
      if (this.spentMs < sliceMs) {
        this.goOn();
        return;
      }
      this.spentMs = 0;
      this.turns.rest(() => this.goOn(), restMs);
    });
  }
}
