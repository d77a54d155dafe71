import { t } from "@vscode/l10n";
import * as vscode from "vscode";

/** Asks who the learners are, and opens the rights that they need in a shared cluster as an untitled manifest. */
export async function newRbacManifest(): Promise<void> {
  const { rbacManifest, readLearners } = await import("../../instructors/index.ts");
  const title = t("New Workshop RBAC Manifest");
  const list = await vscode.window.showInputBox({
    title,
    prompt: t("User names of the learners, separated by spaces. Each gets a namespace of the same name."),
    placeHolder: "learner-1 learner-2 learner-3",
    ignoreFocusOut: true,
    validateInput: (value) =>
      readLearners(value)
        ? undefined
        : t("Use lowercase letters, digits, and hyphens, as in names of namespaces."),
  });
  const learners = list === undefined ? undefined : readLearners(list);
  if (!learners) return;
  const choice = await vscode.window.showQuickPick(
    [
      {
        label: t("Without the right to cordon nodes"),
        detail: t("For the step about the data plane, learners use the practice cluster."),
        mayCordon: false,
      },
      {
        label: t("With the right to cordon nodes"),
        detail: t("Only for a cluster that nobody else uses: a cordoned node takes no new pods of anyone."),
        mayCordon: true,
      },
    ],
    { title, ignoreFocusOut: true },
  );
  if (!choice) return;
  const document = await vscode.workspace.openTextDocument({
    language: "yaml",
    content: rbacManifest(learners, choice),
  });
  await vscode.window.showTextDocument(document);
}
