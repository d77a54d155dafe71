import type * as vscode from "vscode";
import type { Logger } from "@kubernetes-workshop/kubernetes/base/logger";
import type { ConnectedCluster } from "../../session/clusterSession.ts";

/** The key of the labs in the state that all windows share. */
export const labsKey = "labs";

/** The parts of the extension that labs need. */
export interface LabsFeatureContext {
  readonly extensionContext: Pick<vscode.ExtensionContext, "extensionUri" | "globalState">;
  readonly cluster: ConnectedCluster;
  readonly log: Logger;
}
