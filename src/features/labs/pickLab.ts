import { t } from "@vscode/l10n";
import * as vscode from "vscode";
import type { LabProblem } from "../../labs/labProblem.ts";
import type { LabsModel } from "../../labs/labsModel.ts";

/** Lets the user choose a lab. Choosing one that cannot be read opens the file that has the problem. */
export async function pickLab({ labs, problems, current }: LabsModel): Promise<string | undefined> {
  const items = labs.map(({ id, title, minutes, isDone, isOfWorkspace }, index) => ({
    label: `$(${isDone ? "pass-filled" : "circle-large-outline"}) ${index + 1}. ${title}`,
    description: [
      t("about {0} min", minutes),
      ...(isOfWorkspace ? [t("of the workspace")] : []),
      ...(isDone ? [t("done")] : []),
      ...(id === current?.id ? [t("in progress")] : []),
    ].join(" · "),
    id,
  }));
  const faulty = [...new Set(problems.map(({ lab }) => lab))].map((lab) => {
    const own = problems.filter((each) => each.lab === lab);
    return {
      label: `$(error) ${vscode.Uri.parse(lab).path.split("/").at(-1) ?? ""}`,
      description: own.map(problemText).join(" · "),
      problem: own[0],
    };
  });
  const picked = await vscode.window.showQuickPick<
    vscode.QuickPickItem & { readonly id?: string; readonly problem?: LabProblem | undefined }
  >([...items, ...faulty], {
    title: t("Start Lab"),
    placeHolder: t("Select a broken system to repair"),
  });
  if (picked?.problem) await openProblem(picked.problem);
  return picked?.id;
}

/** Describes a problem in one line: `lab.json checks[0].is: …`. */
function problemText({ file, field, message }: LabProblem): string {
  return `${[file, field].filter((part) => part !== "").join(" ")}: ${message}`;
}

async function openProblem(problem: LabProblem): Promise<void> {
  const uri = vscode.Uri.joinPath(vscode.Uri.parse(problem.lab), problem.file);
  void vscode.window.showErrorMessage(t("This lab cannot be started. {0}", problemText(problem)));
  try {
    await vscode.window.showTextDocument(uri);
  } catch {
    // The problem may be that the file does not exist.
  }
}
