import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { kubernetesVersion } from "@kubernetes-workshop/kubernetes/kinds/kubernetesVersion";
import { toolsFolder } from "../../../scripts/kubernetes/goModule.ts";
import { movedGoMod, stagingModules, stagingVersion } from "../../../scripts/kubernetes/moveGoModule.ts";

const goMod = readFileSync(join(toolsFolder, "go.mod"), "utf8");

describe("moveGoModule", () => {
  it("finds the project in the version that its code says", () => {
    assert.equal(movedGoMod(goMod, kubernetesVersion), goMod);
  });

  it("moves Kubernetes and every staging module, and nothing else", () => {
    const moved = movedGoMod(goMod, "v1.99.3");
    assert.match(moved, /^\tk8s\.io\/kubernetes v1\.99\.3 /m);
    const replacements = [...moved.matchAll(/ => (k8s\.io\/\S+) (\S+)$/gm)];
    assert.ok(replacements.length > 30);
    for (const [, name = "", version] of replacements) assert.equal(version, "v0.99.3", name);
    assert.equal(movedGoMod(moved, kubernetesVersion), goMod);
  });

  it("knows the staging modules by the folder that they are in", () => {
    const text =
      "replace (\n\tk8s.io/api => ./staging/src/k8s.io/api\n\texample.org/a => example.org/b v1.0.0\n)\n";
    assert.deepEqual(stagingModules(text), ["k8s.io/api"]);
  });

  it("refuses what is no version", () => {
    assert.equal(stagingVersion("v1.38.0-beta.0"), "v0.38.0-beta.0");
    assert.throws(() => stagingVersion("latest"), /latest is no version/);
  });
});
