import assert from "node:assert/strict";
import { globSync, readFileSync } from "node:fs";
import { posix, join } from "node:path";
import ts from "typescript";
import { repositoryFolder } from "@kubernetes-workshop/hosts/paths";
import { circles } from "../../support/circles.ts";

/** The files that a file of the project names, by their paths from its root: at run time or for types alone. */
function neighbours(file: string): string[] {
  const { importedFiles } = ts.preProcessFile(readFileSync(join(repositoryFolder, file), "utf8"), true, true);
  return importedFiles
    .map(({ fileName }) => fileName)
    .filter((name) => name.startsWith("."))
    .map((name) => posix.join(posix.dirname(file), name));
}

describe("The files of the project", () => {
  it("import each other in no circle, not even for their types", () => {
    const files = globSync(["{src,scripts,test}/**/*.{ts,mjs}", "packages/*/{src,test}/**/*.{ts,mjs}"], {
      cwd: repositoryFolder,
    }).map((file) => file.replaceAll("\\", "/"));
    const graph = new Map(files.map((file) => [file, neighbours(file)]));
    assert.ok([...graph.values()].flat().length > files.length);
    assert.deepEqual(circles(graph), []);
  });
});

describe("circles", () => {
  const graph = (edges: Readonly<Record<string, readonly string[]>>): Map<string, readonly string[]> =>
    new Map(Object.entries(edges));

  it("finds what imports itself, one another, or one another by a way round", () => {
    assert.deepEqual(circles(graph({ a: ["a"] })), [["a"]]);
    assert.deepEqual(circles(graph({ a: ["b"], b: ["a"] })), [["a", "b"]]);
    assert.deepEqual(circles(graph({ a: ["b"], b: ["c", "d"], c: ["a"], d: [] })), [["a", "b", "c"]]);
  });

  it("finds none where two ways lead to one file", () => {
    assert.deepEqual(circles(graph({ a: ["b", "c"], b: ["d"], c: ["d"], d: [] })), []);
    assert.deepEqual(circles(graph({ a: ["b"], b: ["elsewhere"] })), []);
  });

  it("finds each of several", () => {
    const found = circles(graph({ a: ["b", "c"], b: ["a"], c: ["d"], d: ["c"] }));
    assert.deepEqual(found.map((circle) => circle.toSorted()).sort(), [
      ["a", "b"],
      ["c", "d"],
    ]);
  });
});
