import assert from "node:assert/strict";
import * as vscode from "vscode";
import { commandIds } from "../../src/ids.ts";
import { tools } from "../../src/tools/tools.ts";
import { displayText } from "./displayTexts.ts";
import { waitFor } from "@kubernetes-workshop/hosts/waitFor";

const title = displayText("Tools on this machine");

/** The tabs that show the report. */
function previews(): vscode.Tab[] {
  const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
  return tabs.filter(({ input, label }) => input instanceof vscode.TabInputWebview && label.includes(title));
}

async function report(): Promise<vscode.TextDocument> {
  const uri = vscode.Uri.from({ scheme: "kubernetes-workshop-tools", path: `/${title}.md` });
  return vscode.workspace.openTextDocument(uri);
}

describe("the check of the tools", () => {
  after(() => vscode.window.tabGroups.close(previews()));

  it("shows a report in the Markdown preview, in the display language", async () => {
    await vscode.commands.executeCommand(commandIds.checkTools);
    const [preview] = await waitFor("the preview", () => previews().length > 0 && previews());
    assert.ok(preview?.isActive);
    const document = await report();
    assert.equal(document.languageId, "markdown");
    assert.match(document.getText(), new RegExp(`^# ${title}`));
    const lines = document.getText().split("\n");
    for (const { name } of tools) assert.ok(lines.includes(`### ${name}`), name);
    for (const use of ["learning", "development", "production"])
      assert.ok(document.getText().includes(displayText(use)), use);
  });

  it("makes the report anew in the same tab", async () => {
    const before = (await report()).getText();
    await waitFor("a report of another second", async () => {
      await vscode.commands.executeCommand(commandIds.checkTools);
      return (await report()).getText() !== before;
    });
    assert.equal(previews().length, 1);
  });
});
