import assert from "node:assert/strict";
import * as vscode from "vscode";

/** The text of all hovers at the `¦` of a new YAML document. */
async function hoverAt(marked: string): Promise<string> {
  const offset = marked.indexOf("¦");
  const document = await vscode.workspace.openTextDocument({
    language: "yaml",
    content: marked.replace("¦", ""),
  });
  return hoverIn(document, offset);
}

async function hoverIn(document: vscode.TextDocument, offset: number): Promise<string> {
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
    "vscode.executeHoverProvider",
    document.uri,
    document.positionAt(offset),
  );
  return hovers
    .flatMap((hover) => hover.contents)
    .map((content) => (content instanceof vscode.MarkdownString ? content.value : JSON.stringify(content)))
    .join("\n");
}

const korean = process.env["KUBERNETES_WORKSHOP_LANGUAGE"] === "ko";

describe("hover", () => {
  it("explains a field in the display language, with type, default, description and page", async () => {
    const text = await hoverAt("apiVersion: apps/v1\nkind: Deployment\nspec:\n  repl¦icas: 3\n");
    assert.match(text, /spec\.replicas/);
    assert.match(text, korean ? /기본값 `1`/ : /default `1`/);
    assert.match(
      text,
      korean ? /디플로이먼트가 늘 유지하려는 파드 수/ : /How many pods this Deployment keeps/,
    );
    assert.match(text, /Number of desired pods/);
    assert.match(text, /https:\/\/kubernetes\.io\/docs\/reference\/kubernetes-api\/apps\/deployment-v1\//);
  });

  it("explains the right object of a file of many", async () => {
    const text = await hoverAt(
      "kind: Pod\napiVersion: v1\n---\napiVersion: v1\nkind: Service\nspec:\n  ty¦pe: NodePort\n",
    );
    assert.match(text, /ClusterIP/);
    assert.match(text, /LoadBalancer/);
  });

  it("explains while the YAML is broken", async () => {
    const text = await hoverAt(
      'apiVersion: v1\nkind: Pod\nspec:\n  containers:\n  - name: "a\n    ima¦ge: b\n  : [\n',
    );
    assert.match(text.replaceAll("\\", ""), /spec\.containers\[0\]\.image/);
  });

  for (const [what, content] of [
    ["an empty file", "¦"],
    ["a file that is no manifest", "services:\n  we¦b:\n    image: nginx\n"],
    ["an unknown kind", "apiVersion: example.com/v1\nkind: Widget\nspec:\n  si¦ze: 1\n"],
    ["no field", "apiVersion: v1\nkind: Pod\nspec:\n  nonsen¦se: 1\n"],
  ] as const) {
    it(`says nothing in ${what}`, async () => assert.equal(await hoverAt(content), ""));
  }

  it("says nothing in a document of 10 MB and stays quick beside it", async () => {
    const large = `apiVersion: v1\nkind: ConfigMap\ndata:\n  large: ${"x".repeat(10_000_000)}\n`;
    const document = await vscode.workspace.openTextDocument({
      language: "yaml",
      content: `${large}---\napiVersion: v1\nkind: Pod\nspec: {}\n`,
    });
    assert.equal(await hoverIn(document, 5), "");
    assert.match(await hoverIn(document, document.getText().indexOf("spec: {}")), /spec/);
  });
});
