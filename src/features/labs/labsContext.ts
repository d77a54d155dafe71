import type * as vscode from "vscode";
import type { Logger } from "@kubernetes-workshop/kubernetes/base/logger";
import type { ConnectedCluster } from "../../session/clusterSession.ts";

/** Where the labs are kept among what all windows remember. */
export const labsKey = "labs";

/** What labs need of the composition root. */
export interface LabsFeatureContext {
  readonly extensionContext: Pick<vscode.ExtensionContext, "extensionUri" | "globalState">;
  readonly cluster: ConnectedCluster;
  readonly log: Logger;
}
