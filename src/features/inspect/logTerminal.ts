import { setTimeout as delay } from "node:timers/promises";
import { t } from "@vscode/l10n";
import * as vscode from "vscode";
import { asError } from "@kubernetes-workshop/kubernetes/base/asError";
import { logLimits } from "../../inspect/logs/logBuffer.ts";
import { LogView } from "../../inspect/logs/logView.ts";
import { PodLogs } from "../../inspect/logs/podLogs.ts";
import { isRequestError } from "../../session/isRequestError.ts";
import type { ClusterSession } from "../../session/clusterSession.ts";

/** Follows logs in a view until all have ended, or the signal is aborted. */
export type FollowLogs = (logs: PodLogs, view: LogView) => Promise<void>;

/**
 * A log in a terminal of VS Code, which has colours, search, and scrolling that stays where people read. As it keeps
 * only as many lines as a setting says, all that are kept here can be opened as a document.
 */
export class LogTerminal implements vscode.Pseudoterminal {
  private readonly written = new vscode.EventEmitter<string>();
  readonly onDidWrite = this.written.event;
  private readonly closed = new vscode.EventEmitter<void>();
  readonly onDidClose = this.closed.event;
  private readonly ended = new AbortController();
  private readonly view: LogView;
  private readonly session: ClusterSession;
  private readonly followLogs: FollowLogs;
  private readonly openText: (text: string) => void;

  /** @param openText opens a text as a document */
  constructor(
    title: string,
    session: ClusterSession,
    followLogs: FollowLogs,
    openText: (text: string) => void,
  ) {
    this.openText = openText;
    this.session = session;
    this.followLogs = followLogs;
    this.view = new LogView((output) => this.written.fire(output), [title, keysText()].join("\n"));
  }

  open(): void {
    this.view.draw();
    void this.follow();
  }

  /** Ends the log, and says why. */
  end(notice: string): void {
    if (this.ended.signal.aborted) return;
    this.ended.abort();
    this.view.say(undefined, notice);
  }

  handleInput(data: string): void {
    if (data === "t") this.view.toggleTimes();
    else if (data === "o") this.openText(this.view.text());
    else if (data === "q") this.closed.fire();
    else if (data === "\u0003") this.end(t("Stopped."));
  }

  close(): void {
    this.ended.abort();
    this.written.dispose();
    this.closed.dispose();
  }

  private async follow(): Promise<void> {
    const { signal } = this.ended;
    const { objects } = this.session;
    const logs = new PodLogs(this.view, {
      objects,
      signal,
      delay: (ms, aborted) => delay(ms, undefined, { signal: aborted }),
    });
    try {
      await this.followLogs(logs, this.view);
    } catch (thrown) {
      if (signal.aborted) return;
      const error = asError(thrown);
      this.view.say(undefined, isRequestError(error) ? error.said : error.message);
    }
  }
}

function keysText(): string {
  const scrollback = vscode.workspace.getConfiguration("terminal.integrated").get<number>("scrollback", 1000);
  return t(
    "t: time stamps · o: open the last {0} lines as a document (this terminal scrolls back {1}) · q: close",
    logLimits.lines,
    scrollback,
  );
}
