import * as vscode from "vscode";
import { type Disposable, DisposableStore } from "@kubernetes-workshop/kubernetes/base/disposable";
import { commandIds, terminalProfileIds } from "../../ids.ts";
import { registerClusterCommand } from "../../session/registerClusterCommand.ts";
import type { ShellFeature } from "./shellFeature.ts";
import type { CommandLink } from "./workshopShell.ts";

/** Registers the Workshop Shell: a terminal that runs kubectl's commands on the connected cluster, without kubectl. */
export function registerShell(feature: ShellFeature): Disposable {
  const owned = new DisposableStore();
  const options = async (): Promise<vscode.ExtensionTerminalOptions> => {
    const { terminalOptions } = await import("./workshopShell.ts");
    return terminalOptions(feature);
  };
  owned.add(
    registerClusterCommand(commandIds.openShell, feature.cluster, feature.log, async () => {
      vscode.window.createTerminal(await options()).show();
    }),
  );
  owned.add(
    vscode.window.registerTerminalProfileProvider(terminalProfileIds.shell, {
      provideTerminalProfile: async () => new vscode.TerminalProfile(await options()),
    }),
  );
  owned.add(
    vscode.window.registerTerminalLinkProvider({
      provideTerminalLinks: async ({ line, terminal }) => {
        // Load nothing for lines of other terminals.
        if (!("pty" in terminal.creationOptions)) return [];
        const { commandLinks } = await import("./workshopShell.ts");
        return commandLinks(line, terminal);
      },
      handleTerminalLink: ({ command }: CommandLink) => void vscode.commands.executeCommand(command),
    }),
  );
  return owned;
}
