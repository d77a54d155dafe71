import assert from "node:assert/strict";
import { withoutSecretsOf } from "../../../src/resources/withoutSecretsOf.ts";
import { withoutValues } from "../../../src/resources/withoutValues.ts";

// Messages as kube-apiserver 1.37 writes them.
const ofSecret = "failed to create typed patch object (/s; /v1, Kind=Secret): ";
const ofContainer =
  'failed to create typed patch object (/d; apps/v1, Kind=Deployment): .spec.template.spec.containers[name="c"]';
const go = "&value.valueUnstructured{Value:";
const jobTemplate =
  '{"labels":{"job-name":"j"},"Spec":{"Containers":[{"Name":"c","Args":null,"Env":[{"Name":"PIN","Value":"S3cret}: \\"","ValueFrom":null}]}]}}';
const podUpdate =
  "Forbidden: pod updates may not change fields other than `spec.containers[*].image`,`spec.tolerations` (only additions to existing tolerations)";

describe("what the API server says, without values", () => {
  for (const [what, kind, said, left] of [
    [
      "a number of a Secret",
      "",
      `${ofSecret}.stringData.pin: expected string, got ${go}123456}`,
      `${ofSecret}.stringData.pin: expected string, got …`,
    ],
    [
      "a block of a Secret",
      "",
      `${ofSecret}.stringData.pin: expected string, got ${go}map[string]interface {}{"a":"S3cret"}}`,
      `${ofSecret}.stringData.pin: expected string, got …`,
    ],
    [
      "a list of a Secret",
      "",
      `${ofSecret}.stringData.pin: expected string, got ${go}[]interface {}{"S3cret", "b}c"}}`,
      `${ofSecret}.stringData.pin: expected string, got …`,
    ],
    [
      "a text for the block of a Secret",
      "",
      `${ofSecret}.stringData: expected map, got &{S3cret}\nand more}`,
      `${ofSecret}.stringData: expected map, got …`,
    ],
    [
      "one of several",
      "",
      `${ofSecret}errors:\n  .stringData.a: expected string, got ${go}123456}\n  .stringData.b: expected string, got ${go}"S3cret"}\n  .foo: field not declared in schema`,
      `${ofSecret}errors:\n  .stringData.a: expected string, got …\n  .stringData.b: expected string, got …\n  .foo: field not declared in schema`,
    ],
    [
      "an environment variable's number",
      "",
      `${ofContainer}.env[name="PIN"].value: expected string, got ${go}123456}`,
      `${ofContainer}.env[name="PIN"].value: expected string, got …`,
    ],
    [
      "environment variables that are no list",
      "",
      `${ofContainer}.env: expected list, got &{map[PIN:S3cret]}`,
      `${ofContainer}.env: expected list, got …`,
    ],
    [
      "arguments that are no list",
      "",
      `${ofContainer}.args: expected list, got &{--password=S3cret}`,
      `${ofContainer}.args: expected list, got …`,
    ],
    [
      "the template of a Job",
      "Job",
      `Job.batch "j" is invalid: spec.template: Invalid value: ${jobTemplate}: field is immutable`,
      'Job.batch "j" is invalid: spec.template: Invalid value: …: field is immutable',
    ],
    [
      "what a pod was and is",
      "Pod",
      `Pod "p" is invalid: spec: ${podUpdate}\n@@ -13,7 +13,7 @@\n-     "Value": "S3cret",\n+     "Value": "S3cretNEW",\n`,
      `Pod "p" is invalid: spec: ${podUpdate}`,
    ],
    [
      "a key of a Secret, which may be all of it",
      "Secret",
      'Secret "s" is invalid: data: Invalid value: "pin S3cret": a valid config key must consist of',
      'Secret "s" is invalid: data: Invalid value: …: a valid config key must consist of',
    ],
    [
      "an environment variable's text",
      "Pod",
      'Pod "p" is invalid: spec.containers[0].env[0].value: Invalid value: "S3cret, \\"quoted\\": x": no, spec.containers[0].image: Required value',
      'Pod "p" is invalid: spec.containers[0].env[0].value: Invalid value: …: no, spec.containers[0].image: Required value',
    ],
    [
      "a field that says that it is secret",
      "Database",
      'Database.example.com "d" is invalid: spec.adminPassword: Invalid value: "S3cret": spec.adminPassword in body should match \'^x\'',
      "Database.example.com \"d\" is invalid: spec.adminPassword: Invalid value: …: spec.adminPassword in body should match '^x'",
    ],
    [
      "a number that is secret",
      "Database",
      "spec.token: Invalid value: 123456: must be less",
      "spec.token: Invalid value: …: must be less",
    ],
    [
      "a block that does not end",
      "Job",
      'spec.template: Invalid value: {"a":"S3cret',
      "spec.template: Invalid value: …",
    ],
  ] as const)
    // prettier-ignore
    it(`leaves out ${what}`, () => assert.equal(withoutValues(said, kind), left));

  for (const said of [
    `${ofContainer}.ports: expected numeric (int or float), got string`,
    'Pod "p" is invalid: metadata.labels: Invalid value: "a b": a valid label must be',
    'Service "s" is invalid: spec.type: Unsupported value: "Foo": supported values: "ClusterIP", "NodePort"',
    'Pod "p" is invalid: spec.volumes[0].secret.secretName: Invalid value: "No_Name": a lowercase RFC 1123 subdomain',
    'Deployment.apps "d" is invalid: spec.replicas: Invalid value: -1: must be greater than or equal to 0',
    "failed to convert new object (/s; /v1, Kind=Secret) to proper version: illegal base64 data at input byte 6",
    `${ofSecret}.foo: field not declared in schema`,
  ])
    it(`keeps what helps: ${said.slice(-60)}`, () => assert.equal(withoutValues(said, "Pod"), said));

  it("knows the field of a cause, which the text does not name", () => {
    const said = 'Invalid value: "S3cret": no';
    assert.equal(withoutValues(said, "Pod", "spec.containers[0].env[1].value"), "Invalid value: …: no");
    assert.equal(withoutValues(said, "Pod", "metadata.name"), said);
  });
});

describe("a text about a Secret", () => {
  const secret = {
    apiVersion: "v1",
    kind: "Secret",
    metadata: { name: "s" },
    stringData: { pin: 123456, wrong: { deep: ['say "S3cret"'] }, short: "no" },
    data: { key: Buffer.from("decoded").toString("base64") },
  };

  it("has none of its values, whoever wrote the text", () => {
    const said = `admission webhook "p" denied: 123456, say \\"S3cret\\", ${secret.data.key} (decoded) are no good`;
    assert.equal(withoutSecretsOf(secret, said), 'admission webhook "p" denied: …, …, … (…) are no good');
  });

  it("is told from one about anything else", () => {
    assert.equal(withoutSecretsOf({ ...secret, kind: "ConfigMap" }, "123456"), "123456");
  });
});
