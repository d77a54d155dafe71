import { t } from "@vscode/l10n";
import type { Disposable } from "@kubernetes-workshop/kubernetes/base/disposable";
import type { ClusterConnector } from "../../session/clusterConnector.ts";
import type { PracticeChange, PracticeSource } from "../../session/connectionTarget.ts";

/** The parts of the connector that are used here. */
type Connector = Pick<ClusterConnector, "state" | "retry" | "disconnect" | "fail">;

/** Keeps a connection to the practice cluster in step with the practice cluster itself. */
export class PracticeFollower implements Disposable {
  private readonly connector: Connector;
  private readonly practice: PracticeSource;
  private readonly subscription: Disposable;
  private isMadeGood = false;

  constructor(connector: Connector, practice: PracticeSource) {
    this.connector = connector;
    this.practice = practice;
    this.subscription = practice.onDidChange((change) => void this.follow(change));
  }

  /** A note about the current connection, for the view. */
  get note(): string | undefined {
    return this.isMadeGood
      ? t(
          "The practice cluster stopped unexpectedly and was restarted. Everything you applied is still there.",
        )
      : undefined;
  }

  /**
   * Handles a practice cluster that no longer responds. If it runs in this window, an event reports its end or reset.
   * Otherwise either its window was closed, and it is started here; or the user stopped it there, and it stays stopped.
   */
  async lost(): Promise<void> {
    if (this.practice.isRunning) return;
    const before = this.connector.state;
    const wasStopped = await this.practice.wasStopped();
    if (this.connector.state !== before) return;
    await (wasStopped ? this.connector.disconnect("practiceStopped") : this.connector.retry());
  }

  /** Reconnects at the user's request, and drops the note. */
  async retry(): Promise<void> {
    this.isMadeGood = false;
    await this.connector.retry();
  }

  dispose(): void {
    this.subscription.dispose();
  }

  private async follow(change: PracticeChange): Promise<void> {
    const { state } = this.connector;
    if (!("target" in state) || state.target.kind !== "practice") return;
    switch (change) {
      case "started":
        return;
      case "stopped":
        this.isMadeGood = false;
        return this.connector.disconnect();
      case "reset":
        this.isMadeGood = false;
        return this.connector.retry();
      case "died":
        this.isMadeGood = true;
        return this.connector.retry();
      case "diedAgain":
        // `tellSetAside` reports the objects that are missing now.
        this.isMadeGood = false;
        return this.connector.retry();
      case "diedForGood":
        this.isMadeGood = false;
        return this.connector.fail(
          new Error(
            t(
              "The practice cluster stopped unexpectedly, and again after a restart. See the log for details.",
            ),
          ),
        );
    }
  }
}
