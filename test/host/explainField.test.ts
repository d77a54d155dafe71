import assert from "node:assert/strict";
import * as vscode from "vscode";
import { NotYet, waitFor } from "@kubernetes-workshop/hosts/waitFor";
import { commandIds, panelIds } from "../../src/ids.ts";

/** The titles of the pages that are open. */
function pages(): string[] {
  return vscode.window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .filter(
      ({ input }) => input instanceof vscode.TabInputWebview && input.viewType.endsWith(panelIds.explanation),
    )
    .map(({ label }) => label);
}

async function pageNamed(title: string): Promise<void> {
  await waitFor(`the page ${title}`, () => {
    const open = pages();
    return (open.length === 1 && open[0] === title) || new NotYet(open.join(", "));
  });
}

describe("Explain Field", () => {
  afterEach(() => vscode.commands.executeCommand("workbench.action.closeAllEditors"));

  it("shows the pages of fields one after the other in one place", async () => {
    const kind = { apiVersion: "apps/v1", kind: "Deployment" };
    await vscode.commands.executeCommand(commandIds.explainField, { kind, names: ["spec", "replicas"] });
    await pageNamed("replicas");
    await vscode.commands.executeCommand(commandIds.explainField, { kind, names: [] });
    await pageNamed("Deployment");
  });

  it("shows the page of the field at the cursor", async () => {
    const content = "apiVersion: apps/v1\nkind: Deployment\nspec:\n  replicas: 3\n";
    const document = await vscode.workspace.openTextDocument({ language: "yaml", content });
    const editor = await vscode.window.showTextDocument(document);
    const position = document.positionAt(content.indexOf("replicas") + 2);
    editor.selection = new vscode.Selection(position, position);
    await vscode.commands.executeCommand(commandIds.explainField, document.uri);
    await pageNamed("replicas");
  });

  it("shows the page of the kind of a row in the cluster view", async () => {
    const row = { type: "workload", summary: { name: "web", apiVersion: "apps/v1", kind: "DaemonSet" } };
    await vscode.commands.executeCommand(commandIds.explainField, row);
    await pageNamed("DaemonSet");
    await vscode.commands.executeCommand(commandIds.explainField, {
      type: "container",
      summary: { name: "web" },
    });
    await pageNamed("containers");
  });

  it("goes from the list of kinds to a kind to its page", async () => {
    const ended = vscode.commands.executeCommand(commandIds.explainField);
    await waitFor("a page", async () => {
      await vscode.commands.executeCommand("workbench.action.acceptSelectedQuickOpenItem");
      return pages().length === 1 || new NotYet("no page");
    });
    await ended;
    assert.equal(pages().length, 1);
  });
});
