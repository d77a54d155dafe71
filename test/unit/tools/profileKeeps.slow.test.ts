import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { profileKeeps } from "../../../src/tools/profileKeeps.ts";
import { TemporaryFolder } from "@kubernetes-workshop/hosts/temporaryFolder";
import { executable } from "@kubernetes-workshop/testing/executables";

/** The shells whose profiles people write, where they are, and the files that they read. */
const shells = [
  { shell: "/bin/bash", interactive: ".bashrc", login: ".bash_profile", set: "export KUBECONFIG=/elsewhere" },
  { shell: "/usr/bin/zsh", interactive: ".zshrc", login: ".zprofile", set: "export KUBECONFIG=/elsewhere" },
  {
    shell: "/usr/bin/fish",
    interactive: ".config/fish/config.fish",
    login: ".config/fish/conf.d/login.fish",
    set: "set -gx KUBECONFIG /elsewhere",
  },
];

for (const { shell, interactive, login, set } of shells.filter((each) => existsSync(each.shell))) {
  describe(`profileKeeps, of ${shell}`, () => {
    const root = new TemporaryFolder("home");
    let homes = 0;
    after(() => root.remove());

    async function asked(files: Readonly<Record<string, string>>): Promise<boolean> {
      const home = path.join(root.path, `${homes++}`);
      for (const [name, text] of Object.entries(files)) {
        const file = path.join(home, name);
        await mkdir(path.dirname(file), { recursive: true });
        await writeFile(file, `${text}\n`);
      }
      await mkdir(home, { recursive: true });
      return profileKeeps("KUBECONFIG", shell, { PATH: "/usr/bin:/bin", HOME: home });
    }

    it("is true without a profile, and of one that sets something else", async () => {
      assert.ok(await asked({}));
      assert.ok(await asked({ [interactive]: set.replace("KUBECONFIG", "OTHER") }));
    });

    it("is false where the profile sets the variable, in the file of either kind of shell", async () => {
      assert.ok(!(await asked({ [interactive]: set })));
      assert.ok(!(await asked({ [login]: set })));
    });

    it("is false where the profile does so in the terminal of an editor only", async () => {
      const condition =
        path.basename(shell) === "fish"
          ? `test "$TERM_PROGRAM" = vscode; and ${set}`
          : `[ "$TERM_PROGRAM" = vscode ] && ${set}`;
      assert.ok(!(await asked({ [interactive]: condition })));
    });

    it("is false where the profile ends the shell", async () => {
      assert.ok(!(await asked({ [interactive]: "exec /bin/true" })));
    });
  });
}

describe("profileKeeps", () => {
  const root = new TemporaryFolder("shell");
  after(() => root.remove());

  it("is false where there is nobody to ask", async () => {
    assert.ok(!(await profileKeeps("KUBECONFIG", "", {})));
    assert.ok(!(await profileKeeps("KUBECONFIG", "/nowhere/bash", {})));
    assert.ok(!(await profileKeeps("KUBECONFIG", "/bin/bash", {}, "win32")));
  });

  it("is false of a shell that hangs", async () => {
    const hanging = await executable(root.path, "bash", "sleep 1000");
    assert.ok(!(await profileKeeps("KUBECONFIG", hanging, {}, "linux", 300)));
  });
});
