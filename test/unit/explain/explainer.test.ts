import assert from "node:assert/strict";
import type { Explanation } from "../../../src/explain/explanation.ts";
import { typeName } from "../../../src/explain/explanationMarkdown.ts";
import { SchemaStore } from "../../../src/explain/schemaStore.ts";
import type { FieldVersions } from "@kubernetes-workshop/kubernetes/schemas/fieldData";
import { explained, readSchemaFile } from "./explained.ts";

const container = "spec.template.spec.containers[0]";

async function known(type: string, field: string): Promise<Explanation> {
  const explanation = await explained(type, field);
  assert.ok(explanation, `${type} ${field} is not explained`);
  return explanation;
}

describe("Explainer", () => {
  const values: [string, string, { type: string; required?: true; default?: unknown }][] = [
    ["apps/v1 Deployment", "spec.replicas", { type: "integer", default: 1 }],
    ["apps/v1 Deployment", "spec.strategy.type", { type: "string", default: "RollingUpdate" }],
    ["apps/v1 Deployment", "spec.strategy.rollingUpdate.maxSurge", { type: "IntOrString", default: "25%" }],
    ["apps/v1 Deployment", "spec.selector", { type: "LabelSelector", required: true }],
    ["apps/v1 Deployment", "spec.template.spec.containers", { type: "list of Container", required: true }],
    ["apps/v1 Deployment", container, { type: "Container" }],
    ["apps/v1 Deployment", `${container}.imagePullPolicy`, { type: "string" }],
    ["apps/v1 Deployment", `${container}.command[0]`, { type: "string" }],
    ["apps/v1 Deployment", `${container}.ports[0].protocol`, { type: "string", default: "TCP" }],
    ["apps/v1 Deployment", `${container}.ports[0].containerPort`, { type: "integer", required: true }],
    ["apps/v1 Deployment", `${container}.resources.requests`, { type: "map of string to Quantity" }],
    ["apps/v1 Deployment", `${container}.resources.requests.cpu`, { type: "Quantity" }],
    [
      "apps/v1 Deployment",
      `${container}.env[0].valueFrom.secretKeyRef.key`,
      { type: "string", required: true },
    ],
    [
      "apps/v1 Deployment",
      `${container}.env[0].valueFrom.fieldRef.fieldPath`,
      { type: "string", required: true },
    ],
    ["apps/v1 Deployment", "metadata.labels", { type: "map of string to string" }],
    ["apps/v1 Deployment", "metadata.labels.app", { type: "string" }],
    ["apps/v1 Deployment", "metadata.labels['app.kubernetes.io/name']", { type: "string" }],
    ["apps/v1 Deployment", "apiVersion", { type: "string", required: true }],
    [
      "apps/v1 StatefulSet",
      "spec.volumeClaimTemplates[0].spec.resources.requests.storage",
      { type: "Quantity" },
    ],
    ["batch/v1 CronJob", "spec.concurrencyPolicy", { type: "string", default: "Allow" }],
    [
      "batch/v1 CronJob",
      "spec.jobTemplate.spec.template.spec.restartPolicy",
      { type: "string", default: "Always" },
    ],
    ["batch/v1 Job", "spec.backoffLimit", { type: "integer", default: 6 }],
    ["autoscaling/v2 HorizontalPodAutoscaler", "spec.minReplicas", { type: "integer", default: 1 }],
    [
      "autoscaling/v2 HorizontalPodAutoscaler",
      "spec.metrics[0].resource.target.averageUtilization",
      { type: "integer" },
    ],
    ["v1 Secret", "data.password", { type: "string (byte)" }],
    ["v1 Service", "spec.ports[0].targetPort", { type: "IntOrString" }],
    ["v1 PodList", "items[0].spec.nodeName", { type: "string" }],
    ["v1 ConfigMap", "data.constructor", { type: "string" }],
  ];
  for (const [type, field, expected] of values) {
    it(`${type} ${field}: ${Object.values(expected).join(", ")}`, async () => {
      const { type: found, required, schema } = await known(type, field);
      assert.equal(typeName(found), expected.type);
      assert.equal(required, expected.required ?? false);
      assert.equal(schema.default, expected.default);
    });
  }

  it("gives the allowed values with their texts", async () => {
    const strategy = await known("apps/v1 Deployment", "spec.strategy.type");
    assert.deepEqual(Object.keys(strategy.schema.enum ?? {}), ["Recreate", "RollingUpdate"]);
    for (const text of Object.values(strategy.schema.enum ?? {})) assert.match(text, /^(Kill|Replace) .+\./);
    const policy = await known("apps/v1 Deployment", `${container}.imagePullPolicy`);
    assert.deepEqual(Object.keys(policy.schema.enum ?? {}), ["Always", "IfNotPresent", "Never"]);
  });

  for (const [type, field, expected] of [
    ["v1 Pod", "spec.initContainers[0].restartPolicy", "1.29"],
    ["apps/v1 Deployment", "spec.template.spec.hostUsers", "1.33"],
    ["v1 Pod", "spec.resourceClaims", "1.34"],
    ["v1 Pod", "spec.resourceClaims[0]", undefined],
    ["v1 Pod", "spec.containers", undefined],
    ["networking.k8s.io/v1 ServiceCIDR", "kind", "1.33"],
    ["apps/v1 Deployment", "kind", undefined],
  ] as const)
    it(`tells since when ${type} has ${field}: ${expected ?? "long ago"}`, async () =>
      assert.equal((await known(type, field)).since, expected));

  it("tells versions of fields and kinds that the API has", async () => {
    const versions = JSON.parse((await readSchemaFile("kubernetes/since.json")) ?? "") as FieldVersions;
    const names = Object.values(versions).flat();
    assert.equal(new Set(names).size, names.length);
    assert.ok(names.length > 50);
    const store = new SchemaStore(readSchemaFile);
    for (const name of names) {
      const field = await store.definition(name.slice(0, name.lastIndexOf(".")));
      const isField = Object.hasOwn(field?.fields ?? {}, name.slice(name.lastIndexOf(".") + 1));
      assert.ok(isField || (await store.definition(name)), name);
    }
  });

  it("knows a field in a list whose dash is missing", async () => {
    const { type, path } = await known(
      "apps/v1 Deployment",
      "spec.template.spec.containers.resources.limits.cpu",
    );
    assert.equal(typeName(type), "Quantity");
    assert.equal(path.length, 7);
  });

  it("follows a schema into itself, as deep as it is written", async () => {
    const schema = "spec.versions[0].schema.openAPIV3Schema";
    const deep = ".properties.a.items.properties.b.additionalProperties.properties.c.type";
    assert.equal(
      typeName((await known("apiextensions.k8s.io/v1 CustomResourceDefinition", schema + deep)).type),
      "string",
    );
  });

  const unknown: [string, string][] = [
    ["apps/v1 Deployment", "spec.replica"],
    ["apps/v1 Deployment", "spec.template.spec.container[0].image"],
    ["apps/v1 Deployment", "spec.template.spec.containers.replicas"],
    ["apps/v1 Deployment", "spec.template.spec.containers.command.image"],
    ["apps/v1 Deployment", "spec.replicas.x"],
    ["apps/v1 Deployment", "spec.replicas[0]"],
    ["v1 Pod", "status.hostIP.a"],
    ["v1 Pod", "spec.constructor"],
    ["v1 Pod", "toString"],
    ["v1 Pod", "__proto__"],
    ["v1 Pod", ""],
  ];
  for (const [type, field] of unknown) {
    it(`knows no ${field || "field without a name"} of ${type}`, async () => {
      assert.equal(await explained(type, field), undefined);
    });
  }
});
