import assert from "node:assert/strict";
import * as vscode from "vscode";
import { NotYet, waitFor } from "@kubernetes-workshop/hosts/waitFor";
import { courseWords } from "../../src/features/course/courseWords.ts";
import {
  FieldHoverProvider,
  type LinkedCourse,
} from "../../src/features/explanations/hover/fieldHoverProvider.ts";
import type { ExplainedField } from "../../src/features/explanations/hover/hoverAt.ts";
import { LoadedExplanations } from "../../src/features/explanations/loadedExplanations.ts";
import { commandIds, extensionId } from "../../src/ids.ts";
import { displayText, writtenText } from "./displayTexts.ts";

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

describe("hover", () => {
  it("explains a field in the display language, with type, default and page", async () => {
    const text = await hoverAt("apiVersion: apps/v1\nkind: Deployment\nspec:\n  repl¦icas: 3\n");
    assert.match(text, /spec\.replicas/);
    assert.ok(text.includes(displayText("default {0}").replace("{0}", "`1`")), text);
    assert.ok(text.includes(await writtenText("apps.v1.Deployment", "spec.replicas")), text);
    assert.match(text, /https:\/\/kubernetes\.io\/docs\/reference\/kubernetes-api\/apps\/deployment-v1\//);
  });

  it("explains the right object of a file of many", async () => {
    const text = await hoverAt(
      "kind: Pod\napiVersion: v1\n---\napiVersion: v1\nkind: Service\nspec:\n  ty¦pe: NodePort\n",
    );
    assert.match(text, /ClusterIP/);
    assert.match(text, /LoadBalancer/);
  });

  it("explains JSON, also with comments, and reads no other JSON", async () => {
    const pod = '{ // a pod\n"apiVersion": "v1", "kind": "Pod", "spec": {"restart¦Policy": "Never"}}';
    for (const language of ["json", "jsonc"]) {
      const content = pod.replace("¦", "");
      const document = await vscode.workspace.openTextDocument({ language, content });
      const text = await hoverIn(document, pod.indexOf("¦"));
      assert.ok(text.includes(await writtenText("core.v1.PodSpec", "restartPolicy")), text);
    }
    const other = await vscode.workspace.openTextDocument({
      language: "json",
      content: '{"spec": {"a": 1}}',
    });
    assert.equal(await hoverIn(other, 3), "");
  });

  it("explains while the YAML is broken", async () => {
    const text = await hoverAt(
      'apiVersion: v1\nkind: Pod\nspec:\n  containers:\n  - name: "a\n    ima¦ge: b\n  : [\n',
    );
    assert.match(text.replaceAll("\\", ""), /spec\.containers\[0\]\.image/);
  });

  it("explains a ClusterConfig, which eksctl reads, with a link into eksctl's guide", async () => {
    const text = await hoverAt(
      "apiVersion: eksctl.io/v1alpha5\nkind: ClusterConfig\nvpc:\n  nat:\n    gate¦way: Single\n",
    );
    assert.ok(text.includes(await writtenText("eksctl.v1alpha5.ClusterNAT", "gateway")), text);
    assert.match(text, /https:\/\/docs\.aws\.amazon\.com\/eks\/latest\/eksctl\/vpc-configuration\.html/);
    assert.doesNotMatch(text, /kubernetes\.io/);
  });

  for (const [what, content] of [
    ["an empty file", "¦"],
    ["a file that is no manifest", "services:\n  we¦b:\n    image: nginx\n"],
    ["an unknown kind", "apiVersion: example.com/v1\nkind: Widget\nspec:\n  si¦ze: 1\n"],
    ["no field", "apiVersion: v1\nkind: Pod\nspec:\n  nonsen¦se: 1\n"],
  ] as const) {
    it(`says nothing in ${what}`, async () => assert.equal(await hoverAt(content), ""));
  }

  it("explains the fields of a JSON manifest", async () => {
    const content =
      '{\n  "apiVersion": "apps/v1",\n  "kind": "Deployment",\n  "spec": {\n    "replicas": 3\n  }\n}\n';
    const document = await vscode.workspace.openTextDocument({ language: "json", content });
    const text = await hoverIn(document, content.indexOf("replicas") + 2);
    assert.ok(text.includes(await writtenText("apps.v1.Deployment", "spec.replicas")), text);
  });

  it("explains a custom resource from a definition in the workspace, also after it changes", async () => {
    const [folder] = vscode.workspace.workspaceFolders ?? [];
    assert.ok(folder);
    const file = vscode.Uri.joinPath(folder.uri, "widgets.crd.yaml");
    const define = (description: string): Thenable<void> =>
      vscode.workspace.fs.writeFile(
        file,
        new TextEncoder().encode(`apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: {name: widgets.hover.example.com}
spec:
  group: hover.example.com
  names: {kind: Widget, plural: widgets}
  scope: Namespaced
  versions:
  - name: v1
    served: true
    storage: true
    schema:
      openAPIV3Schema:
        type: object
        properties: {spec: {type: object, properties: {size: {type: integer, description: ${description}}}}}
`),
      );
    const widget = "apiVersion: hover.example.com/v1\nkind: Widget\nmetadata: {name: a}\nspec:\n  si¦ze: 1\n";
    try {
      for (const description of ["How large it is", "How wide it is"]) {
        await define(description);
        await waitFor("the definition", async () => {
          const text = await hoverAt(widget);
          return text.includes(description) || new NotYet(text);
        });
      }
    } finally {
      await vscode.workspace.fs.delete(file);
    }
    await waitFor("the definition to go", async () => {
      const text = await hoverAt(widget);
      return text === "" || new NotYet(text);
    });
  });

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

/** A course of two steps; the second one is left out. */
const course: LinkedCourse = {
  steps: () => ["basics.objects-detail-1"],
  titles: () =>
    Promise.resolve({ "basics.objects-detail-1": "Deployments", "basics.objects-detail-2": "Services" }),
  words: (text) => {
    const { extensionPath = "" } = vscode.extensions.getExtension(extensionId) ?? {};
    return courseWords(extensionPath, text);
  },
};

describe("an observer of the hover", () => {
  const told: ExplainedField[] = [];
  let provider: FieldHoverProvider;
  let explanations: LoadedExplanations;

  before(() => {
    const { extensionPath = "" } = vscode.extensions.getExtension(extensionId) ?? {};
    const unexpected = (message: string | Error): never => assert.fail(message);
    const log = { debug: unexpected, info: unexpected, warn: unexpected, error: unexpected };
    explanations = new LoadedExplanations(extensionPath, { session: undefined }, log);
    provider = new FieldHoverProvider(explanations, log, course, (field) => told.push(field));
  });
  after(() => explanations.dispose());
  beforeEach(() => told.splice(0));

  const hover = async (
    content: string,
    token = new vscode.CancellationTokenSource().token,
  ): Promise<vscode.Hover | undefined> => {
    const document = await vscode.workspace.openTextDocument({
      language: "yaml",
      content: content.replace("¦", ""),
    });
    return provider.provideHover(document, document.positionAt(content.indexOf("¦")), token);
  };
  const image = "apiVersion: v1\nkind: Pod\nspec:\n  containers:\n    - ima¦ge: nginx\n";

  it("stands beside a link to the step that teaches the field, which can run no other command", async () => {
    const found = await hover("apiVersion: apps/v1\nkind: Deployment\nspec:\n  repl¦icas: 3\n");
    const [explanation, links] = found?.contents ?? [];
    assert.ok(explanation instanceof vscode.MarkdownString && links instanceof vscode.MarkdownString);
    assert.equal(explanation.isTrusted, undefined);
    assert.match(
      links.value,
      /Deployments\]\(command:kubernetesWorkshop\.openCourse\?%5B%22basics\.objects-detail-1%22%5D\)/,
    );
    const { enabledCommands } = links.isTrusted as { readonly enabledCommands: readonly string[] };
    assert.deepEqual(enabledCommands.slice(0, 2), [commandIds.explainField, commandIds.openCourse]);
    const hidden = await hover("apiVersion: v1\nki¦nd: Service\n");
    const [, others] = hidden?.contents ?? [];
    assert.ok(others instanceof vscode.MarkdownString);
    assert.doesNotMatch(others.value, /openCourse/);
  });

  it("stands beside links to the words of the glossary that the written explanation has, each once", async () => {
    const found = await hover("apiVersion: apps/v1\nkind: Deployment\nspec:\n  repl¦icas: 3\n");
    const [explanation, links] = found?.contents ?? [];
    assert.ok(explanation instanceof vscode.MarkdownString && links instanceof vscode.MarkdownString);
    const words = [
      ...links.value.matchAll(
        /\[([^\]]+)\]\(command:kubernetesWorkshop\.openGlossary\?%5B%22([a-z-]+)%22%5D\)/g,
      ),
    ];
    const ids = words.map(([, , id]) => id);
    assert.ok(ids.includes("replicaset"), links.value);
    assert.equal(new Set(ids).size, ids.length);
    for (const [, word = ""] of words)
      assert.ok(explanation.value.toLowerCase().includes(word.replace(/\(.*/, "").toLowerCase()), word);
    assert.deepEqual(links.isTrusted, {
      enabledCommands: [commandIds.explainField, commandIds.openCourse, commandIds.openGlossary],
    });
  });

  it("is told what was explained, by the type that was found and the field's path", async () => {
    assert.ok(await hover(image));
    assert.ok(
      await hover("apiVersion: eksctl.io/v1alpha4\nkind: ClusterConfig\nvpc:\n  ci¦dr: 10.0.0.0/16\n"),
    );
    assert.deepEqual(told, [
      { apiVersion: "v1", kind: "Pod", path: "spec.containers[0].image" },
      { apiVersion: "eksctl.io/v1alpha5", kind: "ClusterConfig", path: "vpc.cidr" },
    ]);
  });

  it("is told nothing where nothing is explained", async () => {
    assert.equal(await hover("apiVersion: v1\nkind: Pod\nspec:\n  nonsen¦se: 1\n"), undefined);
    const cancelled = new vscode.CancellationTokenSource();
    cancelled.cancel();
    assert.equal(await hover(image, cancelled.token), undefined);
    assert.deepEqual(told, []);
  });
});
