import { t } from "@vscode/l10n";
import * as vscode from "vscode";
import { type Disposable, DisposableStore } from "@kubernetes-workshop/kubernetes/base/disposable";
import type { Logger } from "@kubernetes-workshop/kubernetes/base/logger";
import { commandIds, contextKeys, settingIds } from "../../ids.ts";
import type { ChangePermissions } from "../../session/changePermissions.ts";
import type { ConnectedCluster } from "../../session/clusterSession.ts";
import { isChangeable, readOnlyReason } from "../../session/confirmed.ts";
import { registerClusterCommand } from "../../session/registerClusterCommand.ts";
import { setContextKey } from "../../vscode/contextKey.ts";

/**
 * Registers the commands that allow changes in the connected context, and that make it read-only again. The commands
 * that change something stay in the menus of a read-only context, because they explain why it is.
 *
 * @param changed called when the context may have become read-only, or changeable
 */
export function registerReadOnly(
  cluster: ConnectedCluster,
  permissions: ChangePermissions,
  changed: () => void,
  log: Logger,
): Disposable {
  const owned = new DisposableStore();
  const show = (): void => {
    const { session } = cluster;
    setContextKey(contextKeys.readOnly, session !== undefined && readOnlyReason(session) !== undefined);
    changed();
  };
  owned.add(cluster.onDidChangeSession(show));
  owned.add(permissions.onDidChange(show));
  owned.add(
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration(settingIds.readOnlyContexts)) show();
    }),
  );
  // Permissions are shared by all windows, and nothing tells of what another one did.
  owned.add(vscode.window.onDidChangeWindowState(({ focused }) => focused && show()));
  owned.add(
    registerClusterCommand(commandIds.allowChanges, cluster, log, async (session) => {
      if (await isChangeable(session))
        void vscode.window.showInformationMessage(
          t("Changes in context {0} are allowed. Each one asks first.", session.kubeContext),
        );
    }),
  );
  owned.add(
    registerClusterCommand(commandIds.makeReadOnly, cluster, log, (session) => permissions.withdraw(session)),
  );
  return owned;
}
