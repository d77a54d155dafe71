import assert from "node:assert/strict";
import { waitFor } from "@kubernetes-workshop/hosts/waitFor";
import { Emitter } from "@kubernetes-workshop/kubernetes/base/emitter";
import type { KubernetesObject } from "@kubernetes-workshop/kubernetes/resources/kubernetesObject";
import type { ObjectReader } from "../../../../src/cluster/objectReader.ts";
import { RequestError } from "../../../../src/cluster/requestError.ts";
import type { ListChange } from "../../../../src/clusterTree/clusterSource.ts";
import { LogView } from "../../../../src/inspect/logs/logView.ts";
import { PodLogs } from "../../../../src/inspect/logs/podLogs.ts";
import { podSelector } from "../../../../src/inspect/podSelector.ts";

const podNamed = (name: string, ...containers: readonly string[]): KubernetesObject => ({
  apiVersion: "v1",
  kind: "Pod",
  metadata: { name, namespace: "shop", uid: name },
  spec: { containers: containers.map((each) => ({ name: each })), restartPolicy: "Never" },
  status: { phase: "Succeeded" },
});

describe("The logs of the pods of a workload", () => {
  let output: string;
  let pods: Map<string, KubernetesObject>;
  let changes: Emitter<ListChange<KubernetesObject>>;
  let asked: string[];
  let ready: Promise<void>;
  let isDisposed: boolean;
  let ended: AbortController;
  let logs: PodLogs;

  const follower = {
    follow: (() =>
      Promise.resolve({
        objects: pods,
        ready,
        onDidChange: changes.event,
        onDidFail: new Emitter<Error | undefined>().event,
        dispose: () => (isDisposed = true),
      })) as unknown as ObjectReader["follow"],
  };
  const show = (...all: readonly KubernetesObject[]): void => {
    pods.clear();
    for (const pod of all) pods.set(pod.metadata.uid ?? "", pod);
    changes.fire({ updated: all, membership: true });
  };
  const seen = (text: string): Promise<unknown> => waitFor(text, () => output.includes(text));

  beforeEach(() => {
    output = "";
    [pods, changes, asked] = [new Map<string, KubernetesObject>(), new Emitter(), []];
    [ready, isDisposed] = [Promise.resolve(), false];
    ended = new AbortController();
    const view = new LogView((text) => (output += text), "");
    logs = new PodLogs(view, {
      objects: {
        pathOf: ({ name }) => Promise.resolve(`/pods/${name}`),
        async *text(path, { container }) {
          asked.push(`${path} ${String(container)}`);
          yield await Promise.resolve(`2026-11-28T10:00:00Z hello of ${String(container)}\n`);
        },
        read: ({ name }) => Promise.resolve(pods.get(name)),
      },
      signal: ended.signal,
      delay: () => new Promise((resolve) => setImmediate(resolve)),
    });
  });

  it("are those of every container, also of pods that come later, each once", async () => {
    const following = logs.followPods(follower, "shop", "app=web");
    await seen("There is no pod yet.");
    show(podNamed("web-1", "app", "proxy"));
    await seen("hello of proxy");
    show(podNamed("web-1", "app", "proxy"), podNamed("web-2", "app"));
    await waitFor("the second pod", () => asked.length === 3);
    show(podNamed("web-1", "app", "proxy"), podNamed("web-2", "app"));
    assert.deepEqual(asked, ["/pods/web-1/log app", "/pods/web-1/log proxy", "/pods/web-2/log app"]);
    assert.ok(output.includes("web-1 proxy\u001b[0m hello of proxy"));
    ended.abort();
    await assert.rejects(following);
    assert.ok(isDisposed);
  });

  it("are of so many containers and no more", async () => {
    const following = logs.followPods(follower, "shop", "app=web");
    await seen("There is no pod yet.");
    show(...Array.from({ length: 40 }, (_, index) => podNamed(`web-${index}`, "app")));
    await seen("There are more containers; 30 of them are followed.");
    assert.equal(output.match(/There are more containers/g)?.length, 1);
    ended.abort();
    await assert.rejects(following);
  });

  it("that are followed together begin with their pod, if there are several, and end", async () => {
    const target = (pod: string, container: string) => ({
      pod: { apiVersion: "v1", kind: "Pod", name: pod, namespace: "shop" },
      container,
    });
    show(podNamed("web-1", "app", "proxy"), podNamed("web-2", "app"));
    await logs.followContainers([target("web-1", "app"), target("web-1", "proxy")]);
    assert.ok(output.includes("proxy\u001b[0m hello of proxy"));
    assert.ok(!output.includes("web-1 proxy"));
    output = "";
    await logs.followContainers([target("web-1", "app"), target("web-2", "app")]);
    assert.ok(output.includes("web-1 app\u001b[0m hello of app"));
    assert.ok(output.includes("web-2 app\u001b[0m hello of app"));
  });

  it("are refused to someone who may not list pods", async () => {
    ready = Promise.reject(new RequestError("forbidden", "cannot list pods"));
    await assert.rejects(logs.followPods(follower, "shop", "app=web"), /cannot list pods/);
    assert.ok(isDisposed);
  });
});

describe("The selector of pods", () => {
  const object = (kind: string, spec: object, metadata: object = {}): KubernetesObject => ({
    apiVersion: "v1",
    kind,
    metadata: { name: "x", namespace: "shop", ...metadata },
    spec,
  });
  const none = { list: () => Promise.reject(new Error("not expected")) };

  it("is that of the labels and expressions of a workload, or of the labels of a Service", async () => {
    const selector = { matchLabels: { app: "web" }, matchExpressions: [{ key: "tier", operator: "Exists" }] };
    assert.equal(await podSelector(none, object("Deployment", { selector })), "app=web,tier");
    assert.equal(await podSelector(none, object("Service", { selector: { app: "web" } })), "app=web");
    assert.equal(await podSelector(none, object("Service", {})), undefined);
  });

  it("is that of the latest Job of a CronJob", async () => {
    const job = (created: string, uid: string): KubernetesObject =>
      object(
        "Job",
        { selector: { matchLabels: { job: created } } },
        { creationTimestamp: created, ownerReferences: [{ uid }] },
      );
    const all = [
      job("2026-11-28T10:00:00Z", "1"),
      job("2026-11-28T12:00:00Z", "1"),
      job("2026-11-28T13:00:00Z", "2"),
    ];
    const jobs = { list: () => Promise.resolve(all) };
    const cronJob = object("CronJob", {}, { uid: "1" });
    assert.equal(await podSelector(jobs, cronJob), "job=2026-11-28T12:00:00Z");
    assert.equal(await podSelector(jobs, object("CronJob", {}, { uid: "9" })), undefined);
  });
});
