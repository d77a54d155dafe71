import assert from "node:assert/strict";
import * as vscode from "vscode";
import { NotYet, waitFor } from "@kubernetes-workshop/hosts/waitFor";
import { commandIds, toolIds } from "../../src/ids.ts";
import { displayText } from "./displayTexts.ts";

/** What the tool answers about the text of a manifest; called as a model would, but without one. */
async function checked(text: string): Promise<string> {
  const { content } = await vscode.lm.invokeTool(toolIds.checkManifest, {
    input: { text },
    toolInvocationToken: undefined,
  });
  return content.map((part) => (part instanceof vscode.LanguageModelTextPart ? part.value : "")).join("");
}

const namespace = "lab-image-typo";

function manifest(apiVersion: string, kind: string, name: string, rest = ""): string {
  return `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: {name: ${name}, namespace: ${namespace}}\n${rest}`;
}

const deployment = manifest(
  "apps/v1",
  "Deployment",
  "shop",
  "spec: {selector: {matchLabels: {app: shop}}, template: {metadata: {labels: {app: shop}}, spec: {containers: [{name: shop, image: nginx}]}}}\n",
);

describe("The tool that checks a manifest, with the practice cluster", function () {
  this.timeout(90_000);

  before(() => vscode.commands.executeCommand(commandIds.startLab, "image-typo"));

  after(async () => {
    await vscode.commands.executeCommand(commandIds.endLab);
    await vscode.commands.executeCommand(commandIds.disconnect);
    await vscode.commands.executeCommand(commandIds.stopPractice);
    await vscode.commands.executeCommand("workbench.action.closeAllEditors");
  });

  const heading = (): string => displayText("In the connected cluster:");

  it("says how a Deployment is there, and which of its pods are in trouble", async () => {
    await waitFor("the tool to tell of the pods", async () => {
      const text = await checked(deployment);
      assert.ok(text.includes(heading()), text);
      return /- .*shop.*\n- .*shop-.*(?:ErrImagePull|ImagePullBackOff)/.test(text) || new NotYet(text);
    });
  });

  it("says that an object is not there, and nothing of a Secret", async () => {
    const service = manifest("v1", "Service", "no-such", "spec: {ports: [{port: 80}]}\n");
    const text = await checked(service);
    assert.ok(text.includes(heading()) && text.includes("no-such"), text);
    const missing = displayText("{0} {1} is not in the cluster.").replace("{1}", "no-such");
    assert.ok(text.includes(missing.split("{0}").at(-1) ?? ""), text);
    const secret = await checked(manifest("v1", "Secret", "shop", "stringData: {a: b}\n"));
    assert.ok(!secret.includes(heading()), secret);
  });

  it("says what has changed since", async () => {
    await vscode.commands.executeCommand(commandIds.openLabManifest);
    const editor = vscode.window.activeTextEditor;
    assert.ok(editor);
    const { document } = editor;
    const at = document.getText().indexOf("ngnix");
    const range = new vscode.Range(document.positionAt(at), document.positionAt(at + "ngnix".length));
    await editor.edit((edit) => edit.replace(range, "nginx"));
    await vscode.commands.executeCommand(commandIds.applyManifest);
    await waitFor("the tool to find no pod in trouble", async () => {
      const text = await checked(deployment);
      assert.ok(text.includes(heading()), text);
      return !/ErrImagePull|ImagePullBackOff/.test(text) || new NotYet(text);
    });
  });

  it("says nothing of a cluster that is disconnected", async () => {
    await vscode.commands.executeCommand(commandIds.disconnect);
    const text = await checked(deployment);
    assert.ok(!text.includes(heading()), text);
  });
});
