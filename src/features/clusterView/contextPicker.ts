import { t } from "@vscode/l10n";
import * as vscode from "vscode";
import type { KubeContextChoice } from "../../session/clusterConnector.ts";
import { type ConnectionTarget, isSameTarget, practiceTarget } from "../../session/connectionTarget.ts";

/** An entry; one without a target only gives information. */
interface TargetItem extends vscode.QuickPickItem {
  readonly target?: ConnectionTarget;
}

/**
 * Lets the user choose a cluster to connect to; undefined if they cancel.
 *
 * @param kubeContexts the contexts of the kubeconfig in use, or the error in it
 */
export async function pickTarget(
  kubeContexts: readonly KubeContextChoice[] | Error,
  connected: ConnectionTarget | undefined,
): Promise<ConnectionTarget | undefined> {
  const items: TargetItem[] = [
    practiceItem(connected),
    { label: t("Contexts in your kubeconfig"), kind: vscode.QuickPickItemKind.Separator },
    ...(kubeContexts instanceof Error
      ? [{ label: kubeContexts.message, iconPath: new vscode.ThemeIcon("info") }]
      : kubeContexts.map((choice) => contextItem(choice, connected))),
  ];
  const picked = await vscode.window.showQuickPick(items, {
    title: t("Connect to a cluster"),
    placeHolder: t("Select the practice cluster or a context from your kubeconfig"),
    matchOnDetail: true,
  });
  return picked?.target;
}

function practiceItem(connected: ConnectionTarget | undefined): TargetItem {
  return {
    label: t("Practice cluster"),
    description: isSameTarget(connected, practiceTarget) ? t("connected") : "",
    detail: t(
      "Simulated inside the extension. It needs no account and no network, and nothing in it is real.",
    ),
    iconPath: new vscode.ThemeIcon("mortar-board"),
    target: practiceTarget,
  };
}

function contextItem(choice: KubeContextChoice, connected: ConnectionTarget | undefined): TargetItem {
  const { target } = choice;
  const isConnected = isSameTarget(connected, target);
  const marks = [isConnected && t("connected"), choice.isCurrent && t("kubectl's current context")];
  return {
    label: target.name,
    description: marks.filter((mark) => mark).join(", "),
    detail: [target.server, choice.user, choice.namespace].filter((part) => part).join(" · "),
    iconPath: new vscode.ThemeIcon(isConnected ? "check" : "plug"),
    target,
  };
}
