import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { repositoryFolder } from "@kubernetes-workshop/hosts/paths";
import { parseAllDocuments } from "yaml";
import { isRecord } from "@kubernetes-workshop/kubernetes/base/record";
import {
  bundledGroups,
  type BundledFile,
  bundledKinds,
} from "../../../../src/explain/custom/bundledKinds.ts";
import type { Explanation } from "../../../../src/explain/explanation.ts";
import { Explainer } from "../../../../src/explain/explainer.ts";
import { explanationMarkdown, typeName } from "../../../../src/explain/explanationMarkdown.ts";
import type { FieldPath } from "../../../../src/manifests/fieldPath.ts";
import { projects } from "../../../../scripts/customResources/projects.ts";
import { fieldPath, readSchemaFile } from "../explained.ts";

const explainers = {
  en: new Explainer(readSchemaFile, "en", { findCustomKind: bundledKinds(readSchemaFile) }),
  ko: new Explainer(readSchemaFile, "ko", { findCustomKind: bundledKinds(readSchemaFile) }),
};

function explained(type: string, at: string | FieldPath, language: "en" | "ko" = "en") {
  const [apiVersion, kind] = type.split(" ");
  return explainers[language].explain({
    type: { apiVersion, kind },
    path: typeof at === "string" ? fieldPath(at) : at,
  });
}

async function shown(type: string, at: string, language: "en" | "ko" = "en"): Promise<string> {
  return explanationMarkdown((await explained(type, at, language)) ?? assert.fail(`${type} ${at} is silent`));
}

/** The paths of all fields in a value, with those of the objects and lists on the way. */
function pathsIn(value: unknown, at: FieldPath = []): FieldPath[] {
  const below = Array.isArray(value)
    ? value.flatMap((item, index) => pathsIn(item, [...at, index]))
    : isRecord(value)
      ? Object.entries(value).flatMap(([name, field]) => pathsIn(field, [...at, name]))
      : [];
  return at.length > 0 ? [at, ...below] : below;
}

const schemaFolder = path.join(repositoryFolder, "schemas/custom");
const groups = readdirSync(schemaFolder).filter((name) => name !== "source.json");
const kinds = groups.flatMap((name) =>
  Object.entries(JSON.parse(readFileSync(path.join(schemaFolder, name), "utf8")) as BundledFile).map(
    ([kind, { page, project, versions }]) => ({
      kind,
      page,
      project,
      apiVersions: versions.map((version) => `${name.replace(/\.json$/, "")}/${version}`),
    }),
  ),
);

describe("The custom resources that come with the extension", () => {
  it("are listed by their groups", () =>
    assert.deepEqual(
      bundledGroups.map((group) => `${group}.json`),
      [...groups].sort(),
    ));

  it("are those of the projects", () => {
    assert.deepEqual(
      kinds.map(({ project, kind, page }) => `${project} ${kind} ${page}`).sort(),
      projects
        .flatMap(({ name, pages }) => Object.entries(pages).map(([kind, page]) => `${name} ${kind} ${page}`))
        .sort(),
    );
  });

  for (const { kind, project, page, apiVersions } of kinds)
    for (const apiVersion of apiVersions)
      it(`tell of ${kind} in ${apiVersion}`, async () => {
        const type = `${apiVersion} ${kind}`;
        assert.ok((await shown(type, "spec")).endsWith(`[${project} documentation](${page})`));
        assert.match(await shown(type, "metadata.labels", "ko"), /[가-힣]/);
      });

  const samples = path.join(repositoryFolder, "test/fixtures/customResources");
  for (const file of readdirSync(samples)) {
    const objects = parseAllDocuments(readFileSync(path.join(samples, file), "utf8")).map(
      (document) => document.toJS() as unknown,
    );
    for (const object of objects) {
      assert.ok(isRecord(object) && isRecord(object["metadata"]));
      const { apiVersion, kind, metadata } = object;
      assert.ok(typeof apiVersion === "string" && typeof kind === "string");
      it(`have each field of ${file}: ${kind} ${String(metadata["name"])}`, async () => {
        const paths = pathsIn(object);
        const found = await Promise.all(paths.map((each) => explained(`${apiVersion} ${kind}`, each)));
        const silent = paths.filter((_, index) => found[index] === undefined);
        assert.deepEqual(
          silent.map((each) => each.join(".")),
          [],
        );
      });
    }
  }

  it("use our texts where a field has a type of Kubernetes, and the project's words beside them", async () => {
    const taints = await shown("karpenter.sh/v1 NodePool", "spec.template.spec.startupTaints", "ko");
    assert.match(taints, /[가-힣]{2}.*[\s\S]*startupTaints are taints that are applied to nodes/);
    assert.match(taints, /karpenter\.sh\/docs/);
    const effect = await explained("karpenter.sh/v1 NodePool", "spec.template.spec.taints[0].effect", "ko");
    assert.ok(effect);
    assert.match(effect.written ?? "", /[가-힣]/);
    assert.match(effect.page ?? "", /kubernetes\.io/);
    assert.doesNotMatch(explanationMarkdown(effect), /Karpenter documentation/);
  });

  it("say the type, the default, and the allowed values", async () => {
    const policy = await shown("karpenter.sh/v1 NodePool", "spec.disruption.consolidationPolicy");
    assert.match(policy, /`string` · default `WhenEmptyOrUnderutilized`/);
    assert.match(policy, /- `WhenEmpty`/);
    const listeners = await explained("gateway.networking.k8s.io/v1 Gateway", "spec.listeners[0].port");
    assert.ok(listeners);
    assert.equal(typeName(listeners.type), "integer");
    assert.ok(listeners.required);
  });

  it("say nothing of other versions and fields", async () => {
    assert.equal(await explained("karpenter.sh/v1beta1 NodePool", "spec.template"), undefined);
    assert.equal(await explained("karpenter.sh/v1 NodePool", "spec.provider"), undefined);
    assert.equal(await explained("karpenter.sh/v1 Provisioner", "spec"), undefined);
  });

  it("alone may refer to Kubernetes' types", async () => {
    const schema = { properties: { spec: { properties: { pod: { $ref: "core.v1.PodSpec" } } } } };
    const at = async (origin: object): Promise<Explanation | undefined> =>
      new Explainer(readSchemaFile, "en", {
        findCustomKind: (type) => Promise.resolve({ ...type, schema, ...origin }),
      }).explain({
        type: { apiVersion: "a.example/v1", kind: "Thing" },
        path: fieldPath("spec.pod.containers"),
      });
    assert.equal(await at({}), undefined);
    assert.ok(await at({ origin: { project: "Thing", page: "https://a.example/" } }));
  });
});
