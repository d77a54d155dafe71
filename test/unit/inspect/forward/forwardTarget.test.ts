import assert from "node:assert/strict";
import type { KubernetesObject } from "@kubernetes-workshop/kubernetes/resources/kubernetesObject";
import { offeredPorts, podPort } from "../../../../src/inspect/forward/forwardTarget.ts";

const object = (kind: string, spec: object, more: object = {}): KubernetesObject => ({
  apiVersion: "v1",
  kind,
  metadata: { name: "web", namespace: "shop" },
  spec,
  ...more,
});
const ports = [
  { name: "http", containerPort: 8080 },
  { name: "dns", containerPort: 53, protocol: "UDP" },
];
const podSpec = {
  containers: [
    { name: "app", ports },
    { name: "metrics", ports: [{ containerPort: 9090 }] },
  ],
};
const pod = (name: string, ready: boolean): KubernetesObject => ({
  ...object("Pod", podSpec),
  metadata: { name, namespace: "shop", uid: name },
  status: { podIP: "10.0.0.1", conditions: [{ type: "Ready", status: ready ? "True" : "False" }] },
});
const service = object("Service", {
  selector: { app: "web" },
  ports: [
    { name: "web", port: 80, targetPort: "http" },
    { port: 81, targetPort: 9090 },
    { port: 82 },
    { port: 83, targetPort: "none" },
    { port: 53, protocol: "UDP" },
  ],
});

describe("The ports to forward", () => {
  it("are the TCP ports that are declared", () => {
    const pairs = (of: KubernetesObject): unknown[] => offeredPorts(of).map(({ port, name }) => [port, name]);
    assert.deepEqual(pairs(pod("a", true)), [
      [8080, "http"],
      [9090, undefined],
    ]);
    assert.deepEqual(pairs(object("Deployment", { template: { spec: podSpec } })), pairs(pod("a", true)));
    assert.deepEqual(pairs(service), [
      [80, "web"],
      [81, undefined],
      [82, undefined],
      [83, undefined],
    ]);
  });
});

describe("Where connections go", () => {
  const { signal } = new AbortController();
  const reference = { apiVersion: "v1", kind: "Service", name: "web", namespace: "shop" };
  const to = async (
    port: number,
    pods: readonly KubernetesObject[],
    found?: KubernetesObject,
  ): Promise<unknown> => {
    const asked: unknown[] = [];
    const objects = {
      read: () => Promise.resolve(found),
      list: (...args: readonly unknown[]) => {
        asked.push(args[2]);
        return Promise.resolve([...pods]);
      },
    };
    const {
      pod: chosen,
      port: podsPort,
      container,
      address,
    } = await podPort(objects, reference, port, signal);
    if (found?.kind !== "Pod") assert.deepEqual(asked, [{ namespace: "shop", labelSelector: "app=web" }]);
    return [chosen.name, podsPort, container, address];
  };
  const pods = [pod("a", false), pod("b", true)];

  it("is a ready pod of a Service, at its target port by number or name", async () => {
    assert.deepEqual(await to(80, pods, service), ["b", 8080, "app", "10.0.0.1"]);
    assert.deepEqual(await to(81, pods, service), ["b", 9090, "app", "10.0.0.1"]);
    assert.deepEqual(await to(82, pods, service), ["b", 82, "app", "10.0.0.1"]);
    await assert.rejects(to(83, pods, service), /Pod b has no port named none\./);
  });

  it("is a ready pod of a workload, or the pod itself", async () => {
    const deployment = object("Deployment", { selector: { matchLabels: { app: "web" } } });
    assert.deepEqual(await to(8080, pods, deployment), ["b", 8080, "app", "10.0.0.1"]);
    assert.deepEqual(await to(8080, [], pod("c", false)), ["c", 8080, "app", "10.0.0.1"]);
  });

  it("is nowhere without a ready pod or without the object, which is said", async () => {
    await assert.rejects(to(80, [pod("a", false)], service), /No pod of Service web is ready\./);
    await assert.rejects(to(80, pods, undefined), /Service web is not in the cluster\./);
  });
});
