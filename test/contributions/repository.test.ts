import assert from "node:assert/strict";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { repositoryFolder } from "@kubernetes-workshop/hosts/paths";
import { deadLinks } from "./markdownLinks.ts";

const workflows = path.join(repositoryFolder, ".github", "workflows");

describe("The files of the repository", () => {
  for (const file of readdirSync(workflows))
    it(`${file} pins each action by commit hash, with its version beside it`, () => {
      const lines = readFileSync(path.join(workflows, file), "utf8").split("\n");
      const uses = lines.filter((line) => /^\s*-?\s*uses:/.test(line));
      assert.notEqual(uses.length, 0);
      const loose = uses.filter(
        (line) => !/uses: (?:\.\/|[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$)/.test(line),
      );
      assert.deepEqual(loose, []);
    });

  it("the lock file names no registry, so that it serves behind a mirror too, but a checksum of each package", () => {
    const { packages } = JSON.parse(
      readFileSync(path.join(repositoryFolder, "package-lock.json"), "utf8"),
    ) as { readonly packages: Readonly<Record<string, { resolved?: string; integrity?: string }>> };
    const named = Object.values(packages).flatMap(({ resolved }) => resolved ?? []);
    assert.deepEqual(
      named.filter((place) => !place.startsWith("packages/")),
      [],
    );
    const unchecked = Object.entries(packages).filter(
      ([place, { resolved, integrity }]) =>
        place.includes("node_modules/") && resolved === undefined && integrity === undefined,
    );
    assert.deepEqual(unchecked, []);
  });

  for (const file of documents()) {
    it(`${file} has no dead link to another file`, () => {
      assert.deepEqual(deadLinks(path.join(repositoryFolder, file)), []);
    });
  }
});

describe("deadLinks", () => {
  it("finds files and headings that are not there, and nothing in code", () => {
    const folder = mkdtempSync(path.join(tmpdir(), "links-"));
    try {
      const file = path.join(folder, "a.md");
      writeFileSync(path.join(folder, "b.md"), "# What it runs, and `stores`\n");
      writeFileSync(
        file,
        "## 예제 하나\n[1](b.md) [2](b.md#what-it-runs-and-stores) [3](#예제-하나) [4](https://example.com/c.md)\n" +
          "[5](c.md) [6](b.md#what) [7](#none)\n```sh\n[8](d.md)\n```\n",
      );
      assert.deepEqual(deadLinks(file), ["c.md", "b.md#what", "#none"]);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

/** The Markdown files that people read in the repository; pages of the course have tests of their own. */
function documents(): string[] {
  const ofFolder = (folder: string, recursive = false): string[] =>
    readdirSync(path.join(repositoryFolder, folder), { encoding: "utf8", recursive })
      .filter((name) => name.endsWith(".md") && !/(?:^|[\\/])(?:node_modules|dist)[\\/]/.test(name))
      .map((name) => path.join(folder, name));
  return ["", ".github", "docs/decisions"]
    .flatMap((folder) => ofFolder(folder))
    .concat(ofFolder("packages", true));
}
