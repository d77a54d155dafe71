import type * as vscode from "vscode";
import { type Disposable, DisposableStore } from "@kubernetes-workshop/kubernetes/base/disposable";
import type { Logger } from "@kubernetes-workshop/kubernetes/base/logger";
import type { ClusterElement } from "../../clusterTree/elements.ts";
import { commandIds, contextKeys } from "../../ids.ts";
import type { ConnectedCluster } from "../../session/clusterSession.ts";
import { registerClusterCommand } from "../../session/registerClusterCommand.ts";
import { setContextKey } from "../../vscode/contextKey.ts";
import { registerCommand } from "../../vscode/registerCommand.ts";

const remembered = 3;

/**
 * Registers the label filter of the view. The filter ends with the connection; while active, it is the view's
 * description.
 *
 * @param filtered called when the filter has changed
 */
export function registerLabelFilter(
  cluster: ConnectedCluster,
  view: vscode.TreeView<ClusterElement>,
  filtered: () => void,
  log: Logger,
): Disposable {
  const owned = new DisposableStore();
  let recent: readonly string[] = [];

  const show = (): void => {
    const selector = cluster.session?.tree.labelSelector;
    view.description = selector ?? "";
    setContextKey(contextKeys.labelFilter, selector !== undefined);
  };
  const filterBy = (selector: string | undefined): void => {
    if (cluster.session) cluster.session.tree.labelSelector = selector;
    show();
    filtered();
  };

  owned.add(cluster.onDidChangeSession(show));
  owned.add(registerCommand(commandIds.clearLabelFilter, log, () => filterBy(undefined)));
  owned.add(
    registerClusterCommand(commandIds.filterByLabel, cluster, log, async (session) => {
      const { askSelector } = await import("./askSelector.ts");
      const typed = await askSelector(session.tree.labelSelector, recent);
      // Another cluster may have been connected in the meantime.
      if (typed === undefined || session !== cluster.session) return;
      const selector = typed.trim();
      if (selector !== "")
        recent = [selector, ...recent.filter((other) => other !== selector)].slice(0, remembered);
      filterBy(selector === "" ? undefined : selector);
    }),
  );
  return owned;
}
