import * as vscode from "vscode";
import { shellName } from "./shellAssignment.ts";

/** So long a shell may take until it is known whether it has VS Code's integration. In milliseconds. */
const limitMs = 5_000;

/** https://code.visualstudio.com/docs/terminal/shell-integration */
const integratedShells: readonly string[] = ["bash", "fish", "powershell", "pwsh", "zsh"];

/**
 * Runs a line in a terminal that was opened just now, in sight. Where the shell can say that it is ready, that is
 * waited for: something in its profile might read what is typed before.
 *
 * @param shell path of the shell's program
 */
export async function runWhenReady(terminal: vscode.Terminal, shell: string, line: string): Promise<void> {
  const integration = canIntegrate(shell) ? await integrationOf(terminal) : undefined;
  if (integration) integration.executeCommand(line);
  else terminal.sendText(line);
}

function canIntegrate(shell: string): boolean {
  const setting = vscode.workspace.getConfiguration("terminal.integrated.shellIntegration");
  return setting.get<boolean>("enabled", true) && integratedShells.includes(shellName(shell));
}

/** Undefined where it does not come in time. */
async function integrationOf(
  terminal: vscode.Terminal,
): Promise<vscode.TerminalShellIntegration | undefined> {
  if (terminal.shellIntegration) return terminal.shellIntegration;
  const { promise, resolve } = Promise.withResolvers<vscode.TerminalShellIntegration | undefined>();
  const timer = setTimeout(() => resolve(undefined), limitMs);
  const subscriptions = [
    vscode.window.onDidChangeTerminalShellIntegration((event) => {
      if (event.terminal === terminal) resolve(event.shellIntegration);
    }),
    vscode.window.onDidCloseTerminal((closed) => {
      if (closed === terminal) resolve(undefined);
    }),
  ];
  try {
    return await promise;
  } finally {
    clearTimeout(timer);
    for (const subscription of subscriptions) subscription.dispose();
  }
}
