import assert from "node:assert/strict";
import path from "node:path";
import * as vscode from "vscode";
import { courseWords } from "../../../src/features/course/courseWords.ts";
import { FieldHoverProvider } from "../../../src/features/explanations/hover/fieldHoverProvider.ts";
import { LoadedExplanations } from "../../../src/features/explanations/loadedExplanations.ts";
import { extensionId } from "../../../src/ids.ts";
import { percentile } from "../percentile.ts";
import { report } from "./report.ts";

const deployment = (name: string): string => `apiVersion: apps/v1
kind: Deployment
metadata:
  name: ${name}
spec:
  replicas: 3
  selector:
    matchLabels:
      app: ${name}
  template:
    metadata:
      labels:
        app: ${name}
    spec:
      containers:
        - name: nginx
          image: nginx:1.29
          ports:
            - containerPort: 80
`;

async function time(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  assert.ok(await work(), "there was no hover to time");
  return performance.now() - start;
}

/** All hovers at a place, by way of VS Code's window and back. */
async function roundTrip(document: vscode.TextDocument, position: vscode.Position): Promise<boolean> {
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
    "vscode.executeHoverProvider",
    document.uri,
    position,
  );
  return hovers.length > 0;
}

describe("figures of the extension host", () => {
  const log = vscode.window.createOutputChannel("bench", { log: true });
  const { token } = new vscode.CancellationTokenSource();

  // What the way through VS Code costs when the provider does nothing.
  const empty = vscode.languages.registerHoverProvider("ini", {
    provideHover: () => new vscode.Hover("empty"),
  });
  after(() => {
    empty.dispose();
  });

  it("first hover", async () => {
    const extension = vscode.extensions.getExtension(extensionId);
    assert.ok(extension, "the extension is not installed");
    const content = deployment("web");
    const other = await vscode.workspace.openTextDocument({ language: "ini", content });
    // The window is still starting; its own work is not what is measured.
    const settled: number[] = [];
    for (let round = 0; round < 100; round++)
      settled.push(await time(() => roundTrip(other, other.positionAt(5))));
    await extension.activate();
    const document = await vscode.workspace.openTextDocument({ language: "yaml", content });
    const position = document.positionAt(content.indexOf("image"));
    report(
      "first hover after activation",
      await time(() => roundTrip(document, position)),
      percentile(settled.slice(50), 0.5),
    );
  });

  for (const documents of [1, 50]) {
    it(`hovers in a file of ${documents}`, async () => {
      const content = Array.from({ length: documents }, (_, index) => deployment(`web-${index}`)).join(
        "---\n",
      );
      const document = await vscode.workspace.openTextDocument({ language: "yaml", content });
      const other = await vscode.workspace.openTextDocument({ language: "ini", content });
      const folder = path.resolve(__dirname, "../..");
      const explanations = new LoadedExplanations(folder, { session: undefined }, log);
      const provider = new FieldHoverProvider(explanations, log, {
        steps: () => [],
        titles: () => Promise.resolve({}),
        words: (text) => courseWords(folder, text),
      });
      const words = [...content.matchAll(/replicas|selector|containers|image|containerPort|labels|name/g)];
      const own: number[] = [];
      const ours: number[] = [];
      const emptys: number[] = [];
      for (let round = -1; round < 300; round++) {
        const position = document.positionAt(words[((round + 1) * 7) % words.length]?.index ?? 0);
        const took = await time(async () => provider.provideHover(document, position, token));
        // The provider is new here; its first hover, which reads the files, is a figure of its own.
        if (round < 0) continue;
        own.push(took);
        ours.push(await time(() => roundTrip(document, position)));
        emptys.push(await time(() => roundTrip(other, position)));
      }
      report(`hover in a file of ${documents}, the provider's own time, p95`, percentile(own, 0.95));
      report(
        `hover in a file of ${documents}, through VS Code, median`,
        percentile(ours, 0.5),
        percentile(emptys, 0.5),
      );
      report(
        `hover in a file of ${documents}, through VS Code, p95`,
        percentile(ours, 0.95),
        percentile(emptys, 0.95),
      );
    });
  }
});
