import assert from "node:assert/strict";
import { keptValue } from "../../../src/storage/keptObjects.ts";
import type { ApiObject } from "../../../src/objectApi.ts";

describe("keptValue", () => {
  const object = (
    kind: string,
    metadata: Record<string, unknown>,
    more: Record<string, unknown> = {},
  ): ApiObject => ({
    apiVersion: "v1",
    kind,
    metadata: { name: "x", namespace: "default", ...metadata },
    ...more,
  });

  it("keeps what users made, with its uid", () => {
    const kept = keptValue(
      "/registry/configmaps/default/x",
      object("ConfigMap", { uid: "1" }, { data: { a: "b" } }),
    );
    assert.deepEqual(JSON.parse(kept ?? ""), object("ConfigMap", { uid: "1" }, { data: { a: "b" } }));
  });

  it("keeps a pod of its own unbound and without status, and no pod of a controller", () => {
    const pod = object("Pod", {}, { spec: { nodeName: "n", containers: [] }, status: { phase: "Running" } });
    assert.deepEqual(
      JSON.parse(keptValue("/registry/pods/default/x", pod) ?? ""),
      object("Pod", {}, { spec: { containers: [] } }),
    );
    const owned = object("Pod", { ownerReferences: [{ controller: true }] });
    assert.equal(keptValue("/registry/pods/default/x", owned), undefined);
  });

  it("keeps what waits for its finalizers, or for its content, and a pod without a grace period", () => {
    const deleted = { deletionTimestamp: "2026-01-01T00:00:00Z" };
    const waiting = { ...deleted, finalizers: ["example.com/later"] };
    const held = object("ConfigMap", waiting);
    assert.deepEqual(JSON.parse(keptValue("/registry/configmaps/default/x", held) ?? ""), held);
    const namespace = object("Namespace", deleted);
    assert.deepEqual(JSON.parse(keptValue("/registry/namespaces/x", namespace) ?? ""), namespace);
    const pod = object("Pod", { ...waiting, deletionGracePeriodSeconds: 30 }, { spec: {} });
    assert.deepEqual(
      JSON.parse(keptValue("/registry/pods/default/x", pod) ?? ""),
      object("Pod", { ...waiting, deletionGracePeriodSeconds: 0 }, { spec: {} }),
    );
  });

  for (const [key, value] of [
    ["/registry/events/default/x", object("Event", {})],
    ["/registry/discovery.k8s.io/endpointslices/default/x", object("EndpointSlice", {})],
    ["/registry/pods/kube-system/x", object("Pod", { namespace: "kube-system" })],
    ["/registry/namespaces/default", object("Namespace", { name: "default" })],
    ["/registry/deployments/default/x", object("Deployment", { deletionTimestamp: "2026-01-01T00:00:00Z" })],
  ] as const)
    it(`leaves out ${key}`, () => assert.equal(keptValue(key, value), undefined));
});
