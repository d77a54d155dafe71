import assert from "node:assert/strict";
import { changeability } from "../../../src/explain/changeability.ts";
import { fieldPath } from "./explained.ts";

const cases: readonly (readonly [type: string, path: string, expected: string])[] = [
  ["v1 Pod", "spec.nodeName", "immutable"],
  ["v1 Pod", "spec.containers[0].env", "immutable"],
  ["v1 Pod", "spec.containers[0].image", "changeable"],
  ["v1 Pod", "spec.tolerations[0].key", "changeable"],
  ["v1 Pod", "spec", "changeable"],
  ["v1 Pod", "metadata.name", "immutable"],
  ["v1 Pod", "metadata.labels.app", "changeable"],
  ["v1 Pod", "metadata.uid", "readOnly"],
  ["v1 Pod", "status.phase", "readOnly"],
  ["apps/v1 Deployment", "spec.template.spec.nodeName", "changeable"],
  ["apps/v1 Deployment", "spec.template.metadata.name", "changeable"],
  ["apps/v1 Deployment", "spec.selector.matchLabels.app", "immutable"],
  ["apps/v1 StatefulSet", "spec.serviceName", "immutable"],
  ["v1 PersistentVolumeClaim", "spec.accessModes", "immutable"],
  ["v1 PersistentVolumeClaim", "spec.resources.requests.storage", "changeable"],
  ["storage.k8s.io/v1 StorageClass", "parameters.type", "immutable"],
  ["rbac.authorization.k8s.io/v1 RoleBinding", "roleRef.name", "immutable"],
  ["v1 Secret", "type", "immutable"],
  ["serving.knative.dev/v1 Pod", "spec.nodeName", "changeable"],
  ["v1 constructor", "spec.nodeName", "changeable"],
  ["eksctl.io/v1alpha5 ClusterConfig", "status.arn", "changeable"],
];

describe("Whether a field can be changed later", () => {
  for (const [type, path, expected] of cases)
    it(`${type} ${path}: ${expected}`, () => {
      const [apiVersion = "", kind = ""] = type.split(" ");
      assert.equal(changeability({ apiVersion, kind, path: fieldPath(path) }), expected);
    });
});
