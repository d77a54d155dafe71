import assert from "node:assert/strict";
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { repositoryFolder } from "@kubernetes-workshop/hosts/paths";
import { TemporaryFolder } from "@kubernetes-workshop/hosts/temporaryFolder";
import { isInstalled } from "../../../scripts/isInstalled.mjs";

const machine = { platform: "linux", arch: "x64" };

const wanted = {
  "": {
    name: "project",
    dependencies: { a: "1.0.0", "@project/own": "0.1.0" },
    optionalDependencies: { "for-linux": "1.0.0", "for-windows": "1.0.0", "for-musl": "1.0.0" },
  },
  "packages/own": { version: "0.1.0" },
  "node_modules/@project/own": { resolved: "packages/own", link: true },
  "node_modules/a": { version: "1.0.0", integrity: "sha512-a" },
  "node_modules/a/node_modules/b": { version: "2.0.0", integrity: "sha512-b" },
  "node_modules/for-linux": { version: "1.0.0", optional: true, os: ["linux"], cpu: ["x64"] },
  "node_modules/for-windows": {
    version: "1.0.0",
    optional: true,
    os: ["win32"],
    dependencies: { "windows-part": "1.0.0" },
  },
  "node_modules/windows-part": { version: "1.0.0", optional: true },
  "node_modules/for-musl": { version: "1.0.0", optional: true, os: ["linux"], libc: ["musl"] },
};

describe("isInstalled", () => {
  const folder = new TemporaryFolder("is-installed");
  const root = path.join(folder.path, "project");
  const hidden = path.join(root, "node_modules", ".package-lock.json");
  after(() => folder.remove());

  /** As npm leaves it, but for packages that are not for this machine. */
  beforeEach(() => {
    rmSync(root, { recursive: true, force: true });
    const installed = Object.entries(wanted).filter(([name]) => !/^$|^packages|windows|musl/.test(name));
    for (const [name] of installed) mkdirSync(path.join(root, name), { recursive: true });
    writeFileSync(path.join(root, "package-lock.json"), JSON.stringify({ packages: wanted }));
    writeFileSync(hidden, JSON.stringify({ packages: Object.fromEntries(installed) }));
  });

  const change = (edit: (packages: Record<string, object | undefined>) => void): void => {
    const { packages } = JSON.parse(readFileSync(hidden, "utf8")) as { packages: Record<string, object> };
    edit(packages);
    writeFileSync(hidden, JSON.stringify({ packages }));
  };

  it("recognizes an install that npm has made, without packages for other machines", () =>
    assert.equal(isInstalled(root, machine), true));

  it("recognizes that of this project", () => assert.equal(isInstalled(repositoryFolder, process), true));

  for (const [what, edit] of [
    [
      "another version",
      (packages) => (packages["node_modules/a"] = { ...wanted["node_modules/a"], version: "1.0.1" }),
    ],
    [
      "other content",
      (packages) => (packages["node_modules/a"] = { ...wanted["node_modules/a"], integrity: "x" }),
    ],
    ["a missing package", (packages) => (packages["node_modules/a/node_modules/b"] = undefined)],
    ["a missing workspace", (packages) => (packages["node_modules/@project/own"] = undefined)],
    ["a missing package for this machine", (packages) => (packages["node_modules/for-linux"] = undefined)],
    [
      "a package that is no longer wanted",
      (packages) => (packages["node_modules/old"] = { version: "1.0.0" }),
    ],
  ] as [string, (packages: Record<string, object | undefined>) => void][])
    it(`notices ${what}`, () => {
      change(edit);
      assert.equal(isInstalled(root, machine), false);
    });

  it("notices that a folder was deleted", () => {
    rmSync(path.join(root, "node_modules/a/node_modules/b"), { recursive: true });
    assert.equal(isInstalled(root, machine), false);
  });

  it("notices that nothing is installed, or half of it", () => {
    cpSync(hidden, `${hidden}.whole`);
    writeFileSync(hidden, readFileSync(hidden, "utf8").slice(0, 40));
    assert.equal(isInstalled(root, machine), false);
    rmSync(path.join(root, "node_modules"), { recursive: true });
    assert.equal(isInstalled(root, machine), false);
  });
});
