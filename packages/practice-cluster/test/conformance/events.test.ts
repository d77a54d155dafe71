import assert from "node:assert/strict";
import { type JsonObject, objectAt, objectsAt, stringAt, valueAt } from "../../src/api/json.ts";
import { daemonSet, deployment, job, pod } from "../support/conformance/manifests.ts";
import { itDiffers, onBothClusters } from "../support/conformance/suite.ts";
import { NotYet, waitFor } from "@kubernetes-workshop/hosts/waitFor";

onBothClusters("events", (cluster) => {
  /** Waits for an event with a reason, and returns all events of the object. */
  async function eventsOf(kind: string, name: string, reason: string): Promise<JsonObject[]> {
    return await waitFor(`the event ${reason} of ${kind} ${name}`, async () => {
      const events = (await cluster.list("events")).filter(
        ({ involvedObject }) =>
          stringAt(involvedObject, "kind") === kind && stringAt(involvedObject, "name") === name,
      );
      const found = events.filter((event) => event["reason"] === reason);
      return found.length > 0 ? found : new NotYet(events.map((event) => event["reason"]));
    });
  }

  /** The fields of an event that its component sets. */
  function told(event: JsonObject | undefined): JsonObject {
    assert.ok(event);
    const { type, message, count, reportingComponent, reportingInstance, source, action } = event;
    return { type, message, count, reportingComponent, reportingInstance, source, action };
  }

  const controllerEvent = (component: string, message: string): JsonObject => ({
    type: "Normal",
    message,
    count: 1,
    reportingComponent: component,
    reportingInstance: "",
    source: { component },
    action: undefined,
  });

  before(async () => {
    await cluster.create("deployments", deployment("web", 1));
    await cluster.create("daemonsets", daemonSet("agent"));
    await cluster.create("jobs", job("once"));
  });

  it("of a Deployment: its ReplicaSet was scaled", async () => {
    const [event] = await eventsOf("Deployment", "web", "ScalingReplicaSet");
    const [set] = await cluster.list("replicasets", "app=web");
    const name = stringAt(set, "metadata", "name") ?? "";
    assert.deepEqual(
      told(event),
      controllerEvent("deployment-controller", `Scaled up replica set ${name} from 0 to 1`),
    );
    const owner = await cluster.get("deployments", "web");
    assert.partialDeepStrictEqual(objectAt(event, "involvedObject"), {
      apiVersion: "apps/v1",
      kind: "Deployment",
      name: "web",
      namespace: cluster.namespace,
      uid: stringAt(owner, "metadata", "uid"),
    });
    assert.match(stringAt(event, "involvedObject", "resourceVersion") ?? "", /^\d+$/);
    assert.match(stringAt(event, "metadata", "name") ?? "", /^web\.[0-9a-f]{16}$/);
    assert.equal(stringAt(event, "firstTimestamp"), stringAt(event, "lastTimestamp"));
    assert.match(stringAt(event, "firstTimestamp") ?? "", /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
    assert.equal(event?.["eventTime"], null);
  });

  it("of a ReplicaSet, a DaemonSet, a Job: a pod was created", async () => {
    const [set] = await cluster.list("replicasets", "app=web");
    const setName = stringAt(set, "metadata", "name") ?? "";
    for (const [kind, name, component, selector] of [
      ["ReplicaSet", setName, "replicaset-controller", "app=web"],
      ["DaemonSet", "agent", "daemonset-controller", "app=agent"],
      ["Job", "once", "job-controller", "job-name=once"],
    ] as const) {
      const [event] = await eventsOf(kind, name, "SuccessfulCreate");
      const pods = (await cluster.list("pods", selector)).map(
        (pod) => stringAt(pod, "metadata", "name") ?? "",
      );
      const created = pods.find((each) => stringAt(event, "message")?.endsWith(each));
      assert.deepEqual(told(event), controllerEvent(component, `Created pod: ${created ?? "?"}`));
    }
  });

  it("of a Job: it is completed", async () => {
    const [event] = await eventsOf("Job", "once", "Completed");
    assert.deepEqual(told(event), controllerEvent("job-controller", "Job completed"));
  });

  it("of a pod: it came to a node", async () => {
    const [placed] = await cluster.untilListed(
      "pods",
      "app=web",
      "placed",
      ([first]) => stringAt(first, "spec", "nodeName") !== undefined,
    );
    const name = stringAt(placed, "metadata", "name") ?? "";
    const [event] = await eventsOf("Pod", name, "Scheduled");
    const node = stringAt(placed, "spec", "nodeName") ?? "";
    const { reportingInstance, ...rest } = told(event);
    assert.match(String(reportingInstance), /^default-scheduler-/);
    assert.deepEqual(rest, {
      type: "Normal",
      message: `Successfully assigned ${cluster.namespace}/${name} to ${node}`,
      count: undefined,
      reportingComponent: "default-scheduler",
      source: {},
      action: "Binding",
    });
    assert.match(stringAt(event, "eventTime") ?? "", /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/);
    assert.equal(valueAt(event, "firstTimestamp"), null);
    assert.equal(valueAt(event, "lastTimestamp"), null);
  });

  it("of a pod that fits nowhere", async () => {
    const { spec } = deployment("stuck", 1);
    await cluster.create("deployments", {
      ...deployment("stuck", 1),
      spec: {
        ...(spec as object),
        template: {
          metadata: { labels: { app: "stuck" } },
          spec: { nodeSelector: { disk: "ssd" }, containers: [{ name: "web", image: "nginx" }] },
        },
      },
    });
    const [stuck] = await cluster.untilListed("pods", "app=stuck", "there", (pods) => pods.length === 1);
    const [event] = await eventsOf("Pod", stringAt(stuck, "metadata", "name") ?? "", "FailedScheduling");
    assert.partialDeepStrictEqual(told(event), {
      type: "Warning",
      reportingComponent: "default-scheduler",
      source: {},
      action: "Scheduling",
    });
  });

  itDiffers(cluster, "of a pod's containers", "KWOK has no kubelet that pulls and starts them", {
    practice: async () => {
      // An image that no node has pulled yet.
      const name = "puller";
      await cluster.create("pods", {
        ...pod(name),
        spec: { containers: [{ name: "web", image: "httpd:2.4" }] },
      });
      const placed = await cluster.until(
        "pods",
        name,
        "placed",
        (each) => stringAt(each, "spec", "nodeName") !== undefined,
      );
      const host = stringAt(placed, "spec", "nodeName");
      await eventsOf("Pod", name, "Started");
      const messages: Readonly<Record<string, RegExp>> = {
        Pulling: /^Pulling image "httpd:2\.4"$/,
        Pulled:
          /^Successfully pulled image "httpd:2\.4" in \S+ \(\S+ including waiting\)\. Image size: \d+ bytes\.$/,
        Created: /^Container created$/,
        Started: /^Container started$/,
      };
      for (const [reason, message] of Object.entries(messages)) {
        const [event] = await eventsOf("Pod", name, reason);
        const { message: text, ...rest } = told(event);
        assert.match(String(text), message);
        assert.deepEqual(rest, {
          type: "Normal",
          count: 1,
          reportingComponent: "kubelet",
          reportingInstance: host,
          source: { component: "kubelet", host },
          action: undefined,
        });
        assert.equal(stringAt(event, "involvedObject", "fieldPath"), "spec.containers{web}");
      }
    },
    real: async () => {
      const pods = await cluster.list("pods", "app=web");
      const events = (await cluster.list("events")).filter(
        (event) => stringAt(event, "source", "component") === "kubelet",
      );
      assert.deepEqual(events, []);
      assert.equal(objectsAt({ pods }, "pods").length, 1);
    },
  });

  it("say what happened when a Deployment is scaled down", async () => {
    await cluster.mustKubectl("scale", "deployment/web", "--replicas=0");
    const [set] = await cluster.list("replicasets", "app=web");
    const name = stringAt(set, "metadata", "name") ?? "";
    const [deleted] = await eventsOf("ReplicaSet", name, "SuccessfulDelete");
    assert.match(stringAt(deleted, "message") ?? "", /^Deleted pod: web-/);
    const scaling = await waitFor("the second scaling", async () => {
      const events = await eventsOf("Deployment", "web", "ScalingReplicaSet");
      return events.length === 2 && events;
    });
    const messages = scaling.map((event) => stringAt(event, "message"));
    assert.ok(messages.includes(`Scaled down replica set ${name} from 1 to 0`), messages.join());
  });
});
