import assert from "node:assert/strict";
import * as vscode from "vscode";

describe("the extension host", () => {
  it("speaks the language that was asked for", () => {
    assert.equal(vscode.env.language, process.env["KUBERNETES_WORKSHOP_LANGUAGE"]);
  });

  it("has the Node that @kubernetes/client-node needs, 22.19 or newer", () => {
    const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
    assert.ok(major > 22 || (major === 22 && minor >= 19), `it has ${process.versions.node}`);
  });
});
