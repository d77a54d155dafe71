import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { repositoryFolder } from "@kubernetes-workshop/hosts/paths";
import { languages } from "@kubernetes-workshop/kubernetes/base/displayLanguage";
import type { DefinitionFile, FieldType, KindIndex } from "@kubernetes-workshop/kubernetes/schemas/fieldData";
import { explanationMarkdown } from "../../../src/explain/explanationMarkdown.ts";
import type { FieldPath } from "../../../src/manifests/fieldPath.ts";
import { isWrittenIn } from "../../contributions/writtenIn.ts";
import { explained } from "./explained.ts";

const read = (name: string): unknown =>
  JSON.parse(readFileSync(join(repositoryFolder, "schemas/files", name), "utf8"));
const definitions = read("files.json") as DefinitionFile;
const kinds = Object.entries(read("kinds.json") as KindIndex).flatMap(([apiVersion, names]) =>
  Object.entries(names).map(([kind, name]) => ({ type: `${apiVersion} ${kind}`, name })),
);

/** The paths of all fields of a definition and of those below it in the same file. */
function pathsOf(name: string, at: FieldPath = []): FieldPath[] {
  const fields = Object.entries(definitions[name.replace("files.", "")]?.fields ?? {});
  return fields.flatMap(([field, schema]) => {
    const path = [...at, field];
    const [type, below]: [FieldType, FieldPath] = schema.items
      ? [schema.items, [...path, 0]]
      : [schema, path];
    return [path, ...(type.ref?.startsWith("files.") ? pathsOf(type.ref, below) : [])];
  });
}

async function shown(type: string, path: FieldPath): Promise<string> {
  return explanationMarkdown((await explained(type, path)) ?? assert.fail(`${type} is silent`));
}

describe("Files around manifests", () => {
  for (const { type, name } of kinds)
    for (const language of languages)
      it(`have each field of ${type} explained in ${language}`, async () => {
        const paths = pathsOf(name);
        assert.ok(paths.length > 3);
        for (const path of paths) {
          const { written } = (await explained(type, path, language)) ?? {};
          assert.ok(written, path.join("."));
          assert.ok(isWrittenIn(language, written), written);
        }
      });

  it("name the documentation of their project", async () => {
    for (const [type, field, page] of [
      ["v2 Chart", "dependencies", /\[Helm documentation\]\(https:\/\/helm\.sh/],
      ["kustomize.config.k8s.io/v1beta1 Kustomization", "patches", /\[Kustomize documentation\]\(https:/],
      ["v1 Config", "users", /\[Kubernetes documentation\]\(https:\/\/kubernetes\.io\/docs\/.*kubeconfig/],
      ["v1 List", "items", /\[Kubernetes documentation\]/],
    ] as const)
      assert.match(await shown(type, [field]), page);
  });

  it("are no objects of a cluster: nothing is required or fixed that is not in the file", async () => {
    const name = await shown("kustomize.config.k8s.io/v1beta1 Kustomization", ["metadata", "name"]);
    assert.doesNotMatch(name.split("\n")[0] ?? "", /cannot be changed/);
    const kind = await shown("kustomize.config.k8s.io/v1beta1 Kustomization", ["kind"]);
    assert.doesNotMatch(kind.split("\n")[0] ?? "", /required/);
  });

  it("are none of other groups", async () => {
    for (const type of [
      "kustomize.toolkit.fluxcd.io/v1 Kustomization",
      "v1 Kustomization",
      "v1 Component",
      "Component",
      "example.com/v1 Config",
      "Config",
      "v3 Chart",
    ])
      for (const field of ["images", "clusters", "name"])
        assert.equal(await explained(type, field), undefined, type);
    const former = await explained("kustomize.config.k8s.io/v1 Kustomization", "kind");
    assert.equal(former?.apiVersion, "kustomize.config.k8s.io/v1beta1");
  });
});
