import * as vscode from "vscode";
import type { OpenManifest } from "../../course/check/situation.ts";
import type { StepId } from "../../course/steps.ts";
import { objectsIn } from "../../manifests/objectsIn.ts";
import { yamlFileOf } from "../../manifests/yamlFileOf.ts";
import { stepTitles } from "./stepTitles.ts";
import type { CheckedWindow } from "./surroundings.ts";

/** What Check looks at in this window, where the course has some steps. */
export function checkedWindow(steps: readonly StepId[]): CheckedWindow {
  return {
    steps,
    get editor() {
      return openManifests();
    },
    get isTrusted() {
      return vscode.workspace.isTrusted;
    },
    get terminals() {
      return vscode.window.terminals;
    },
    get titles() {
      return stepTitles();
    },
    async hasKubectl() {
      const { isInstalled } = await import("../../tools/index.ts");
      // Finding out runs a shell, which an untrusted workspace does not allow.
      return isInstalled("kubectl", process.env, process.platform, ...(this.isTrusted ? [] : [""]));
    },
  };
}

/** The objects that the YAML documents of the editor describe, the visible ones first. */
function openManifests(): OpenManifest[] {
  const visible = vscode.window.visibleTextEditors.map(({ document }) => document);
  const documents = [...new Set([...visible, ...vscode.workspace.textDocuments])];
  return documents
    .filter(({ languageId, isClosed }) => languageId === "yaml" && !isClosed)
    .flatMap((document) => {
      const errors = vscode.languages
        .getDiagnostics(document.uri)
        .filter(({ severity }) => severity === vscode.DiagnosticSeverity.Error);
      return objectsIn(yamlFileOf(document)).map(({ start, end, ...object }): OpenManifest => {
        const range = new vscode.Range(document.positionAt(start), document.positionAt(end));
        const problem = errors.find((error) => range.contains(error.range.start))?.message;
        return { ...object, uri: document.uri.toString(), problem };
      });
    });
}
