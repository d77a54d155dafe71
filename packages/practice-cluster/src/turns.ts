/** How long work goes on before sockets and timers get their turn, in milliseconds. */
const sliceMs = 5;

export interface TurnsOptions {
  /** The time, in milliseconds. */
  readonly now?: () => number;
  /** Runs something after sockets and timers had their turn. */
  readonly later?: (run: () => void) => void;
}

/**
 * Shares the thread: a promise that is fulfilled lets the next piece of work run before any socket is read, so that
 * work which only waits for itself would never let a request in. Whoever does much takes a turn before each piece;
 * it comes at once while the slice lasts, and otherwise in one of the next, first come, first served.
 */
export class Turns {
  readonly #now: () => number;
  readonly #later: (run: () => void) => void;
  readonly #waiting: (() => void)[] = [];
  readonly #waitingClients: (() => void)[] = [];
  /** When the slice began; undefined between slices. */
  #began: number | undefined;
  #lettingGo = false;

  constructor({ now = () => performance.now(), later = setImmediate }: TurnsOptions = {}) {
    this.#now = now;
    this.#later = later;
  }

  /** Whether the slice is over; who loops over much asks now and then, and takes a turn. */
  get over(): boolean {
    return this.#now() - this.#begin() >= sliceMs;
  }

  /** Resolves when the next piece of work may be done. */
  take(): Promise<void> {
    return this.#queue(this.#waiting);
  }

  /** The same for somebody who waits for an answer, ahead of all who work in the background. */
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

  /** Lets one after the other go on while the slice lasts: many who ask at once must not all begin in it. */
  async #letGo(): Promise<void> {
    this.#lettingGo = true;
    while (this.#waiting.length + this.#waitingClients.length > 0 && !this.over) {
      (this.#waitingClients.shift() ?? this.#waiting.shift())?.();
      // What is let go on runs before this goes on.
      for (let step = 0; step < 3; step++) await Promise.resolve();
    }
    this.#lettingGo = false;
  }
}
