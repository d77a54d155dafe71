/** Holds resources until disposed; compatible with VS Code's `Disposable`. */
export interface Disposable {
  dispose(): void;
}

/** Disposes everything added to it. Anything added after that is disposed at once. */
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
