/** Something that holds on to resources until it is told to let go; the shape of VS Code's own. */
export interface Disposable {
  dispose(): void;
}

/** Owns what was created along the way; what is added after its end is let go at once. */
export class DisposableStore implements Disposable {
  private readonly owned = new Set<Disposable>();
  private ended = false;

  add<T extends Disposable>(disposable: T): T {
    if (this.ended) disposable.dispose();
    else this.owned.add(disposable);
    return disposable;
  }

  dispose(): void {
    this.ended = true;
    const lastFirst = [...this.owned].reverse();
    this.owned.clear();
    for (const disposable of lastFirst) disposable.dispose();
  }
}
