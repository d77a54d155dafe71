import assert from "node:assert/strict";
import { errorOfStatus, RequestError } from "../../../src/cluster/requestError.ts";
import { badQuantity } from "../../../src/apply/badQuantity.ts";
import { conflictsOf, isAboutObject, refusalsOf } from "../../../src/apply/refusal.ts";
import { loggedRefusal } from "../../../src/apply/refused.ts";
import { formatFieldPath } from "../../../src/manifests/fieldPath.ts";

const deployment = { apiVersion: "apps/v1", kind: "Deployment", metadata: { name: "web" } };

const refusals = (code: number, status: object, object = deployment): string[][] =>
  refusalsOf(errorOfStatus("https://host", code, status), object).map(({ path, on, message }) => [
    formatFieldPath(path.map((segment) => (typeof segment === "object" ? JSON.stringify(segment) : segment))),
    on,
    message,
  ]);
const cause = (field: string, reason: string, message: string): object => ({
  message: `Deployment.apps "web" is invalid: ${field}: ${message}`,
  details: { causes: [{ field, reason, message }] },
});

// Messages as kube-apiserver 1.37 and the practice cluster write them.
const full =
  "Internal error occurred: etcdserver: the change could not be stored in /x/objects.jsonl: ENOSPC: no space left on device, write. Free some space on the disk, and try again.";
const typed = "failed to create typed patch object (/web; apps/v1, Kind=Deployment): ";
describe("what the API server says of a value's type", () => {
  const numeric = { message: `${typed}.spec.replicas: expected numeric (int or float), got string` };
  const boolean = { message: `${typed}.spec.paused: expected boolean, got string` };
  for (const [status, spec, words] of [
    [numeric, { replicas: "3" }, "spec.replicas must be a number without quotes."],
    [numeric, { replicas: "three" }, "spec.replicas must be a number."],
    [boolean, { paused: "true" }, "spec.paused must be true or false without quotes."],
    [boolean, { paused: "on" }, "spec.paused must be true or false."],
  ] as const)
    it(`speaks of quotes only where they are what is wrong: ${JSON.stringify(spec)}`, () => {
      const [[, , message = ""] = []] = refusals(500, status, { ...deployment, spec } as typeof deployment);
      assert.equal(message.split("\n")[0], words);
    });
});

