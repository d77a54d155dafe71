import assert from "node:assert/strict";
import { manualJob } from "../../../src/resources/manualJob.ts";

const cronJob = {
  metadata: { name: "report", namespace: "shop", uid: "c" },
  spec: {
    schedule: "0 3 * * *",
    jobTemplate: {
      metadata: { labels: { app: "report" }, annotations: { team: "a" } },
      spec: { backoffLimit: 2, template: { spec: { containers: [{ name: "report" }] } } },
    },
  },
};

describe("the Job of a CronJob that is run now", () => {
  it("has what the template says, is the CronJob's, and says that someone ran it", () => {
    assert.deepEqual(manualJob(cronJob, "x7k2p"), {
      apiVersion: "batch/v1",
      kind: "Job",
      metadata: {
        name: "report-manual-x7k2p",
        namespace: "shop",
        labels: { app: "report" },
        annotations: { "cronjob.kubernetes.io/instantiate": "manual", team: "a" },
        ownerReferences: [
          { apiVersion: "batch/v1", kind: "CronJob", name: "report", uid: "c", controller: true },
        ],
      },
      spec: cronJob.spec.jobTemplate.spec,
    });
  });

  it("has a name that fits into a label, however long that of the CronJob is", () => {
    for (const name of [`${"a".repeat(49)}-bc`, "a".repeat(52), `${"a".repeat(49)}.bc`]) {
      const { metadata } = manualJob({ ...cronJob, metadata: { ...cronJob.metadata, name } }, "x7k2p");
      assert.match(metadata.name ?? "", /^a{49,50}-manual-x7k2p$/);
    }
  });
});
