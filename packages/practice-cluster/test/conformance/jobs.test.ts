import assert from "node:assert/strict";
import { numberAt, objectsAt, stringAt, valueAt } from "../../src/api/json.ts";
import { job, template } from "../support/conformance/manifests.ts";
import { onBothClusters } from "../support/conformance/suite.ts";

onBothClusters("a Job", (cluster) => {
  const isComplete = (object: object): boolean =>
    objectsAt(object, "status", "conditions").some(
      ({ type, status }) => type === "Complete" && status === "True",
    );

  it("is given a selector, labels and defaults", async () => {
    const created = await cluster.create("jobs", job("once"));
    const uid = stringAt(created, "metadata", "uid");
    const labels = {
      "batch.kubernetes.io/controller-uid": uid,
      "batch.kubernetes.io/job-name": "once",
      "controller-uid": uid,
      "job-name": "once",
    };
    assert.deepEqual(valueAt(created, "metadata", "labels"), labels);
    assert.deepEqual(valueAt(created, "spec", "template", "metadata", "labels"), labels);
    assert.deepEqual(valueAt(created, "spec", "selector"), {
      matchLabels: { "batch.kubernetes.io/controller-uid": uid },
    });
    assert.partialDeepStrictEqual(created["spec"], {
      backoffLimit: 6,
      completions: 1,
      completionMode: "NonIndexed",
      parallelism: 1,
      podReplacementPolicy: "TerminatingOrFailed",
      suspend: false,
      manualSelector: false,
    });
    assert.deepEqual(created["status"], {});
  });

  it("runs to its end", async () => {
    const done = await cluster.until("jobs", "once", "complete", isComplete);
    assert.partialDeepStrictEqual(done["status"], { succeeded: 1, ready: 0, terminating: 0 });
    const { status } = done;
    assert.ok(stringAt(status, "startTime"));
    assert.ok(stringAt(status, "completionTime"));
    const conditions = objectsAt(status, "conditions").map(({ type, reason, message }) => [
      type,
      reason,
      message,
    ]);
    const text = "Reached expected number of succeeded pods";
    assert.deepEqual(conditions, [
      ["SuccessCriteriaMet", "CompletionsReached", text],
      ["Complete", "CompletionsReached", text],
    ]);
    const [pod] = await cluster.list("pods", "job-name=once");
    assert.equal(stringAt(pod, "status", "phase"), "Succeeded");
    assert.match(stringAt(pod, "metadata", "name") ?? "", /^once-[bcdfghjklmnpqrstvwxz2456789]{5}$/);
  });

  it("runs as many pods as it is asked for", async () => {
    await cluster.create("jobs", job("many", { completions: 3, parallelism: 2 }));
    const done = await cluster.until("jobs", "many", "complete", isComplete);
    assert.equal(numberAt(done, "status", "succeeded"), 3);
    assert.equal((await cluster.list("pods", "job-name=many")).length, 3);
  });

  it("numbers its pods where it is asked to", async () => {
    await cluster.create(
      "jobs",
      job("numbered", { completions: 2, parallelism: 2, completionMode: "Indexed" }),
    );
    const done = await cluster.until("jobs", "numbered", "complete", isComplete);
    assert.equal(stringAt(done, "status", "completedIndexes"), "0,1");
    const pods = await cluster.list("pods", "job-name=numbered");
    const index = "batch.kubernetes.io/job-completion-index";
    assert.deepEqual(pods.map((each) => stringAt(each, "metadata", "annotations", index)).sort(), ["0", "1"]);
    for (const each of pods)
      assert.match(
        stringAt(each, "metadata", "name") ?? "",
        /^numbered-[01]-[bcdfghjklmnpqrstvwxz2456789]{5}$/,
      );
  });

  it("that is suspended waits", async () => {
    await cluster.create("jobs", job("later", { suspend: true }));
    const suspended = await cluster.until("jobs", "later", "suspended", (object) =>
      objectsAt(object, "status", "conditions").some(({ type }) => type === "Suspended"),
    );
    assert.partialDeepStrictEqual(objectsAt(suspended, "status", "conditions")[0], {
      type: "Suspended",
      status: "True",
      reason: "JobSuspended",
      message: "Job suspended",
    });
    assert.deepEqual(await cluster.list("pods", "job-name=later"), []);
    await cluster.patch("jobs", "later", { spec: { suspend: false } });
    const done = await cluster.until("jobs", "later", "complete", isComplete);
    const resumed = objectsAt(done, "status", "conditions").find(({ type }) => type === "Suspended");
    assert.partialDeepStrictEqual(resumed, { status: "False", reason: "JobResumed", message: "Job resumed" });
  });

  it("goes when its time to live is over", async () => {
    await cluster.create("jobs", job("brief", { ttlSecondsAfterFinished: 1 }));
    await cluster.untilGone("jobs", "brief");
    await cluster.untilListed("pods", "job-name=brief", "none", (pods) => pods.length === 0);
  });

  it("never changes its template", async () => {
    const { status, body } = await cluster.request({
      method: "PATCH",
      path: cluster.path("jobs", "once"),
      body: { spec: { template: template("once", { restartPolicy: "Never" }) } },
      contentType: "application/merge-patch+json",
    });
    assert.equal(status, 422);
    assert.match(stringAt(body, "message") ?? "", /spec\.template: Invalid value: .*: field is immutable/);
  });

  it("takes its pods along when kubectl deletes it", async () => {
    await cluster.mustKubectl("delete", "job", "many", "--timeout=60s");
    await cluster.untilListed("pods", "job-name=many", "none", (pods) => pods.length === 0);
  });
});
