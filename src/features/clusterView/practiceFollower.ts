import { t } from "@vscode/l10n";
import type { Disposable } from "@kubernetes-workshop/kubernetes/base/disposable";
import type { ClusterConnector } from "../../session/clusterConnector.ts";
import type { PracticeChange, PracticeSource } from "../../session/connectionTarget.ts";

/** What of the connector is used here. */
type Connector = Pick<ClusterConnector, "state" | "retry" | "disconnect" | "fail">;

/** Does to a connection to the practice cluster what becomes of the practice cluster. */
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

  /** What is to be said of the connection that there is now. */
  get note(): string | undefined {
    return this.isMadeGood
      ? t(
          "The practice cluster stopped unexpectedly and was restarted. Everything you applied is still there.",
        )
      : undefined;
  }

  /**
   * The connected practice cluster does not answer. Where it is that of this window, its end or its reset is told of.
   * Else its window was closed, and it is started here; or somebody has stopped it there, and meant it.
   */
  async lost(): Promise<void> {
    if (this.practice.isRunning) return;
    const before = this.connector.state;
    const wasStopped = await this.practice.wasStopped();
    if (this.connector.state !== before) return;
    await (wasStopped ? this.connector.disconnect("practiceStopped") : this.connector.retry());
  }

  /** Somebody wants it anew, and has read what was to be said. */
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
        // What is not there any more is told of by whoever has set it aside.
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
