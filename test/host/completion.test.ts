import assert from "node:assert/strict";
import * as vscode from "vscode";
import { settingIds } from "../../src/ids.ts";
import { firstSentence } from "../../src/explain/fields/firstSentence.ts";
import { writtenText } from "./displayTexts.ts";

/** The items at the `¦` of a new document, but for words of the text and snippets. */
async function itemsAt(marked: string, language = "yaml"): Promise<vscode.CompletionItem[]> {
  const document = await vscode.workspace.openTextDocument({ language, content: marked.replace("¦", "") });
  const { items } = await vscode.commands.executeCommand<vscode.CompletionList>(
    "vscode.executeCompletionItemProvider",
    document.uri,
    document.positionAt(marked.indexOf("¦")),
  );
  const ours = [vscode.CompletionItemKind.Property, vscode.CompletionItemKind.EnumMember];
  return items.filter(({ kind }) => kind !== undefined && ours.includes(kind));
}

const deployment = "apiVersion: apps/v1\nkind: Deployment\nspec:\n  ¦\n  paused: true\n";

describe("completion", () => {
  const set = (value: string | undefined): Thenable<void> =>
    vscode.workspace
      .getConfiguration()
      .update(settingIds.completionEnabled, value, vscode.ConfigurationTarget.Global);
  afterEach(() => set(undefined));

  it("offers fields with their explanations in the display language, required ones first", async () => {
    const items = await itemsAt(deployment);
    assert.deepEqual(
      items.slice(0, 2).map(({ label }) => label),
      ["selector", "template"],
    );
    const replicas = items.find(({ label }) => label === "replicas");
    assert.ok(replicas?.documentation instanceof vscode.MarkdownString);
    const written = await writtenText("apps.v1.Deployment", "spec.replicas");
    assert.equal(replicas.documentation.value, firstSentence(written));
    assert.ok(!items.some(({ label }) => label === "paused"));
  });

  it("offers the values of a field", async () => {
    const items = await itemsAt("apiVersion: v1\nkind: Service\nmetadata: {name: a}\nspec:\n  type: ¦\n");
    assert.ok(items.some(({ label }) => label === "NodePort"));
  });

  it("offers fields of JSON in quotation marks, with the commas, none twice", async () => {
    const containers = '[{"name": "a", "image": "b"}, {"¦"}]';
    const pod = `{"apiVersion": "v1", "kind": "Pod", "spec": {"containers": ${containers}}}`;
    const items = await itemsAt(pod, "json");
    const names = items.map(({ label }) => (typeof label === "string" ? label : label.label));
    assert.deepEqual(
      names.filter((name, index) => names.indexOf(name) !== index),
      [],
    );
    assert.ok(names.includes("image"), names.join(" "));
    const ports = items.find(({ label }) => label === "ports");
    assert.ok(ports?.insertText instanceof vscode.SnippetString);
    assert.equal(ports.insertText.value, '"ports": [{$0\\}]');
    const behind = await itemsAt(pod.replace('"b"', '"b"\n "¦"').replace('{"¦"}', "{}"), "json");
    const args = behind.find(({ label }) => label === "args");
    assert.equal(args?.additionalTextEdits?.[0]?.newText, ",");
    assert.deepEqual(
      await itemsAt('{"name": "a", "¦"}', "json").then((found) =>
        found.filter(({ label }) => label === "spec"),
      ),
      [],
    );
  });

  it("offers nothing in other files, nor when it is off", async () => {
    assert.deepEqual(await itemsAt("services:\n  ¦\n"), []);
    await set("off");
    assert.deepEqual(await itemsAt(deployment), []);
    await set("on");
    assert.ok((await itemsAt(deployment)).length > 0);
  });
});
