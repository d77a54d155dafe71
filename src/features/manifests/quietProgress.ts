import * as vscode from "vscode";

/** The delay before the notification, in milliseconds: by then, people want to see progress and a way to cancel. */
const longMs = 1500;

/**
 * Shows progress until disposed: in the status bar and, if the work takes long, in a notification that can cancel it.
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

  /** Aborted when the user cancels. */
  get signal(): AbortSignal {
    return this.#cancelled.signal;
  }

  [Symbol.dispose](): void {
    clearTimeout(this.#timer);
    this.#ended.resolve(undefined);
  }
}
