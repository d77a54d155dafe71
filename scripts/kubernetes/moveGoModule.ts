import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { go, toolsFolder } from "./goModule.ts";

const goMod = join(toolsFolder, "go.mod");

/** Makes the Go module of the test control plane build another version of Kubernetes, such as `v1.37.2`. */
export function moveGoModule(version: string): void {
  writeFileSync(goMod, movedGoMod(readFileSync(goMod, "utf8"), version));
  // New staging modules of this version have no replacement yet.
  const { Dir } = JSON.parse(go("mod", "download", "-json", `k8s.io/kubernetes@${version}`)) as {
    Dir: string;
  };
  for (const name of stagingModules(readFileSync(join(Dir, "go.mod"), "utf8")))
    go("mod", "edit", `-replace=${name}=${name}@${stagingVersion(version)}`);
  go("mod", "tidy");
}

/** The modules that `k8s.io/kubernetes` takes from its own tree, according to its go.mod. */
export function stagingModules(text: string): string[] {
  return [...text.matchAll(/^\s*(k8s\.io\/\S+) => \.\/staging\//gm)].map(([, name = ""]) => name);
}

/** Sets the version of `k8s.io/kubernetes` and its staging modules in the text of a go.mod. */
export function movedGoMod(text: string, version: string): string {
  return text
    .replace(/^(\s*k8s\.io\/kubernetes) v\S+/m, `$1 ${version}`)
    .replace(/^(\s*(k8s\.io\/\S+) => \2) v\S+$/gm, `$1 ${stagingVersion(version)}`);
}

/** `v1.37.2` → `v0.37.2`: https://github.com/kubernetes/kubernetes/tree/master/staging */
export function stagingVersion(version: string): string {
  const [, rest] = /^v1\.(\d+\.\d+\S*)$/.exec(version) ?? [];
  if (rest === undefined) throw new Error(`${version} is no version of Kubernetes such as v1.37.2`);
  return `v0.${rest}`;
}
