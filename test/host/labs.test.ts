import assert from "node:assert/strict";
import * as vscode from "vscode";
import { NotYet, waitFor } from "@kubernetes-workshop/hosts/waitFor";
import { commandIds } from "../../src/ids.ts";

/** The titles of the editors that are open. */
function openTabs(): string[] {
  return vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs.map(({ label }) => label));
}

describe("a lab", function () {
  this.timeout(90_000);

  after(async () => {
    await vscode.commands.executeCommand(commandIds.endLab);
    await vscode.commands.executeCommand(commandIds.disconnect);
    await vscode.commands.executeCommand(commandIds.stopPractice);
    await vscode.commands.executeCommand("workbench.action.closeAllEditors");
  });

  it("starts in the practice cluster, and opens no page of its own", async () => {
    await vscode.commands.executeCommand(commandIds.startLab, "image-typo");
    assert.doesNotMatch(openTabs().join(), /lab/);
  });

  it("opens its hints in the Course view", async () => {
    await vscode.commands.executeCommand(commandIds.nextLabHint);
    await vscode.commands.executeCommand(commandIds.showLabWay);
    assert.doesNotMatch(openTabs().join(), /lab/);
  });

  it("is repaired in the editor", async () => {
    await vscode.commands.executeCommand(commandIds.openLabManifest);
    const editor = vscode.window.activeTextEditor;
    assert.ok(editor);
    const { document } = editor;
    assert.match(document.getText(), /namespace: lab-image-typo/);
    const at = document.getText().indexOf("ngnix");
    const range = new vscode.Range(document.positionAt(at), document.positionAt(at + "ngnix".length));
    await editor.edit((edit) => edit.replace(range, "nginx"));
    await vscode.commands.executeCommand(commandIds.applyManifest);
  });

  it("is broken again when it starts over, with its manifest", async () => {
    await vscode.commands.executeCommand(commandIds.startLabOver);
    await vscode.commands.executeCommand(commandIds.openLabManifest);
    // VS Code takes the restored file over a moment after it was written.
    await waitFor("the manifest as it was", () => {
      const text = vscode.window.activeTextEditor?.document.getText() ?? "";
      return text.includes("ngnix") || new NotYet(text);
    });
  });
});

describe("a lab of the workspace", function () {
  this.timeout(90_000);
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  assert.ok(folder);
  const own = vscode.Uri.joinPath(folder.uri, ".kubernetes-workshop");
  const write = (name: string, text: string): Thenable<void> =>
    vscode.workspace.fs.writeFile(
      vscode.Uri.joinPath(own, "labs", "own-lab", name),
      new TextEncoder().encode(text),
    );

  after(async () => {
    await vscode.commands.executeCommand(commandIds.endLab);
    await vscode.commands.executeCommand(commandIds.disconnect);
    await vscode.commands.executeCommand(commandIds.stopPractice);
    await vscode.commands.executeCommand("workbench.action.closeAllEditors");
    await vscode.workspace.fs.delete(own, { recursive: true });
  });

  it("starts as those of the extension do", async () => {
    assert.ok(vscode.workspace.isTrusted);
    const check = { is: "field", kind: "ConfigMap", name: "own", path: ["data", "a"], equals: "b" };
    const apply = [{ apply: "own.yaml" }];
    await write(
      "lab.json",
      JSON.stringify({ id: "own-lab", minutes: 3, setup: apply, solution: apply, checks: [check] }),
    );
    await write("own.yaml", "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: own}\ndata: {a: c}\n");
    await write(
      "lab.en.md",
      "# My own\n\nIt is. So.\n\n## Goals\n\n- It is b.\n\n## Hints\n\n1. b\n\n## Way\n\nb\n\n## Explanation\n\nSo.\n",
    );
    await vscode.commands.executeCommand(commandIds.startLab, "own-lab");
    await vscode.commands.executeCommand(commandIds.openLabManifest);
    assert.match(vscode.window.activeTextEditor?.document.getText() ?? "", /name: own/);
  });
});
