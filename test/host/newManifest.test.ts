import assert from "node:assert/strict";
import { parseAllDocuments } from "yaml";
import * as vscode from "vscode";
import { commandIds } from "../../src/ids.ts";

describe("new manifest", () => {
  for (const [prefix, kinds] of [
    ["k8s-pod", ["Pod"]],
    ["k8s-deployment", ["Deployment"]],
    ["k8s-label", ["Pod", "Service"]],
    ["eks-clusterconfig", ["ClusterConfig"]],
  ] as const) {
    it(`opens ${prefix} as a YAML document`, async () => {
      await vscode.commands.executeCommand(commandIds.newManifest, prefix);
      const document = vscode.window.activeTextEditor?.document;
      assert.equal(document?.languageId, "yaml");
      const objects = parseAllDocuments(document.getText()).map((each) => each.toJS() as { kind: string });
      assert.deepEqual(
        objects.map(({ kind }) => kind),
        kinds,
      );
    });
  }
});
