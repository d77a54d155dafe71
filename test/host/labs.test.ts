import assert from "node:assert/strict";
import * as vscode from "vscode";
import { NotYet, waitFor } from "@kubernetes-workshop/hosts/waitFor";
import { commandIds } from "../../src/ids.ts";

const pageUri = vscode.Uri.parse("kubernetes-workshop-lab:/lab.md");

describe("a lab", function () {
  this.timeout(90_000);

  after(async () => {
    await vscode.commands.executeCommand(commandIds.endLab);
    await vscode.commands.executeCommand(commandIds.disconnect);
    await vscode.commands.executeCommand(commandIds.stopPractice);
    await vscode.commands.executeCommand("workbench.action.closeAllEditors");
  });

  /** Waits until the lab's page has something. */
  async function pageHas(pattern: RegExp): Promise<string> {
    const document = await vscode.workspace.openTextDocument(pageUri);
    return await waitFor(`the page to have ${String(pattern)}`, () => {
      const text = document.getText();
      return pattern.test(text) ? text : new NotYet(text);
    });
  }

  it("starts in the practice cluster, and shows its page", async () => {
    await vscode.commands.executeCommand(commandIds.startLab, "image-typo");
    await pageHas(/⬜/);
    const labels = vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs.map(({ label }) => label));
    assert.ok(
      labels.some((label) => label.includes("lab.md")),
      labels.join(),
    );
  });

  it("opens its hints one after the other", async () => {
    await vscode.commands.executeCommand(commandIds.nextLabHint);
    await pageHas(/\n1\. /);
    await vscode.commands.executeCommand(commandIds.nextLabHint);
    await pageHas(/\n2\. /);
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
    // The explanation has the page's first link.
    const text = await pageHas(/kubernetes\.io/);
    assert.match(text, /✅/);
    assert.doesNotMatch(text, /⬜/);
  });

  it("is broken again when it starts over, with its manifest", async () => {
    await vscode.commands.executeCommand(commandIds.startLabOver);
    await pageHas(/⬜/);
    await vscode.commands.executeCommand(commandIds.openLabManifest);
    assert.match(vscode.window.activeTextEditor?.document.getText() ?? "", /ngnix/);
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

  it("starts as those of the extension do, with texts in the language that it has", async () => {
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
    const document = await vscode.workspace.openTextDocument(pageUri);
    await waitFor("the page", () => {
      const text = document.getText();
      return (text.startsWith("# My own") && text.includes("⬜ It is b.")) || new NotYet(text);
    });
  });
});
