import assert from "node:assert/strict";
import * as vscode from "vscode";
import { commandIds } from "../../src/ids.ts";

describe("remove snippet comments", () => {
  it("leaves the writer's, and is undone at once", async () => {
    await vscode.commands.executeCommand(commandIds.newManifest, "k8s-cronjob");
    const editor = vscode.window.activeTextEditor;
    assert.ok(editor);
    await editor.edit((edit) => edit.insert(new vscode.Position(1, 0), "# mine\n"));
    const before = editor.document.getText();
    await vscode.commands.executeCommand(commandIds.removeSnippetComments);
    assert.deepEqual(editor.document.getText().match(/#.*/g), ["# mine"]);
    await vscode.commands.executeCommand("undo");
    assert.equal(editor.document.getText(), before);
  });
});
