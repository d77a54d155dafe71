import assert from "node:assert/strict";
import type { KubernetesObject } from "@kubernetes-workshop/kubernetes/resources/kubernetesObject";
import { sameAsBefore } from "../../../src/apply/sameAsBefore.ts";

const manifest: KubernetesObject = {
  apiVersion: "v1",
  kind: "Pod",
  metadata: { name: "web", labels: { app: "web" } },
  spec: { containers: [{ name: "web", image: "nginx:1.29" }] },
};

const owned = { "f:metadata": { "f:labels": { "f:app": {} } }, "f:spec": { "f:containers": {} } };

interface Live {
  readonly version: string;
  readonly image?: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly fields?: unknown;
  readonly manager?: string;
  readonly more?: object;
}

function live({
  version,
  image = "nginx:1.29",
  labels = { app: "web" },
  fields = owned,
  manager = "kubernetes-workshop",
  more,
}: Live): KubernetesObject {
  return {
    ...manifest,
    metadata: {
      name: "web",
      labels,
      resourceVersion: version,
      managedFields: [
        { manager: "kubelet", operation: "Update", subresource: "status", fieldsV1: {} },
        { manager, operation: "Apply", fieldsV1: fields },
      ],
    },
    spec: { containers: [{ name: "web", image, imagePullPolicy: "IfNotPresent" }], ...more },
  };
}

describe("whether applying left an object as it was", () => {
  const before = live({ version: "1" });
  for (const [name, after, expected] of [
    ["the same version", live({ version: "1" }), true],
    ["the scheduler chose a node meanwhile", live({ version: "2", more: { nodeName: "worker-1" } }), true],
    ["another manager set a label", live({ version: "2", labels: { app: "web", team: "a" } }), true],
    ["a new image", live({ version: "2", image: "nginx:1.30" }), false],
    ["a new value of a label", live({ version: "2", labels: { app: "shop" } }), false],
    ["a field that the manifest no longer sets", live({ version: "2", fields: { "f:spec": {} } }), false],
    ["nothing known of our fields", live({ version: "2", manager: "kubectl" }), false],
  ] as const)
    it(`${name}: ${expected ? "unchanged" : "changed"}`, () => {
      assert.equal(sameAsBefore(manifest, before, after), expected);
    });

  it("takes an object that was not applied by us before for changed", () => {
    const kubectl = live({ version: "1", manager: "kubectl" });
    assert.equal(sameAsBefore(manifest, kubectl, live({ version: "2" })), false);
  });

  it("takes a Secret whose values the server keeps elsewhere for changed", () => {
    const secret: KubernetesObject = { ...manifest, kind: "Secret", stringData: { password: "new" } };
    assert.equal(sameAsBefore(secret, live({ version: "1" }), live({ version: "2" })), false);
  });
});
