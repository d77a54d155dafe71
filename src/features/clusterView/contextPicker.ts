import { t } from "@vscode/l10n";
import * as vscode from "vscode";
import type { KubeContextChoice } from "./clusterConnector.ts";

/** Lets people choose a kubeContext; undefined when they chose none. */
export async function pickContext(
  choices: readonly KubeContextChoice[],
  connected: string | undefined,
): Promise<string | undefined> {
  const items = choices.map((choice) => ({
    label: choice.name,
    description: marksOf(choice, connected),
    detail: [choice.server, choice.user, choice.namespace].filter((part) => part).join(" · "),
    iconPath: new vscode.ThemeIcon(choice.name === connected ? "check" : "plug"),
    name: choice.name,
  }));
  const picked = await vscode.window.showQuickPick(items, {
    title: t("Connect to a cluster"),
    placeHolder: t("Choose a context of your kubeconfig"),
    matchOnDetail: true,
  });
  return picked?.name;
}

function marksOf(choice: KubeContextChoice, connected: string | undefined): string {
  const marks: string[] = [];
  if (choice.name === connected) marks.push(t("connected"));
  if (choice.isCurrent) marks.push(t("kubectl's current context"));
  return marks.join(", ");
}
