import { t } from "@vscode/l10n";
import * as vscode from "vscode";
import { type Disposable, DisposableStore } from "@kubernetes-workshop/kubernetes/base/disposable";
import type { Logger } from "@kubernetes-workshop/kubernetes/base/logger";
import type { ObjectReference } from "@kubernetes-workshop/kubernetes/resources/kubernetesObject";
import { commandIds } from "../../ids.ts";
import { PortForward, type ServeConnection } from "../../inspect/forward/portForward.ts";
import type { ClusterSession, ConnectedCluster } from "../../session/clusterSession.ts";

/** What is forwarded where. */
interface Forward {
  readonly session: ClusterSession;
  readonly reference: ObjectReference;
  readonly remotePort: number;
  readonly local: PortForward;
  /** Why the latest connection failed; undefined while none has. */
  trouble: string | undefined;
}

/** The ports that are forwarded, with their number in the status bar. All end with the connection to their cluster. */
export class Forwards implements Disposable {
  private readonly all = new Set<Forward>();
  private readonly owned = new DisposableStore();
  private readonly item: vscode.StatusBarItem;
  private readonly log: Logger;

  constructor(cluster: ConnectedCluster, log: Logger) {
    this.log = log;
    this.item = this.owned.add(vscode.window.createStatusBarItem(vscode.StatusBarAlignment.Left));
    this.item.command = commandIds.showForwards;
    this.owned.add(
      cluster.onDidChangeSession((session) => {
        for (const forward of this.all) if (forward.session !== session) this.stop(forward);
      }),
    );
  }

  /**
   * Opens a local port.
   *
   * @param serve returns what serves its connections, and takes where to say what goes wrong
   * @returns the address for a browser
   * @throws an error with a code if the port cannot be had
   */
  async start(
    { session, reference, remotePort }: Pick<Forward, "session" | "reference" | "remotePort">,
    localPort: number,
    serve: (failed: (reason: string) => void) => ServeConnection,
  ): Promise<string> {
    const failed = (reason: string): void => {
      forward.trouble = reason;
      this.log.warn(`Port forward to ${reference.name}:${remotePort}: a connection failed`);
      this.show();
    };
    const local = await PortForward.open(localPort, serve(failed));
    const forward: Forward = { session, reference, remotePort, local, trouble: undefined };
    this.all.add(forward);
    this.show();
    return addressOf(forward);
  }

  /** Has people open or stop what is forwarded. */
  async pick(): Promise<void> {
    if (this.all.size === 0) {
      void vscode.window.showInformationMessage(t("No port is forwarded."));
      return;
    }
    const quickPick = vscode.window.createQuickPick<ForwardItem>();
    quickPick.title = t("Forwarded Ports");
    quickPick.placeholder = t("Select one to open it in a browser");
    quickPick.items = this.items();
    quickPick.onDidTriggerItemButton(({ item }) => {
      this.stop(item.forward);
      quickPick.items = this.items();
      if (this.all.size === 0) quickPick.hide();
    });
    quickPick.onDidAccept(() => {
      const [picked] = quickPick.selectedItems;
      quickPick.hide();
      if (picked) void vscode.env.openExternal(vscode.Uri.parse(addressOf(picked.forward)));
    });
    quickPick.onDidHide(() => quickPick.dispose());
    quickPick.show();
    await Promise.resolve();
  }

  dispose(): void {
    for (const { local } of this.all) local.dispose();
    this.all.clear();
    this.owned.dispose();
  }

  private stop(forward: Forward): void {
    forward.local.dispose();
    this.all.delete(forward);
    this.show();
  }

  private items(): ForwardItem[] {
    return [...this.all].map((forward) => ({
      label: `127.0.0.1:${forward.local.port}`,
      description: `→ ${titleOf(forward)}`,
      ...(forward.trouble !== undefined && { detail: `$(warning) ${forward.trouble}` }),
      buttons: [{ iconPath: new vscode.ThemeIcon("debug-stop"), tooltip: t("Stop Forwarding") }],
      forward,
    }));
  }

  private show(): void {
    const isTroubled = [...this.all].some(({ trouble }) => trouble !== undefined);
    this.item.text = `$(${isTroubled ? "warning" : "plug"}) ${t("Forwarded: {0}", this.all.size)}`;
    this.item.tooltip = [...this.all]
      .map((forward) => `127.0.0.1:${forward.local.port} → ${titleOf(forward)}`)
      .join("\n");
    if (this.all.size > 0) this.item.show();
    else this.item.hide();
  }
}

interface ForwardItem extends vscode.QuickPickItem {
  readonly forward: Forward;
}

function titleOf({ reference, remotePort }: Forward): string {
  return `${reference.kind} ${reference.name}:${remotePort}`;
}

function addressOf({ local, remotePort }: Forward): string {
  return `${remotePort === 443 || remotePort === 8443 ? "https" : "http"}://127.0.0.1:${local.port}/`;
}
