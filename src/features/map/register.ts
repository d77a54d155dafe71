import { type Disposable, DisposableStore } from "@kubernetes-workshop/kubernetes/base/disposable";
import type { Logger } from "@kubernetes-workshop/kubernetes/base/logger";
import type * as vscode from "vscode";
import { commandIds } from "../../ids.ts";
import type { ConnectedCluster } from "../../session/clusterSession.ts";
import { registerCommand } from "../../vscode/registerCommand.ts";
import type { MapPanel } from "./mapPanel.ts";

/** The command that opens the live map. Its code is loaded when it is first opened. */
export function registerMap(extensionUri: vscode.Uri, cluster: ConnectedCluster, log: Logger): Disposable {
  const owned = new DisposableStore();
  let panel: MapPanel | undefined;
  owned.add({ dispose: () => panel?.dispose() });
  owned.add(
    registerCommand(commandIds.showMap, log, async () => {
      const { MapPanel } = await import("./mapPanel.ts");
      if (panel) {
        panel.reveal();
        return;
      }
      panel = new MapPanel(extensionUri, cluster, log);
      panel.onDidClose(() => (panel = undefined));
    }),
  );
  return owned;
}
