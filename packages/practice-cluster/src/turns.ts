/** How long work may run before sockets and timers get their turn, in milliseconds. */
const sliceMs = 5;

export interface TurnsOptions {
  /** Returns the current time in milliseconds. */
  readonly now?: () => number;
  /** Runs a function after sockets and timers have had their turn. */
  readonly later?: (run: () => void) => void;
}

/**
 * Shares the thread between background work and requests. Continuations of promises run before any socket is read, so
 * work that only awaits its own promises would starve requests. Long work takes a turn before each step. The turn comes
 * at once while the current slice lasts, otherwise in a later slice, first come, first served.
 */
export class Turns {
  readonly #now: () => number;
  readonly #later: (run: () => void) => void;
  readonly #waiting: (() => void)[] = [];
  readonly #waitingClients: (() => void)[] = [];
  /** When the current slice began; undefined between slices. */
  #began: number | undefined;
  #lettingGo = false;

  constructor({ now = () => performance.now(), later = setImmediate }: TurnsOptions = {}) {
    this.#now = now;
    this.#later = later;
  }

  /** Whether the slice is over. Long loops check this now and then, and take a turn if so. */
  get over(): boolean {
    return this.#now() - this.#begin() >= sliceMs;
  }

  /** Resolves when the next step may run. */
  take(): Promise<void> {
    return this.#queue(this.#waiting);
  }

  /** Like `take`, but ahead of background work, for clients that wait for a response. */
  takeFirst(): Promise<void> {
    return this.#queue(this.#waitingClients);
  }

  #queue(waiting: (() => void)[]): Promise<void> {
    const turn = new Promise<void>((go) => waiting.push(go));
    if (!this.#lettingGo) void this.#letGo();
    return turn;
  }

  #begin(): number {
    if (this.#began === undefined) {
      this.#began = this.#now();
      this.#later(() => {
        this.#began = undefined;
        if (!this.#lettingGo) void this.#letGo();
      });
    }
    return this.#began;
  }

  /** Resumes waiters one by one while the slice lasts, so that a crowd of them does not all start in one slice. */
  async #letGo(): Promise<void> {
    this.#lettingGo = true;
    while (this.#waiting.length + this.#waitingClients.length > 0 && !this.over) {
      (this.#waitingClients.shift() ?? this.#waiting.shift())?.();
      // Lets the resumed work run before this loop continues.
      for (let step = 0; step < 3; step++) await Promise.resolve();
    }
    this.#lettingGo = false;
  }
}
