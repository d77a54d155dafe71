import assert from "node:assert/strict";
import { manualJob } from "@kubernetes-workshop/kubernetes/resources/manualJob";
import { isObject, type JsonObject, objectsAt, stringAt, valueAt } from "../../src/api/json.ts";
import { job } from "../support/conformance/manifests.ts";
import { onBothClusters } from "../support/conformance/suite.ts";

onBothClusters("a CronJob that is run by hand", (cluster) => {
  let cronJob: JsonObject;

  before(async () => {
    const { spec } = job("report");
    cronJob = await cluster.create("cronjobs", {
      apiVersion: "batch/v1",
      kind: "CronJob",
      metadata: { name: "report" },
      spec: {
        schedule: "0 3 1 1 *",
        suspend: true,
        jobTemplate: { metadata: { labels: { app: "report" }, annotations: { team: "a" } }, spec },
      },
    });
  });

  it("has the Job that kubectl would create", async () => {
    const ours = manualJob(cronJob, "x7k2p");
    const from = [
      "create",
      "job",
      "report-manual-x7k2p",
      "--from=cronjob/report",
      "--dry-run=client",
      "-o",
      "json",
    ];
    const theirs = JSON.parse(await cluster.mustKubectl(...from)) as JsonObject;
    assert.deepEqual(withoutEmpty(ours), withoutEmpty(theirs));
  });

  it("runs it to its end, although it is suspended, and calls it its own", async () => {
    await cluster.create("jobs", manualJob(cronJob, "x7k2p"));
    const done = await cluster.until("jobs", "report-manual-x7k2p", "complete", (object) =>
      objectsAt(object, "status", "conditions").some(
        ({ type, status }) => type === "Complete" && status === "True",
      ),
    );
    assert.equal(stringAt(done, "metadata", "annotations", "cronjob.kubernetes.io/instantiate"), "manual");
    assert.equal(
      valueAt(objectsAt(done, "metadata", "ownerReferences")[0], "uid"),
      valueAt(cronJob, "metadata", "uid"),
    );
  });

  it("takes the Job with it when it is deleted", async () => {
    await cluster.mustKubectl("delete", "cronjob", "report");
    await cluster.untilGone("jobs", "report-manual-x7k2p");
  });
});

/** A value without the fields that say nothing: kubectl prints some of them as null or empty. */
function withoutEmpty(value: unknown): unknown {
  return JSON.parse(
    JSON.stringify(value, (_, each: unknown) =>
      each === null || (isObject(each) && Object.keys(each).length === 0) ? undefined : each,
    ),
  );
}
