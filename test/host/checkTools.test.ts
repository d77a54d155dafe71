import assert from "node:assert/strict";
import * as vscode from "vscode";
import { commandIds } from "../../src/ids.ts";
import { tools } from "../../src/tools/tools.ts";
import { waitFor } from "@kubernetes-workshop/hosts/waitFor";

const korean = process.env["KUBERNETES_WORKSHOP_LANGUAGE"] === "ko";
const title = korean ? "이 컴퓨터의 도구" : "Tools on this machine";

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
    assert.match(document.getText(), korean ? /학습, 개발, 프로덕션/ : /learning, development, production/);
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
