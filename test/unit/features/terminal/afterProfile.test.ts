import assert from "node:assert/strict";
import { afterProfile } from "../../../../src/features/terminal/afterProfile.ts";

describe("afterProfile", () => {
  it("has the value without what separates one variable from the next", () => {
    assert.deepEqual(afterProfile("KUBECONFIG", "/a/context.json:/b/config", "linux"), {
      VSCODE_ENV_REPLACE: String.raw`KUBECONFIG=/a/context.json\x3a/b/config`,
    });
    assert.deepEqual(afterProfile("KUBECONFIG", String.raw`/a\tb`, "linux"), {
      VSCODE_ENV_REPLACE: String.raw`KUBECONFIG=/a\x5ctb`,
    });
  });

  it("has paths of Windows with slashes, which no script takes for escapes", () => {
    assert.deepEqual(afterProfile("KUBECONFIG", String.raw`C:\temp\new;D:\b`, "win32"), {
      VSCODE_ENV_REPLACE: String.raw`KUBECONFIG=C\x3a/temp/new;D\x3a/b`,
    });
  });
});