describe("what the API server refuses", () => {
  for (const [what, code, status, path, on, words, said] of [
    [
      "a missing field",
      422,
      cause("spec.template.spec.containers[0].image", "FieldValueRequired", "Required value"),
      "spec.template.spec.containers[0].image",
      "value",
      /image is missing/,
      "Required value",
    ],
    [
      "an immutable field",
      422,
      cause("spec.selector", "FieldValueInvalid", "Invalid value: {}: field is immutable"),
      "spec.selector",
      "value",
      /Delete the Deployment and apply it again/,
      "field is immutable",
    ],
    [
      "a change of a pod",
      422,
      cause(
        "spec",
        "FieldValueForbidden",
        "Forbidden: pod updates may not change fields other than `a`\n@@ -5,7 @@\n secret",
      ),
      "spec",
      "value",
      /cannot be changed/,
      "other than `a`",
    ],
    [
      "a value that is none of those there are",
      422,
      cause("spec.type", "FieldValueNotSupported", 'Unsupported value: "Foo"'),
      "spec.type",
      "value",
      /certain values/,
      '"Foo"',
    ],
    [
      "a label's value",
      422,
      cause("metadata.labels", "FieldValueInvalid", 'Invalid value: "a b"'),
      "metadata.labels",
      "value",
      /not valid/,
      '"a b"',
    ],
    [
      "an unknown field, of the practice cluster",
      400,
      {
        message:
          'Deployment in version "v1" cannot be handled as a Deployment: strict decoding error: unknown field "spec.template.spec.contaners"',
      },
      "spec.template.spec.contaners",
      "key",
      /has no field named spec.template.spec.contaners/,
      "unknown field",
    ],
    [
      "an unknown field",
      500,
      { message: `${typed}.spec.template.spec.contaners: field not declared in schema` },
      "spec.template.spec.contaners",
      "key",
      /has no field named spec.template.spec.contaners/,
      "not declared",
    ],
    [
      "a word for a number, of the practice cluster",
      400,
      {
        message:
          "json: cannot unmarshal string into Go struct field DeploymentSpec.spec.replicas of type int32",
      },
      "spec.replicas",
      "value",
      /must be a number/,
      "int32",
    ],
    [
      "a word for a number",
      500,
      { message: `${typed}.spec.replicas: expected numeric (int or float), got string` },
      "spec.replicas",
      "value",
      /must be a number/,
      "got string",
    ],
    [
      "a number for a word",
      500,
      { message: `${typed}.metadata.labels.version: expected string, got &value.valueUnstructured{Value:1}` },
      "metadata.labels.version",
      "value",
      /must be a string/,
      "got",
    ],
    [
      "a list for a block",
      500,
      { message: `${typed}.spec.selector: expected map, got &{[1]}` },
      "spec.selector",
      "value",
      /must contain fields/,
      "expected map",
    ],
    [
      "a word in an item of a list",
      500,
      {
        message: `${typed}.spec.containers[name="a"].ports[containerPort="http",protocol="TCP"].containerPort: expected numeric (int or float), got string`,
      },
      `spec.containers['{"name":"a"}'].ports['{"containerPort":"http","protocol":"TCP"}'].containerPort`,
      "value",
      /must be a number/,
      "got string",
    ],
    [
      "an item that is there twice",
      500,
      { message: `${typed}.spec.ports: duplicate entries for key [port=80,protocol="TCP"]` },
      `spec.ports['{"port":80,"protocol":"TCP"}']`,
      "key",
      /twice/,
      "duplicate",
    ],
    [
      "a field that is there twice",
      400,
      {
        message: 'strict decoding error: yaml: line 2: key "a" already set, duplicate field "spec.replicas"',
      },
      "spec.replicas",
      "key",
      /twice/,
      "duplicate",
    ],
    [
      "a namespace that is not there",
      404,
      { message: 'namespaces "nope" not found' },
      "metadata.namespace",
      "value",
      /no namespace nope/,
      "not found",
    ],
    [
      "what a webhook denies",
      400,
      { message: 'admission webhook "policy.example.com" denied the request: no latest' },
      "",
      "value",
      /policy of this cluster denies this: policy.example.com/,
      "no latest",
    ],
    [
      "what is forbidden",
      403,
      {
        message:
          'deployments.apps "web" is forbidden: User "x" cannot patch resource "deployments" in API group "apps" in the namespace "default"',
      },
      "",
      "value",
      /not have permission to do this with Deployment objects/,
      "cannot patch",
    ],
    [
      "a permission that nobody may give who has it not",
      403,
      {
        message:
          'roles.rbac.authorization.k8s.io "r" is forbidden: user "x" (groups=["g"]) is attempting to grant RBAC permissions not currently held:',
      },
      "",
      "value",
      /not have permission to do this with Deployment objects/,
      "attempting to grant",
    ],
    [
      "what the practice cluster is too small for",
      403,
      {
        message:
          'deployments.apps "web" is forbidden: the practice cluster holds at most 15,000 objects; this is its own limit, a real cluster is as large as its machines',
      },
      "",
      "value",
      /This Deployment exceeds the limits of the practice cluster/,
      "at most 15,000 objects",
    ],
    [
      "what a quota has no room for",
      403,
      {
        message:
          'pods "web" is forbidden: exceeded quota: small, requested: pods=1, used: pods=4, limited: pods=4',
      },
      "",
      "value",
      /quota of the namespace leaves no room for this Deployment/,
      "limited: pods=4",
    ],
    [
      "what nobody may apply, with all permissions there are",
      403,
      { message: 'pods "web" is forbidden: violates PodSecurity "restricted:latest": privileged' },
      "",
      "value",
      /The cluster does not accept this Deployment/,
      "violates PodSecurity",
    ],
    [
      "anything else",
      500,
      { message: "something" },
      "",
      "value",
      /The cluster does not accept this Deployment/,
      "something",
    ],
  ] as const)
    it(`is told in words: ${what}`, () => {
      const [first, ...others] = refusals(code, status);
      assert.deepEqual(others, []);
      assert.equal(first?.[0], path);
      assert.equal(first[1], on);
      assert.match(first[2] ?? "", words);
      assert.ok(first[2]?.includes(`The API server says: `) && first[2].includes(said), first[2]);
      assert.doesNotMatch(first[2] ?? "", /secret/);
    });

  it("tells of each of several", () => {
    const message = 'strict decoding error: unknown field "spec.foo", unknown field "spec.bar"';
    assert.deepEqual(
      refusals(400, { message }).map(([path]) => path),
      ["spec.foo", "spec.bar"],
    );
    const lines = `${typed}errors:\n  .spec.foo: field not declared in schema\n  .spec.bar: field not declared in schema`;
    assert.deepEqual(
      refusals(500, { message: lines }).map(([path]) => path),
      ["spec.foo", "spec.bar"],
    );
  });

  it("finds the amount that is none, which the server does not name", () => {
    const object = {
      ...deployment,
      spec: { containers: [{ resources: { requests: { cpu: 1, memory: "1Gi" }, limits: { cpu: "lots" } } }] },
    };
    assert.equal(
      refusals(400, { message: "quantities must match the regular expression" }, object)[0]?.[0],
      "spec.containers[0].resources.limits.cpu",
    );
    for (const good of ["100m", "0.5", "1e3", "64Mi", "1E", "2Gi", ".5"])
      assert.equal(badQuantity({ limits: { cpu: good } }), undefined, good);
  });

  it("names who has set a field, whatever the version of the server", () => {
    for (const message of [
      'conflict with "kubectl"',
      'conflict with "kubectl" using apps/v1 at 2026-01-01T00:00:00Z',
    ]) {
      const details = { causes: [{ field: ".spec.replicas", reason: "FieldManagerConflict", message }] };
      const error = errorOfStatus("https://host", 409, { message: "Apply failed with 1 conflict", details });
      assert.deepEqual(conflictsOf(error), [{ field: "spec.replicas", manager: "kubectl" }]);
      assert.match(
        refusalsOf(error, deployment)[0]?.message ?? "",
        /kubectl has set spec.replicas to another value/,
      );
    }
  });

  it("repeats no value of a Secret, in what is shown or logged", () => {
    const secret = {
      apiVersion: "v1",
      kind: "Secret",
      metadata: { name: "s", namespace: "n" },
      stringData: { pin: 123456 },
    };
    const manifest = { object: secret, documentIndex: 0, root: [] };
    const typedSecret = "failed to create typed patch object (n/s; /v1, Kind=Secret): ";
    for (const [code, said, logged] of [
      [
        500,
        `${typedSecret}.stringData.pin: expected string, got &value.valueUnstructured{Value:123456}`,
        "Secret s in n: status (500) at stringData.pin",
      ],
      [
        403,
        'admission webhook "policy.example.com" denied the request: 123456 is too short',
        "Secret s in n: forbidden (403 Forbidden)",
      ],
    ] as const) {
      const reason = code === 403 ? "Forbidden" : undefined;
      const error = errorOfStatus("https://host", code, { message: said, reason });
      const [refusal] = refusalsOf(error, secret);
      assert.doesNotMatch(refusal?.message ?? "123456", /123456/);
      assert.equal(loggedRefusal({ manifest, error }), logged);
    }
  });

  it("logs what a server says that does not answer as it should", () => {
    assert.equal(new RequestError("refused", "Nothing answers").logged, "Nothing answers");
  });

  it("says what to do with a file of eksctl's", () => {
    const error = new RequestError("unknownKind", "The cluster knows no kind ClusterConfig");
    const config = { apiVersion: "eksctl.io/v1alpha5", kind: "ClusterConfig", metadata: { name: "a" } };
    assert.match(refusalsOf(error, config)[0]?.message ?? "", /eksctl create cluster/);
    assert.match(refusalsOf(error, deployment)[0]?.message ?? "", /knows no kind/);
  });

  it("is told from a server that does not answer", () => {
    assert.equal(isAboutObject(errorOfStatus("https://host", 422, { message: "no" })), true);
    assert.equal(isAboutObject(new RequestError("unknownKind", "")), true);
    assert.equal(isAboutObject(new RequestError("replaced", "")), true);
    assert.equal(isAboutObject(new RequestError("refused", "")), false);
    assert.equal(isAboutObject(errorOfStatus("https://host", 401, { message: "no" })), false);
    assert.equal(isAboutObject(errorOfStatus("https://host", 500, { message: full })), false);
  });
});
