import assert from "node:assert/strict";
import { parseDocument } from "yaml";
import * as vscode from "vscode";
import { learnerLabel } from "../../src/course/courseObjects.ts";
import { NotYet, waitFor } from "@kubernetes-workshop/hosts/waitFor";
import { commandIds, courseManifestScheme } from "../../src/ids.ts";

interface Labelled {
  readonly kind: string;
  readonly metadata: { readonly labels: Readonly<Record<string, string>> };
  readonly spec: { readonly template?: Labelled; readonly selector?: Readonly<Record<string, string>> };
}

const open = async (name: string): Promise<{ text: string; object: Labelled }> => {
  await vscode.commands.executeCommand(commandIds.openCourseManifest, name);
  const document = vscode.window.activeTextEditor?.document;
  assert.equal(document?.languageId, "yaml");
  assert.equal(document.uri.scheme, courseManifestScheme);
  assert.equal(document.isDirty, false);
  const text = document.getText();
  return { text, object: parseDocument(text).toJS() as Labelled };
};

describe("a manifest of the course", () => {
  after(() => vscode.commands.executeCommand("workbench.action.closeAllEditors"));

  for (const [name, kind] of [
    ["pod", "Pod"],
    ["deployment", "Deployment"],
    ["daemonset", "DaemonSet"],
    ["job", "Job"],
    ["service", "Service"],
  ] as const) {
    it(`opens finished, with the learner's own label: ${name}`, async () => {
      const { text, object } = await open(name);
      assert.equal(object.kind, kind);
      assert.doesNotMatch(text, /\$\{?\d/);
      const id = object.metadata.labels[learnerLabel];
      assert.match(id ?? "", /^learner-[0-9a-f]{8}$/);
      if (object.spec.template) assert.equal(object.spec.template.metadata.labels[learnerLabel], id);
      assert.equal(object.spec.selector?.[learnerLabel], undefined);
      assert.match(text, new RegExp(`${learnerLabel}: ${id} # \\S`));
    });
  }

  it("carries the same label in each", async () => {
    const labels = [await open("pod"), await open("job")].map(
      ({ object }) => object.metadata.labels[learnerLabel],
    );
    assert.equal(labels[0], labels[1]);
  });

  it("is the one that is open, with what the learner wrote, and never asks to be saved", async () => {
    await open("deployment");
    const editor = vscode.window.activeTextEditor!;
    const { document } = editor;
    await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), "# mine\n"));
    await waitFor("the manifest to be saved", () => !document.isDirty || new NotYet(document.isDirty));
    await vscode.commands.executeCommand("workbench.action.closeAllEditors");
    const { text } = await open("deployment");
    assert.match(text, /^# mine\n/);
    await open("deployment");
    const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
    assert.equal(tabs.length, 1);
    await vscode.commands.executeCommand(commandIds.restoreCourseManifest);
    assert.doesNotMatch(vscode.window.activeTextEditor?.document.getText() ?? "", /# mine/);
  });
});
