import assert from "node:assert/strict";
import { summarizeNode } from "@kubernetes-workshop/kubernetes/resources/nodeSummary";
import { summarizePod } from "@kubernetes-workshop/kubernetes/resources/podSummary";
import { summarizeWorkload } from "@kubernetes-workshop/kubernetes/resources/workloadSummary";
import type { NodeElement, PodElement, WorkloadElement } from "../../../src/clusterTree/elements.ts";
import { problemsOf } from "../../../src/clusterTree/problemElement.ts";
import { spokenWithProblem } from "../../../src/clusterTree/rows/problemRow.ts";
import { contextValueOf, hasChildren, rowOf } from "../../../src/clusterTree/rows/row.ts";
import { tooltipOf } from "../../../src/clusterTree/rows/tooltip.ts";

const created = "2026-01-01T08:00:00Z";
const now = Date.parse("2026-01-01T10:00:00Z");
const ready = { type: "Ready", status: "True" };

const node = (...conditions: { readonly type: string; readonly status: string }[]): NodeElement => ({
  type: "node",
  id: "node/n",
  summary: summarizeNode({ metadata: { uid: "n", name: "worker-a" }, status: { conditions } }),
});

const pod = (status: Parameters<typeof summarizePod>[0]["status"] = {}): PodElement => ({
  type: "pod",
  id: "pod/p",
  parent: node(ready),
  summary: summarizePod({
    metadata: { uid: "p", name: "web-1", namespace: "shop", creationTimestamp: created },
    spec: { nodeName: "worker-a", containers: [{ name: "web", image: "nginx:1.29" }] },
    status,
  }),
});

const crashing = pod({
  phase: "Running",
  containerStatuses: [
    {
      name: "web",
      restartCount: 3,
      state: { waiting: { reason: "CrashLoopBackOff" } },
      lastState: { terminated: { exitCode: 1, reason: "Error" } },
    },
  ],
});

const deployment = (
  status: NonNullable<Parameters<typeof summarizeWorkload.Deployment>[0]["status"]>,
): WorkloadElement => ({
  type: "workload",
  id: "workload/d",
  parent: { type: "workloads", id: "workloads" },
  summary: summarizeWorkload.Deployment({
    metadata: { uid: "d", name: "web", namespace: "shop", creationTimestamp: created },
    spec: { replicas: 3 },
    status,
  }),
});
const all = { replicas: 3, updatedReplicas: 3, readyReplicas: 3, availableReplicas: 3 };
const refused = deployment({
  conditions: [
    {
      type: "ReplicaFailure",
      status: "True",
      reason: "FailedCreate",
      message: 'pods "web-1" is forbidden: exceeded quota: compute, requested: pods=1',
    },
  ],
});

describe("a problem in the tree", () => {
  it("is a row below its object, with a spoken next step", () => {
    const [problem, ...more] = problemsOf(crashing, now);
    assert.ok(problem);
    assert.deepEqual(more, []);
    assert.deepEqual([problem.id, problem.parent], ["pod/p/problem", crashing]);
    const { label, spoken, icon, description } = rowOf(problem);
    assert.equal(label, "Container web ended with an error (exit code 1).");
    assert.equal(
      spoken,
      "Container web ended with an error (exit code 1). Read its last output: kubectl logs web-1 -n shop -c web --previous",
    );
    assert.equal(icon.id, "error");
    assert.equal(description, undefined);
    assert.equal(contextValueOf(problem), "problem");
    assert.equal(hasChildren(problem), false);
  });

  it("is said by the label of its object, too", () => {
    const spoken = spokenWithProblem(crashing, rowOf(crashing).spoken, now);
    assert.match(spoken, /^Pod web-1, CrashLoopBackOff, .*shop\. Container web ended with an error/);
    assert.equal(spokenWithProblem(node(ready), "Node worker-a, Ready", now), "Node worker-a, Ready");
  });

  it("is in the tooltips, with its page in the reader's language", () => {
    const link = "[kubernetes.io](https://kubernetes.io/ko/docs/concepts/policy/resource-quotas/)";
    const step = `Delete what is no longer needed, request less, or raise the quota. · ${link}`;
    assert.ok(
      tooltipOf(refused, now, "ko").startsWith(
        `**web**\n\nThe quota \`compute\` leaves no room for more pods.\n\n${step}\n\n| | |`,
      ),
      tooltipOf(refused, now, "ko"),
    );
    const [problem] = problemsOf(refused, now);
    assert.ok(problem);
    assert.equal(
      tooltipOf(problem, now, "ko"),
      `The quota \`compute\` leaves no room for more pods.\n\n${step}`,
    );
  });

  it("is shown only once a state has lasted", () => {
    const starting = deployment({ replicas: 3 });
    assert.deepEqual(problemsOf(starting, Date.parse(created) + 59_999), []);
    const [problem] = problemsOf(starting, Date.parse(created) + 60_000);
    assert.ok(problem);
    assert.equal(rowOf(problem).label, "0 of 3 pods are ready.");
  });

  it("is not there for what is well", () => {
    const well = pod({ phase: "Running", conditions: [ready] });
    const others = [node(ready), deployment(all), { type: "workloads", id: "workloads" } as const];
    for (const element of [well, ...others]) assert.deepEqual(problemsOf(element, now), []);
    assert.ok(!tooltipOf(well, now).includes("kubernetes.io"));
  });

  it("of a node under pressure stands beside kubectl's word, as a warning", () => {
    const element = node({ type: "DiskPressure", status: "True" }, ready);
    const { description, icon } = rowOf(element);
    assert.deepEqual([description, icon.id], ["Ready · DiskPressure", "warning"]);
  });

  it("cannot bring links or pictures into a tooltip", () => {
    const element = pod({
      phase: "Failed",
      reason: "Evicted",
      message: "`[click](command:evil)` ![x](https://example.com/x.png)",
    });
    const [problem] = problemsOf(element, now);
    assert.ok(problem);
    for (const text of [tooltipOf(element, now), tooltipOf(problem, now)])
      assert.doesNotMatch(text.replace(/(`+) .*? \1(?!`)/g, ""), /(?<!\\)\[(?:click|x)(?<!\\)\]/);
  });
});
