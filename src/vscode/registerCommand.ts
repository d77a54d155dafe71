import * as vscode from "vscode";
import type { Logger } from "@kubernetes-workshop/kubernetes/base/logger";
import type { CommandId } from "../ids.ts";

/**
 * Registers a command. Commands show expected errors themselves; an unexpected one goes to the log with its stack, and
 * VS Code shows its message.
 */
export function registerCommand(
  id: CommandId,
  log: Logger,
  run: (...args: unknown[]) => void | Promise<void>,
): vscode.Disposable {
  return vscode.commands.registerCommand(id, async (...args: unknown[]) => {
    try {
      await run(...args);
    } catch (error) {
      log.error(error instanceof Error ? error : String(error), id);
      throw error;
    }
  });
}
