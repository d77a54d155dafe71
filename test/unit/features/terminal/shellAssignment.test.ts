import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { shellAssignment } from "../../../../src/features/terminal/shellAssignment.ts";

const hard = String.raw`/home/o'neil/a b/$HOME \ "q" !x` + ":/x`id`";

describe("shellAssignment", () => {
  for (const shell of ["/bin/sh", "/bin/dash", "/bin/bash", "/usr/bin/zsh", "/usr/bin/fish", "/bin/tcsh"])
    if (existsSync(shell))
      it(`is taken by ${shell}, whatever is in the value`, () => {
        const line = shellAssignment(shell, "KUBECONFIG", hard) ?? "";
        const env = { PATH: "/usr/bin:/bin", HOME: "/nowhere", KUBECONFIG: "/elsewhere" };
        const printed = execFileSync(shell, ["-c", `${line}\nprintenv KUBECONFIG`], {
          env,
          encoding: "utf8",
        });
        assert.equal(printed, `${hard}\n`);
      });

  it("is in the syntax of the shells of Windows", () => {
    const pwsh = String.raw`C:\Program Files\PowerShell\7\pwsh.exe`;
    assert.equal(shellAssignment(pwsh, "A", String.raw`C:\o'neil`), String.raw`$env:A = 'C:\o''neil'`);
    const cmd = String.raw`C:\WINDOWS\System32\CMD.EXE`;
    assert.equal(shellAssignment(cmd, "A", String.raw`C:\a b;D:\c`), String.raw`set "A=C:\a b;D:\c"`);
    assert.equal(shellAssignment(cmd, "A", "%PATH%"), undefined);
    const gitBash = String.raw`C:\Program Files\Git\bin\bash.exe`;
    assert.equal(shellAssignment(gitBash, "A", String.raw`C:\a`), String.raw`export A='C:\a'`);
  });

  it("is not guessed for a shell that is not known", () => {
    assert.equal(shellAssignment("/usr/bin/nu", "A", "b"), undefined);
    assert.equal(shellAssignment("", "A", "b"), undefined);
  });
});
