import { languages } from "@kubernetes-workshop/kubernetes/base/displayLanguage";
import assert from "node:assert/strict";
import { parseAllDocuments, parseDocument } from "yaml";
import { eksctlDefinitions, eksctlKind } from "../../../scripts/eksctlSchema.ts";
import { Explainer } from "../../../src/explain/explainer.ts";
import { typeName } from "../../../src/explain/explanationMarkdown.ts";
import type { DefinitionFile, KindIndex } from "@kubernetes-workshop/kubernetes/schemas/fieldData";
import { fieldAt } from "../../../src/manifests/fieldAt.ts";
import { type FieldPath, formatFieldPath } from "../../../src/manifests/fieldPath.ts";
import { eksctlSnippet, expanded } from "../../contributions/snippets.ts";
import { parsedFields } from "../manifests/outlineOracle.ts";
import { eksctlExamples, eksctlSource, publishedEksctlSchema } from "./eksctlSources.ts";
import { explained, readSchemaFile } from "./explained.ts";
import { schemaProblems } from "./schemaProblems.ts";

const type = "eksctl.io/v1alpha5 ClusterConfig";
const root = { ref: "eksctl.v1alpha5.ClusterConfig" };

const readJson = async (file: string): Promise<unknown> => JSON.parse((await readSchemaFile(file)) ?? "");

describe("The field data of eksctl's ClusterConfig", () => {
  let definitions: DefinitionFile;
  before(async () => {
    definitions = (await readJson("eksctl/eksctl.v1alpha5.json")) as DefinitionFile;
  });

  it("says where it comes from", () => {
    assert.match(eksctlSource.version, /^v\d+\.\d+\.\d+$/);
    assert.match(eksctlSource.commit, /^[0-9a-f]{40}$/);
    assert.match(eksctlSource.license, /^Apache-2\.0/);
  });

  it("is what eksctl's schema gives", async function () {
    const published = publishedEksctlSchema();
    if (!published) return this.skip();
    assert.deepEqual(definitions, eksctlDefinitions(published));
    const { apiVersion, kind, definition } = eksctlKind(published);
    assert.deepEqual(await readJson("eksctl/kinds.json"), { [apiVersion]: { [kind]: definition } });
  });

  it("has the definition of its kind, and of all that it refers to", async () => {
    const kinds = (await readJson("eksctl/kinds.json")) as KindIndex;
    assert.deepEqual(kinds, { "eksctl.io/v1alpha5": { ClusterConfig: root.ref } });
    const refs = [...JSON.stringify(definitions).matchAll(/"ref":"eksctl\.v1alpha5\.(\w+)"/g)];
    const used = new Set(["ClusterConfig", ...refs.map(([, name]) => name)]);
    assert.deepEqual([...used].sort(), Object.keys(definitions).sort());
  });

  it("holds no HTML and no link of the former site", () => {
    const text = JSON.stringify(definitions);
    assert.doesNotMatch(text, /<\/?[a-z]+[ >]|\]\(/);
  });

  it("is not read before such a document is", async () => {
    const read: string[] = [];
    const explainer = new Explainer((file) => {
      read.push(file);
      return readSchemaFile(file);
    }, "en");
    await explainer.explain({ type: { apiVersion: "v1", kind: "Pod" }, path: ["spec"] });
    assert.deepEqual(
      read.filter((file) => file.includes("eksctl")),
      [],
    );
    await explainer.explain({
      type: { apiVersion: "eksctl.io/v1alpha5", kind: "ClusterConfig" },
      path: ["vpc"],
    });
    assert.ok(read.includes("eksctl/eksctl.v1alpha5.json"));
  });
});

describe("A ClusterConfig", () => {
  const facts: [field: string, facts: { type: string; required?: true; default?: unknown }][] = [
    ["apiVersion", { type: "string", required: true }],
    ["metadata", { type: "ClusterMeta", required: true }],
    ["metadata.region", { type: "string", required: true }],
    ["metadata.tags.team", { type: "string" }],
    ["vpc.cidr", { type: "string" }],
    ["vpc.nat.gateway", { type: "string", default: "Single" }],
    ["vpc.subnets.private", { type: "map of string to AZSubnetSpec" }],
    ["vpc.subnets.private.a.id", { type: "string" }],
    ["managedNodeGroups", { type: "list of ManagedNodeGroup" }],
    ["managedNodeGroups[0].name", { type: "string", required: true }],
    ["managedNodeGroups[0].volumeSize", { type: "integer", default: 80 }],
    ["managedNodeGroups[0].privateNetworking", { type: "boolean", default: false }],
    ["managedNodeGroups[0].taints[0].effect", { type: "string" }],
    ["addons[0].attachPolicy", { type: "map of string to any value" }],
    ["identityProviders[0].issuerURL", { type: "string" }],
    ["accessConfig.accessEntries[0].principalARN", { type: "string" }],
  ];
  for (const [field, expected] of facts) {
    it(`has ${field}: ${Object.values(expected).join(", ")}`, async () => {
      const found = await explained(type, field);
      assert.ok(found);
      assert.equal(typeName(found.type), expected.type);
      assert.equal(found.required, expected.required ?? false);
      assert.equal(found.schema.default, expected.default);
    });
  }

  it("has the allowed values with their texts, and the text without them", async () => {
    const gateway = await explained(type, "vpc.nat.gateway");
    assert.deepEqual(gateway?.schema.enum, {
      HighlyAvailable: "configures a highly available NAT gateway",
      Single: "configures a single NAT gateway",
      Disable: "disables NAT",
    });
    const logs = await explained(type, "cloudWatch.clusterLogging.enableTypes");
    assert.equal(logs?.schema.description, "Types of logging to enable");
    assert.ok(Object.keys(logs.schema.items?.enum ?? {}).includes("audit"));
  });

  const types: [what: string, type: string, source: string | undefined][] = [
    ["of an older version", "eksctl.io/v1alpha4 ClusterConfig", "eksctl"],
    ["whose apiVersion is being typed", "eksctl ClusterConfig", "eksctl"],
    ["without apiVersion", "ClusterConfig", "eksctl"],
    ["of another group", "example.com/v1 ClusterConfig", "custom"],
    ["of Kubernetes, which has none", "v1 ClusterConfig", undefined],
  ];
  for (const [what, written, source] of types) {
    it(`${what} is ${source ?? "no kind"}`, async () => {
      const found = await explained(written, "metadata");
      assert.equal(found?.source, source);
    });
  }

  it("lends its group to no kind of Kubernetes", async () => {
    assert.equal(await explained("eksctl.io/v1alpha5 Pod", "spec"), undefined);
  });
});

