import assert from "node:assert/strict";
import { readOnlyPatterns } from "../../../src/session/readOnlyPatterns.ts";

describe("the contexts that settings make read-only", () => {
  it("are those of all settings, so that a workspace adds some, and takes none out", () => {
    const window = { effective: [], globalValue: ["prod", "eu-*"], workspaceValue: [] };
    const folder = { ...window, effective: ["dev"], workspaceFolderValue: ["dev"] };
    assert.deepEqual(readOnlyPatterns([window]), ["prod", "eu-*"]);
    assert.deepEqual(readOnlyPatterns([window, folder]), ["prod", "eu-*", "dev"]);
  });

  it("are read from whatever people write", () => {
    assert.deepEqual(readOnlyPatterns([{ effective: "prod" }]), ["prod"]);
    assert.deepEqual(readOnlyPatterns([{ effective: [7, null, { prod: true }, "dev"], globalValue: 3 }]), [
      "dev",
    ]);
    assert.deepEqual(readOnlyPatterns([{ effective: undefined }]), []);
  });
});
