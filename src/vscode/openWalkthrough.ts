import * as vscode from "vscode";
import { extensionId } from "./ids.ts";

/** Opens a walkthrough at one of its steps; `step` is `<walkthrough>.<step>`. */
export async function openWalkthrough(step: string): Promise<void> {
  const [walkthrough = "", id = ""] = step.split(".");
  const target = { category: `${extensionId}#${walkthrough}`, step: id };
  await vscode.commands.executeCommand("workbench.action.openWalkthrough", target, false);
}
