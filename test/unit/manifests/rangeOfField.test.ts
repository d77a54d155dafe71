import assert from "node:assert/strict";
import { rangeOfField } from "../../../src/manifests/rangeOfField.ts";
import { serverFieldPath } from "../../../src/manifests/serverFieldPath.ts";

const text = `---
apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
  labels:
    app.kubernetes.io/name: "web"
  finalizers:
    - example.com/a
    - example.com/b
spec:
  replicas: three # wrong
  template:
    spec:
      containers:
        - name: first
          image: nginx
          ports:
            - containerPort: 80
            - containerPort: 80
              protocol: UDP
        - image: second:1
          name: second
`;

describe("rangeOfField", () => {
  for (const [path, key, value, isThere = true] of [
    ["spec.replicas", "replicas", "three"],
    [".spec.replicas", "replicas", "three"],
    ["spec.template.spec.containers[1].image", "image", "second:1"],
    ['.spec.template.spec.containers[name="second"].image', "image", "second:1"],
    [
      'spec.template.spec.containers[name="first"].ports[containerPort=80,protocol="UDP"].protocol',
      "protocol",
      "UDP",
    ],
    [
      'spec.template.spec.containers[name="first"].ports[containerPort=80,protocol="TCP"]',
      "containerPort",
      "80",
    ],
    ["metadata.labels[app.kubernetes.io/name]", "app.kubernetes.io/name", '"web"'],
    ["metadata.labels['app.kubernetes.io/name']", "app.kubernetes.io/name", '"web"'],
    ['metadata.labels["app.kubernetes.io/name"]', "app.kubernetes.io/name", '"web"'],
    ['metadata.finalizers[="example.com/b"]', "example.com/b", "example.com/b"],
    ["metadata.finalizers[1]", "example.com/b", "example.com/b"],
    ["spec.template.spec.containers[1]", "name", "second"],
    ["spec.template.spec.containers[0].resources.limits", "name", "first", false],
    ["spec.template.spec.volumes", "spec", undefined, false],
    ["spec.template.spec.containers.ports.containerPort", "containerPort", "80"],
    ["status", "kind", "Deployment", false],
    ["", "kind", "Deployment"],
  ] as const)
    it(`finds ${path || "the object"}`, () => {
      const range = rangeOfField(text, 0, serverFieldPath(path));
      assert.equal(text.slice(range?.key.start, range?.key.end), key);
      assert.equal(range?.value && text.slice(range.value.start, range.value.end), value);
      assert.equal(range?.isThere, isThere);
    });

  it("has nowhere to point in a document that is not there", () => {
    assert.equal(rangeOfField(text, 1, []), undefined);
  });

  it("points at the first line of a document without fields", () => {
    assert.deepEqual(rangeOfField("\n# a\nb c\n", 0, [])?.key, { start: 1, end: 4 });
  });
});
