import assert from "node:assert/strict";
import { chmod, mkdir, symlink, writeFile } from "node:fs/promises";
import path from "node:path";
import { findOnPath, searchPath } from "../../../src/tools/findOnPath.ts";
import { TemporaryFolder } from "@kubernetes-workshop/hosts/temporaryFolder";
import { executable } from "@kubernetes-workshop/testing/executables";

describe("searchPath", () => {
  it("takes one variable before the next, each directory once", () => {
    assert.deepEqual(searchPath(["/opt/homebrew/bin:/usr/bin", "/usr/bin:/snap/bin"], "linux"), {
      directories: ["/opt/homebrew/bin", "/usr/bin", "/snap/bin"],
      extensions: [""],
    });
  });

  it("leaves out what would mean the folder one is in", () => {
    assert.deepEqual(searchPath([":.:bin:../bin:/bin:", undefined], "darwin").directories, ["/bin"]);
    assert.deepEqual(searchPath([";.;bin;C:\\bin;\\\\server\\bin"], "win32").directories, [
      "C:\\bin",
      "\\\\server\\bin",
    ]);
  });

  it("knows quotes and extensions on Windows", () => {
    assert.deepEqual(searchPath(['"C:\\Program Files\\kubectl"'], "win32", ".EXE;.CMD"), {
      directories: ["C:\\Program Files\\kubectl"],
      extensions: [".EXE", ".CMD"],
    });
    assert.deepEqual(searchPath([], "win32").extensions, [".COM", ".EXE", ".BAT", ".CMD"]);
  });
});

describe("findOnPath", () => {
  const root = new TemporaryFolder("path");
  const inRoot = (name: string): string => path.join(root.path, name);
  const find = (...names: string[]): Promise<string | undefined> =>
    findOnPath("kind", { directories: names.map(inRoot), extensions: [""] });

  before(async () => {
    for (const name of ["first", "second", "text", "folder/kind", "closed"])
      await mkdir(inRoot(name), { recursive: true });
    await executable(inRoot("first"), "kind", "");
    await executable(inRoot("second"), "kind", "");
    await executable(inRoot("closed"), "kind", "");
    await writeFile(inRoot("text/kind"), "not to be run", { mode: 0o644 });
    await writeFile(inRoot("file"), "");
    await symlink("loop", inRoot("loop"));
    await chmod(inRoot("closed"), 0);
  });
  after(async () => {
    await chmod(inRoot("closed"), 0o755);
    await root.remove();
  });

  it("answers with the first", async () => {
    assert.equal(await find("second", "first"), inRoot("second/kind"));
    assert.equal(await find(), undefined);
  });

  it("passes over what is no program, no directory, or not there", async () => {
    assert.equal(await find("text", "folder", "file", "nowhere", "first"), inRoot("first/kind"));
  });

  it("passes over a directory that cannot be read", async () => {
    assert.equal(await find("loop", "first"), inRoot("first/kind"));
    // To root, everything is open.
    const expected = process.getuid?.() === 0 ? "closed/kind" : "first/kind";
    assert.equal(await find("closed", "first"), inRoot(expected));
  });

  it("tries the extensions in their order", async () => {
    const where = { directories: [inRoot("second")], extensions: [".exe", ".cmd"] };
    assert.equal(await findOnPath("kind", where), undefined);
    const script = await executable(inRoot("second"), "kind.cmd", "");
    assert.equal(await findOnPath("kind", where), script);
    const program = await executable(inRoot("second"), "kind.exe", "");
    assert.equal(await findOnPath("kind", where), program);
  });
});
