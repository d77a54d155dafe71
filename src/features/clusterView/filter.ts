import type * as vscode from "vscode";
import { type Disposable, DisposableStore } from "@kubernetes-workshop/kubernetes/base/disposable";
import type { Logger } from "@kubernetes-workshop/kubernetes/base/logger";
import type { ClusterElement } from "../../clusterTree/elements.ts";
import { filterWords } from "../../clusterTree/filterWords.ts";
import type { TreeFilter } from "../../clusterTree/treeFilter.ts";
import { type CommandId, commandIds, contextKeys } from "../../ids.ts";
import type { ClusterSession, ConnectedCluster } from "../../session/clusterSession.ts";
import { registerClusterCommand } from "../../session/registerClusterCommand.ts";
import { setContextKey } from "../../vscode/contextKey.ts";
import { registerCommand } from "../../vscode/registerCommand.ts";

const remembered = 3;

/**
 * Registers the filter of the view. It ends with the connection; while active, it is the view's description.
 *
 * @param filtered called when the filter has changed
 */
export function registerFilter(
  cluster: ConnectedCluster,
  view: vscode.TreeView<ClusterElement>,
  filtered: () => void,
  log: Logger,
): Disposable {
  const owned = new DisposableStore();
  let recent: readonly string[] = [];

  const show = (): void => {
    const filter = cluster.session?.tree.filter ?? {};
    const words = filterWords(filter);
    view.description = words ?? "";
    setContextKey(contextKeys.filtered, words !== undefined);
    setContextKey(contextKeys.onlyProblems, filter.onlyProblems ?? false);
  };
  const filterBy = (filter: TreeFilter): void => {
    if (cluster.session) cluster.session.tree.filter = filter;
    show();
    filtered();
  };
  const registerAsking = (
    id: CommandId,
    ask: (session: ClusterSession) => Promise<TreeFilter | undefined>,
  ): void => {
    owned.add(
      registerClusterCommand(id, cluster, log, async (session) => {
        const filter = await ask(session);
        // Another cluster may have been connected in the meantime.
        if (filter === undefined || session !== cluster.session) return;
        const { labels } = filter;
        if (labels !== undefined)
          recent = [labels, ...recent.filter((other) => other !== labels)].slice(0, remembered);
        filterBy(filter);
      }),
    );
  };

  owned.add(cluster.onDidChangeSession(show));
  owned.add(registerCommand(commandIds.clearLabelFilter, log, () => filterBy({})));
  registerAsking(commandIds.showOnlyProblems, ({ tree }) =>
    Promise.resolve({ ...tree.filter, onlyProblems: true }),
  );
  registerAsking(commandIds.showEverything, ({ tree }) =>
    Promise.resolve({ ...tree.filter, onlyProblems: undefined }),
  );
  registerAsking(commandIds.filterByLabel, async ({ tree }) => {
    const { askLabels } = await import("./askLabels.ts");
    return askLabels(tree.filter, recent);
  });
  for (const id of [commandIds.filter, commandIds.changeFilter])
    registerAsking(id, async (session) => {
      const { askFilter } = await import("./askFilter.ts");
      return askFilter(session, recent);
    });
  return owned;
}
