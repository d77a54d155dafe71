/** How the time of a thread is shared out; tests bring a time of their own. */
export interface Turns {
  /** Milliseconds that only go forward. */
  now(): number;
  /** Goes on once everything else that is due has had its turn. */
  yield(goOn: () => void): void;
  rest(goOn: () => void, ms: number): void;
}

const turnsOfThread: Turns = {
  now: () => performance.now(),
  yield: (goOn) => void setImmediate(goOn),
  rest: (goOn, ms) => void setTimeout(goOn, ms),
};

/** Who shares the CPU: a container with all its processes. */
export interface CpuUser {
  /** Until when it may go on without asking again. */
  until: number;
  /** How long it has worked, about. */
  usedMs: number;
}

/** One container goes on for so long before the next one does. */
const quantumMs = 1;
/** So long all of them together, in quanta, and then they rest: a tenth of the thread is theirs. */
const sliceMs = 5;
const restMs = 45;

/**
 * The CPU of all containers, throttled as a quota of CPU throttles real ones: containers that always have something
 * to do take turns in short slices, and the thread is free in between.
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

  /** Settles when it is the user's turn; undefined while its turn goes on. */
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
    // Behind the other containers, however many processes it has.
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
