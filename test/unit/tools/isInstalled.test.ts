import assert from "node:assert/strict";
import { mkdir } from "node:fs/promises";
import path from "node:path";
import { isInstalled } from "../../../src/tools/isInstalled.ts";
import { TemporaryFolder } from "@kubernetes-workshop/hosts/temporaryFolder";
import { executable } from "@kubernetes-workshop/testing/executables";

describe("isInstalled", () => {
  const root = new TemporaryFolder("installed");
  const bin = path.join(root.path, "bin");

  before(async () => {
    await mkdir(bin);
    await executable(bin, "kubectl", "exit 0");
    await executable(root.path, "bash", `PATH=${bin}:$PATH exec /bin/bash --norc --noprofile -c "\${4}"`);
  });
  after(() => root.remove());

  it("finds a program on the PATH of this process, without asking a shell", async () => {
    assert.ok(await isInstalled("kubectl", { PATH: bin }, "linux", "/nowhere/shell"));
  });

  it("finds one that only the login shell knows", async () => {
    const shell = path.join(root.path, "bash");
    assert.ok(await isInstalled("kubectl", { PATH: "/usr/bin:/bin" }, "linux", shell));
    assert.ok(!(await isInstalled("no-such-program", { PATH: "/usr/bin:/bin" }, "linux", shell)));
  });

  it("does without a shell that does not answer, and asks none on Windows", async () => {
    assert.ok(!(await isInstalled("kubectl", {}, "linux", "/nowhere/shell")));
    const hanging = await executable(root.path, "zsh", "sleep 1000");
    assert.ok(!(await isInstalled("kubectl", {}, "linux", hanging, 300)));
    assert.ok(!(await isInstalled("kubectl", {}, "win32", path.join(root.path, "bash"))));
  });
});
