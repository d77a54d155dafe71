import * as vscode from "vscode";
import { type WalkthroughStep, walkthroughStep } from "../ids.ts";

/** Opens a walkthrough at a step. */
export async function openWalkthrough(step: WalkthroughStep): Promise<void> {
  const { walkthrough, step: id } = walkthroughStep(step);
  const target = { category: walkthrough, step: id };
  await vscode.commands.executeCommand("workbench.action.openWalkthrough", target, false);
}
