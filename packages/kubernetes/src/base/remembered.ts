/**
 * Asks for each key once, and remembers the answer for all who ask for it later, also while it is under way. A failure
 * is told to those who wait for it and forgotten, so that the next one asks anew.
 */
export class Remembered<K, V> {
  private readonly answers = new Map<K, Promise<V>>();
  private readonly ask: (key: K) => Promise<V>;

  constructor(ask: (key: K) => Promise<V>) {
    this.ask = ask;
  }

  get(key: K): Promise<V> {
    const known = this.answers.get(key);
    if (known) return known;
    const answer = this.ask(key);
    this.answers.set(key, answer);
    answer.catch(() => this.answers.delete(key));
    return answer;
  }
}