/** Below these stands what others describe: IAM policies, the settings of the kubelet and of Bottlerocket. */
const open = /\.(?:attachPolicy|permissionPolicy|kubeletExtraConfig|bottlerocket\.settings)[.[]/;

/** Where an example and the schema of the same version do not agree. */
const disagreements = ["43-hybrid-nodes.yaml .remoteNetworkConfig.vpcGatewayID: is missing"];

describe("eksctl's examples", () => {
  const examples = eksctlExamples();

  it("are explained field by field", async () => {
    const unknown: string[] = [];
    let checked = 0;
    for (const { name, text } of examples) {
      for (const { start } of parsedFields(text) ?? []) {
        const field = fieldAt(text, start);
        if (field?.type.kind !== "ClusterConfig" || open.test(formatFieldPath(field.path))) continue;
        checked++;
        if ((await explained(type, field.path)) === undefined)
          unknown.push(`${formatFieldPath(field.path)} in ${name}`);
      }
    }
    assert.deepEqual(unknown, []);
    assert.ok(checked > 150, `only ${checked} fields were checked`);
  });

  it("have no problem by the field data", async () => {
    const definitions = (await readJson("eksctl/eksctl.v1alpha5.json")) as DefinitionFile;
    const problems = examples.flatMap(({ name, text }) =>
      parseAllDocuments(text).flatMap((document) =>
        schemaProblems(document.toJS(), root, definitions).map((problem) => `${name} ${problem}`),
      ),
    );
    assert.deepEqual(
      problems.filter((problem) => !disagreements.includes(problem)),
      [],
    );
  });
});

describe("The snippet of a ClusterConfig", () => {
  for (const language of languages) {
    const text = expanded(eksctlSnippet(language));
    const fields = parsedFields(text) ?? [];

    it(`has no problem by the field data, as inserted in ${language}`, async () => {
      const definitions = (await readJson("eksctl/eksctl.v1alpha5.json")) as DefinitionFile;
      assert.deepEqual(schemaProblems(parseDocument(text).toJS(), root, definitions), []);
    });

    it(`shows the four stages in their order, in ${language}`, () => {
      const stages = text.split("\n").filter((line) => /^# \d/.test(line));
      assert.deepEqual(
        stages.map((line) => line.slice(2, 3)),
        ["1", "2", "3", "4"],
      );
      const starts = ["metadata", "managedNodeGroups", "addons"].map((name) => text.indexOf(`\n${name}:`));
      const comments = stages.map((line) => text.indexOf(line));
      const order = comments.slice(0, 3).flatMap((comment, index) => [comment, starts[index] ?? -1]);
      assert.deepEqual(
        order,
        [...order].sort((a, b) => a - b),
      );
      assert.ok((comments[3] ?? 0) > (fields.at(-1)?.start ?? 0), "workloads are not in the file");
    });

    const explainedAt = async (document: string, offset: number, path: FieldPath): Promise<void> => {
      const field = fieldAt(document, offset);
      assert.deepEqual(field?.path, path);
      const itsType = `${field.type.apiVersion ?? ""} ${field.type.kind ?? ""}`;
      assert.ok(await explained(itsType, field.path, language), formatFieldPath(path));
    };

    it(`is explained field by field while it is typed, in ${language}`, async () => {
      const typed = fields.filter(({ path }) => path[0] !== "apiVersion" && path[0] !== "kind");
      assert.ok(typed.length > 20);
      for (const { start, path } of typed)
        await explainedAt(text.slice(0, text.indexOf(":", start) + 1), start, path);
    });

    it(`is explained around a line that breaks it, in ${language}`, async () => {
      for (const { start, path } of fields) {
        const line = text.lastIndexOf("\n", start) + 1;
        const broken = '  : ["\n';
        await explainedAt(text.slice(0, line) + broken + text.slice(line), start + broken.length, path);
      }
    });
  }
});
