import assert from "node:assert/strict";
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { repositoryFolder } from "@kubernetes-workshop/hosts/paths";

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
}

const manifests = globSync(["package.json", "packages/*/package.json"], { cwd: repositoryFolder }).map(
  (file) => JSON.parse(readFileSync(join(repositoryFolder, file), "utf8")) as Manifest,
);

describe("The package.json files", () => {
  it("name one version of each package, so that none is installed twice", () => {
    const versions = new Map<string, Set<string>>(
      manifests.map(({ name, version }) => [name, new Set([version])]),
    );
    for (const { dependencies, devDependencies } of manifests)
      for (const [name, version] of Object.entries({ ...dependencies, ...devDependencies }))
        versions.set(name, (versions.get(name) ?? new Set()).add(version));
    assert.ok(versions.size > manifests.length);
    assert.deepEqual(
      [...versions].filter(([, named]) => named.size > 1),
      [],
    );
  });
});
