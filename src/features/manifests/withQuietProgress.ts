import { setTimeout as delay } from "node:timers/promises";
import * as vscode from "vscode";

/** After so long people want to see that something goes on, and a way to stop it. In milliseconds. */
const longMs = 1500;

/** Shows in the status bar that work goes on and, when it takes long, in a notification that can cancel it. */
export async function withQuietProgress<T>(
  title: string,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const cancelled = new AbortController();
  const working = work(cancelled.signal);
  const ended = working.then(
    () => "ended" as const,
    () => "ended" as const,
  );
  void vscode.window.withProgress({ location: vscode.ProgressLocation.Window, title }, () => ended);
  const waiting = new AbortController();
  const first = await Promise.race([
    ended,
    delay(longMs, "long" as const, { signal: waiting.signal }).catch(() => "ended" as const),
  ]);
  waiting.abort();
  if (first === "long")
    void vscode.window.withProgress(
      { location: vscode.ProgressLocation.Notification, title, cancellable: true },
      (_, token) => {
        token.onCancellationRequested(() => cancelled.abort());
        return ended;
      },
    );
  return working;
}
