import assert from "node:assert/strict";
import * as vscode from "vscode";
import { toolIds } from "../../src/ids.ts";
import { displayText, writtenText } from "./displayTexts.ts";

/** What a tool answers; called as a model would, but without one. */
async function invoke(
  name: string,
  input: object,
  token = new vscode.CancellationTokenSource().token,
): Promise<string> {
  const { content } = await vscode.lm.invokeTool(name, { input, toolInvocationToken: undefined }, token);
  return content.map((part) => (part instanceof vscode.LanguageModelTextPart ? part.value : "")).join("");
}

const broken =
  "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web}\nspec:\n  replica: 2\n  selector: {}\n  template: {}\n";

describe("the tools for assistants", () => {
  it("are offered, with what a model has to know", () => {
    for (const name of Object.values(toolIds)) {
      const tool = vscode.lm.tools.find((each) => each.name === name);
      assert.ok(tool, name);
      assert.ok(tool.description.length > 100, tool.description);
      assert.ok(tool.inputSchema);
    }
  });

  it("explain a field by kind and path, in the display language", async () => {
    const text = await invoke(toolIds.explainField, { kind: "Deployment", path: "spec.replicas" });
    assert.ok(text.includes(await writtenText("apps.v1.Deployment", "spec.replicas")), text);
    assert.ok(text.includes(displayText("default {0}").replace("{0}", "`1`")), text);
  });

  it("explain a field of an open document, by its place", async () => {
    const document = await vscode.workspace.openTextDocument({
      language: "yaml",
      content: "apiVersion: apps/v1\nkind: Deployment\nspec:\n  replicas: 3\n",
    });
    const file = document.uri.toString();
    const written = await writtenText("apps.v1.Deployment", "spec.replicas");
    for (const place of [{ line: 4 }, { line: 4, column: 5 }]) {
      const text = await invoke(toolIds.explainField, { file, ...place });
      assert.ok(text.includes(written), text);
    }
    assert.equal(
      await invoke(toolIds.explainField, { file, line: 3, column: 50 }),
      displayText("There is no field there that can be explained."),
    );
  });

  it("say what is wrong with a text, and with an open document that is not saved", async () => {
    const document = await vscode.workspace.openTextDocument({ language: "yaml", content: broken });
    for (const input of [{ text: broken }, { file: document.uri.toString() }]) {
      const text = await invoke(toolIds.checkManifest, input);
      assert.ok(text.includes(displayText("Line {0}").replace("{0}", "5")), text);
      assert.ok(text.includes(displayText("There is no field {0} here.").replace("{0}", "`replica`")), text);
    }
  });

  it("read files of the workspace, and no others", async () => {
    const [folder] = vscode.workspace.workspaceFolders ?? [];
    assert.ok(folder);
    const uri = vscode.Uri.joinPath(folder.uri, "tools-check.yaml");
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(broken));
    try {
      for (const file of ["tools-check.yaml", uri.toString()])
        assert.match(await invoke(toolIds.checkManifest, { file }), /`replica`/);
    } finally {
      await vscode.workspace.fs.delete(uri);
    }
    for (const file of ["/etc/hosts", "file:///etc/hosts", "../../../../../etc/hosts", "no-such.yaml"])
      assert.equal(
        await invoke(toolIds.checkManifest, { file }),
        displayText("{0} is neither open nor a file of the workspace.").replace("{0}", file),
      );
  });

  it("find nothing wrong with a right manifest", async () => {
    const text = await invoke(toolIds.checkManifest, {
      text: "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata: {a: b}\n",
    });
    assert.equal(
      text,
      displayText("Without a cluster, nothing wrong was found. Objects: {0}").replace("{0}", "1"),
    );
  });

  it("say what they need", async () => {
    assert.equal(await invoke(toolIds.explainField, {}), displayText("Give a kind, or a file and a line."));
    assert.equal(
      await invoke(toolIds.checkManifest, {}),
      displayText("Give the text of a manifest, or a file."),
    );
  });

  it("stop when they are cancelled", async () => {
    const cancelled = new vscode.CancellationTokenSource();
    cancelled.cancel();
    await assert.rejects(invoke(toolIds.checkManifest, { text: broken }, cancelled.token));
  });
});
