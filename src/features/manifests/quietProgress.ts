import * as vscode from "vscode";

/** After so long people want to see that something goes on, and a way to stop it. In milliseconds. */
const longMs = 1500;

/**
 * Shows in the status bar that work goes on and, when it takes long, in a notification that can cancel it; until it is
 * disposed.
 */
export class QuietProgress {
  readonly #cancelled = new AbortController();
  readonly #ended = Promise.withResolvers<undefined>();
  readonly #timer: NodeJS.Timeout;

  constructor(title: string) {
    const { promise } = this.#ended;
    void vscode.window.withProgress({ location: vscode.ProgressLocation.Window, title }, () => promise);
    this.#timer = setTimeout(() => {
      void vscode.window.withProgress(
        { location: vscode.ProgressLocation.Notification, title, cancellable: true },
        (_, token) => {
          token.onCancellationRequested(() => this.#cancelled.abort());
          return promise;
        },
      );
    }, longMs);
  }

  /** Whether somebody has cancelled it. */
  get signal(): AbortSignal {
    return this.#cancelled.signal;
  }

  [Symbol.dispose](): void {
    clearTimeout(this.#timer);
    this.#ended.resolve(undefined);
  }
}
