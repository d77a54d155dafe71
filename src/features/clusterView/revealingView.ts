import * as vscode from "vscode";
import type { ClusterElement } from "../../clusterTree/elements.ts";
import { commandIds, showClusterView } from "../../ids.ts";
import type { RevealingView } from "./revealObject.ts";

/** The view of this window. */
export function revealingView(view: vscode.TreeView<ClusterElement>): RevealingView {
  return {
    get visible() {
      return view.visible;
    },
    reveal: (element, options) => view.reveal(element, options),
    show: async () => {
      await vscode.commands.executeCommand(showClusterView);
    },
    clearFilter: async () => {
      await vscode.commands.executeCommand(commandIds.clearLabelFilter);
    },
    tell: async (message, button) => {
      const shown = vscode.window.showInformationMessage(message, ...(button === undefined ? [] : [button]));
      // Only a message with a button is waited for.
      return button !== undefined && (await shown) === button;
    },
  };
}
