import assert from "node:assert/strict";
import { loginShellPath, type LoginShellPath } from "../../../src/tools/loginShellPath.ts";
import { TemporaryFolder } from "@kubernetes-workshop/hosts/temporaryFolder";
import { executable } from "@kubernetes-workshop/testing/executables";

const never = new AbortController().signal;

describe("loginShellPath", () => {
  const folder = new TemporaryFolder("shell");
  after(() => folder.remove());

  /** A shell whose profile does something before it runs what it was given, which is the last argument. */
  async function ask(profile: string, { name = "zsh", timeoutMs = 20_000 } = {}): Promise<LoginShellPath> {
    const shell = await executable(folder.path, name, `${profile}\nfor last; do :; done\neval "$last"`);
    return loginShellPath(shell, { PATH: "/usr/bin:/bin" }, never, timeoutMs);
  }

  it("is that which the profile has set", async () => {
    const answer = await ask('export PATH="/opt/homebrew/bin:/with space/bin:$PATH"');
    assert.deepEqual(
      { ...answer, shell: "" },
      {
        kind: "answered",
        shell: "",
        path: "/opt/homebrew/bin:/with space/bin:/usr/bin:/bin",
      },
    );
  });

  it("is found among whatever the profile prints", async () => {
    const answer = await ask('echo "Welcome"; echo path-; printf "no end of line"; trap "echo bye" EXIT');
    assert.equal(answer.kind, "answered");
    assert.equal(answer.path, "/usr/bin:/bin");
  });

  it("is there before the shell has ended", async () => {
    const answer = await ask('trap "sleep 1000" EXIT');
    assert.equal(answer.kind, "answered");
  });

  it("is asked of real shells as of a login", async () => {
    for (const shell of ["/bin/sh", "/bin/bash"])
      assert.equal((await loginShellPath(shell, process.env, never)).kind, "answered", shell);
  });

  it("is asked as each shell takes it", async () => {
    const given = async (name: string): Promise<string> => {
      const answer = await ask('PATH="$PATH:/given/$*"; export PATH', { name });
      return answer.kind === "answered" ? (/\/given\/(.*?) \/bin\/sh/.exec(answer.path)?.[1] ?? "") : "";
    };
    assert.equal(await given("zsh"), "-i -l -c");
    assert.equal(await given("fish"), "-i -l -c");
    assert.equal(await given("tcsh"), "-ic");
    assert.equal(await given("pwsh"), "-Login -Command");
  });

  it("is unknown of a shell that hangs, fails, or answers nothing", async () => {
    assert.equal((await ask("sleep 1000", { timeoutMs: 500 })).kind, "silent");
    assert.equal((await ask("exit 1")).kind, "silent");
    assert.equal((await ask("unset PATH; exit 0")).kind, "silent");
    assert.equal((await loginShellPath(`${folder.path}/none`, {}, never)).kind, "silent");
  });

  it("is not asked where there is no shell", async () => {
    assert.deepEqual(await loginShellPath(undefined, {}, never), { kind: "none" });
    assert.deepEqual(await loginShellPath("zsh", {}, never), { kind: "none" });
  });
});
