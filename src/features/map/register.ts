import { type Disposable, DisposableStore } from "@kubernetes-workshop/kubernetes/base/disposable";
import type { Logger } from "@kubernetes-workshop/kubernetes/base/logger";
import type * as vscode from "vscode";
import { commandIds } from "../../ids.ts";
import type { ConnectedCluster } from "../../session/clusterSession.ts";
import { registerCommand } from "../../vscode/registerCommand.ts";
import type { LiveMap } from "./liveMap.ts";
import type { MapPanel } from "./mapPanel.ts";

/** What the composition root gets of the live map. */
export interface RegisteredMap extends Disposable {
  /** Opens a small map, which follows the connected cluster until it is disposed. */
  small(): Promise<LiveMap>;
}

/** The command that opens the live map. Its code is loaded when a map is first opened. */
export function registerMap(extensionUri: vscode.Uri, cluster: ConnectedCluster, log: Logger): RegisteredMap {
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
  return {
    dispose: () => owned.dispose(),
    small: async () => {
      const { LiveMap } = await import("./liveMap.ts");
      return new LiveMap(cluster, "small", log);
    },
  };
}
