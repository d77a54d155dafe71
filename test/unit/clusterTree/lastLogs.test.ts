import assert from "node:assert/strict";
import { summarizePod } from "@kubernetes-workshop/kubernetes/resources/podSummary";
import type { ClusterElement, PodElement } from "../../../src/clusterTree/elements.ts";
import { explainedProblems } from "../../../src/clusterTree/explainedProblems.ts";
import { LastLogs } from "../../../src/clusterTree/lastLogs.ts";
import { podChildren } from "../../../src/clusterTree/podChildren.ts";
import { contextValueOf, rowOf } from "../../../src/clusterTree/rows/row.ts";
import { tooltipOf } from "../../../src/clusterTree/rows/tooltip.ts";
import { InMemoryCluster, node } from "./inMemoryCluster.ts";

const parent = { type: "node", id: "node/n1", summary: node("n1") } as const;

function crashing(restarts: number, reason = "CrashLoopBackOff"): PodElement["summary"] {
  return summarizePod({
    metadata: { uid: "p", name: "web-1", namespace: "shop" },
    spec: { nodeName: "n1", containers: [{ name: "sidecar" }, { name: "app" }] },
    status: {
      phase: "Running",
      containerStatuses: [
        { name: "sidecar", ready: true, state: { running: {} } },
        {
          name: "app",
          restartCount: restarts,
          state: { waiting: { reason } },
          lastState: { terminated: { exitCode: 1 } },
        },
      ],
    },
  });
}

describe("the end of the log of a container in a crash loop", () => {
  let cluster: InMemoryCluster;
  let lastLogs: LastLogs;
  let pod: PodElement;

  beforeEach(() => {
    cluster = new InMemoryCluster();
    lastLogs = new LastLogs(cluster);
    pod = { type: "pod", id: "node/n1/pod/p", parent, summary: crashing(3) };
    cluster.lastLogOf.set("app", ["starting", "no `database`"]);
  });

  const children = (): Promise<ClusterElement[]> => podChildren(pod, cluster, lastLogs);

  it("stands between what is wrong and the containers", async () => {
    assert.deepEqual(
      (await children()).map(({ type }) => type),
      ["problem", "lastLog", "container", "container"],
    );
    assert.deepEqual(cluster.lastLogReads, ["web-1 app"]);
    assert.equal((await explainedProblems(pod, cluster)).length, 1);
  });

  it("is read once for each time that the container ended", async () => {
    await Promise.all([children(), children()]);
    await children();
    assert.equal(cluster.lastLogReads.length, 1);
    pod.summary = crashing(4);
    await children();
    assert.equal(cluster.lastLogReads.length, 2);
  });

  it("is not asked for while the container runs, starts, or waits for something else", async () => {
    pod.summary = crashing(3, "ImagePullBackOff");
    assert.equal(
      (await children()).some(({ type }) => type === "lastLog"),
      false,
    );
    assert.deepEqual(cluster.lastLogReads, []);
  });

  it("is left out where it is empty, gone, or forbidden", async () => {
    cluster.lastLogOf.set("app", []);
    assert.deepEqual(await lastLogs.of(pod), []);
    cluster.lastLogOf.set("app", new Error("forbidden"));
    pod.summary = crashing(4);
    assert.deepEqual(await lastLogs.of(pod), []);
  });

  it("shows and speaks what was written, and explains it without making Markdown of it", async () => {
    cluster.lastLogOf.set("app", ["starting", "```", "[run](command:x) **now**"]);
    const [lastLog] = await lastLogs.of(pod);
    const row = rowOf(lastLog!);
    assert.equal(row.label, "[run](command:x) **now**");
    assert.match(row.spoken, /^The log of container app ends with: starting\n/);
    assert.equal(contextValueOf(lastLog!), "lastLog");
    assert.equal(
      tooltipOf(lastLog!, Date.now()),
      "**The last lines before container app ended**\n\n    starting\n    ```\n    [run](command:x) **now**",
    );
  });
});
