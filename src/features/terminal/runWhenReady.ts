import * as vscode from "vscode";
import { shellName } from "./shellAssignment.ts";

/** The time to wait for shell integration, in milliseconds. */
const limitMs = 5_000;

/** The shells with integration. https://code.visualstudio.com/docs/terminal/shell-integration */
const integratedShells: readonly string[] = ["bash", "fish", "powershell", "pwsh", "zsh"];

/**
 * Runs a line, visibly, in a terminal that was just opened. Waits until the shell is ready, if it can say so: a program
 * in its profile might read earlier input.
 *
 * @param shell the path of the shell's program
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

/** Waits for shell integration; undefined if it does not start in time. */
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
