import assert from "node:assert/strict";
import type { KubernetesObject } from "@kubernetes-workshop/kubernetes/resources/kubernetesObject";
import { liveState, type LiveReader } from "../../../../../src/features/explanations/assistant/liveState.ts";

const { signal } = new AbortController();

const web: KubernetesObject = {
  apiVersion: "apps/v1",
  kind: "Deployment",
  metadata: { name: "web", namespace: "shop", generation: 1 },
  spec: { replicas: 3, selector: { matchLabels: { app: "web" } } },
  status: { observedGeneration: 1, replicas: 3, updatedReplicas: 3, readyReplicas: 1 },
};

function pod(name: string, reason?: string): KubernetesObject {
  const state = reason === undefined ? { running: {} } : { waiting: { reason } };
  return {
    apiVersion: "v1",
    kind: "Pod",
    metadata: { name, namespace: "shop", labels: { app: "web" } },
    spec: { containers: [{ name: "web", image: "nginx:9" }], nodeName: "node-1" },
    status: {
      phase: "Running",
      conditions: [{ type: "Ready", status: reason === undefined ? "True" : "False" }],
      containerStatuses: [{ name: "web", ready: reason === undefined, restartCount: 0, state }],
    },
  };
}

/** A cluster with some objects, which tells what was asked. */
function readerOf(objects: readonly KubernetesObject[]): LiveReader & { readonly asked: string[] } {
  const asked: string[] = [];
  return {
    asked,
    read: ({ kind, name }) => {
      asked.push(`${kind} ${name}`);
      return Promise.resolve(objects.find((object) => object.kind === kind && object.metadata.name === name));
    },
    list: (_, kind, selection) => {
      asked.push(`${kind} ${selection?.labelSelector ?? ""} in ${selection?.namespace ?? ""}`);
      return Promise.resolve(objects.filter((object) => object.kind === kind));
    },
  };
}

const reference = (object: KubernetesObject) => ({
  apiVersion: object.apiVersion,
  kind: object.kind,
  name: object.metadata.name ?? "",
});

describe("The live state of an object", () => {
  it("tells a workload as the cluster view does, and its pods that have trouble", async () => {
    const reader = readerOf([
      web,
      pod("web-1"),
      pod("web-2", "ImagePullBackOff"),
      pod("web-3", "CrashLoopBackOff"),
    ]);
    assert.deepEqual(await liveState(reader, reference(web), signal), [
      "Deployment web, Progressing, 1 of 3 ready, namespace shop",
      "Pod web-2, ImagePullBackOff, 0 of 1 containers ready, namespace shop. The image nginx:9 cannot be pulled.",
      "Pod web-3, CrashLoopBackOff, 0 of 1 containers ready, namespace shop. Container web ended, and its exit code is not known.",
    ]);
    assert.deepEqual(reader.asked, ["Deployment web", "Pod app=web in shop"]);
  });

  it("tells the trouble of three pods at most", async () => {
    const pods = Array.from({ length: 9 }, (_, index) => pod(`web-${index}`, "ImagePullBackOff"));
    assert.equal((await liveState(readerOf([web, ...pods]), reference(web), signal))?.length, 4);
  });

  it("tells a pod", async () => {
    assert.deepEqual(await liveState(readerOf([pod("a")]), reference(pod("a")), signal), [
      "Pod a, Running, 1 of 1 containers ready, namespace shop",
    ]);
  });

  it("tells of other kinds that they are there, with their phase", async () => {
    const claim = {
      apiVersion: "v1",
      kind: "PersistentVolumeClaim",
      metadata: { name: "data" },
      status: { phase: "Bound" },
    };
    const map = { apiVersion: "v1", kind: "ConfigMap", metadata: { name: "data" }, data: { a: "b" } };
    assert.deepEqual(await liveState(readerOf([claim]), reference(claim), signal), [
      "PersistentVolumeClaim data is in the cluster: Bound.",
    ]);
    assert.deepEqual(await liveState(readerOf([map]), reference(map), signal), [
      "ConfigMap data is in the cluster.",
    ]);
  });

  it("says what is not there", async () => {
    assert.deepEqual(await liveState(readerOf([]), reference(web), signal), [
      "Deployment web is not in the cluster.",
    ]);
  });

  it("does not read Secrets", async () => {
    const secret = { apiVersion: "v1", kind: "Secret", metadata: { name: "a" }, data: { pin: "NDcxMQ==" } };
    const reader = readerOf([secret]);
    assert.equal(await liveState(reader, reference(secret), signal), undefined);
    assert.deepEqual(reader.asked, []);
  });
});
