import assert from "node:assert/strict";
import type { KubernetesObject } from "@kubernetes-workshop/kubernetes/resources/kubernetesObject";
import {
  type DrainedPod,
  type DrainPlan,
  type Loss,
  planDrain,
} from "../../../../src/features/nodes/drainPlan.ts";
import { endWords, planLines } from "../../../../src/features/nodes/drainWords.ts";

interface PodOptions {
  readonly owner?: string;
  readonly namespace?: string;
  readonly labels?: Record<string, string>;
  readonly annotations?: Record<string, string>;
  readonly hasData?: boolean;
}

function pod(name: string, options: PodOptions = {}): DrainedPod {
  const {
    owner = "ReplicaSet",
    namespace = "shop",
    labels = { app: "web" },
    annotations = {},
    hasData,
  } = options;
  return {
    apiVersion: "v1",
    kind: "Pod",
    metadata: {
      name,
      namespace,
      uid: name,
      labels,
      annotations,
      ...(owner !== "" && { ownerReferences: [{ kind: owner, name: "o", controller: true }] }),
    },
    spec: hasData ? { volumes: [{ name: "v", emptyDir: {} }] } : {},
  };
}

const budget = (spec: object, disruptionsAllowed?: number, namespace = "shop"): KubernetesObject => ({
  apiVersion: "policy/v1",
  kind: "PodDisruptionBudget",
  metadata: { name: "web-pdb", namespace },
  spec,
  ...(disruptionsAllowed !== undefined && { status: { disruptionsAllowed } }),
});

const pods = [
  pod("web-1"),
  pod("web-2"),
  pod("proxy", { owner: "DaemonSet" }),
  pod("etcd", { owner: "Node", annotations: { "kubernetes.io/config.mirror": "x" } }),
  pod("alone", { owner: "" }),
  pod("cache", { hasData: true }),
  pod("both", { owner: "", hasData: true }),
];
const plan = (...accepted: Loss[]): DrainPlan => planDrain(pods, [], new Set(accepted));
const names = (of: readonly DrainedPod[]): string => of.map(({ metadata }) => metadata.name).join(" ");

describe("the plan of a drain", () => {
  for (const [accepted, evicted, bare, withData] of [
    [[], "web-1 web-2", "alone both", "cache"],
    [["pod"], "web-1 web-2 alone", "", "cache both"],
    [["data"], "web-1 web-2 cache", "alone both", ""],
    [["pod", "data"], "web-1 web-2 alone cache both", "", ""],
  ] as const)
    it(`evicts, where people accept to lose ${accepted.join(" and ") || "nothing"}: ${evicted}`, () => {
      const made = plan(...accepted);
      const { pod: stays, data } = made.spared;
      assert.deepEqual([names(made.evicted), names(stays), names(data)], [evicted, bare, withData]);
      assert.deepEqual([names(made.held.daemonSet), names(made.held.kubelet)], ["proxy", "etcd"]);
    });

  const web = { selector: { matchLabels: { app: "web" } } };
  for (const [what, made, allowed] of [
    ["that allows too few", budget(web, 1), 1],
    ["that has no status yet", budget(web), 0],
    ["of all pods", budget({ selector: {} }, 1), 1],
    [
      "by an expression",
      budget({ selector: { matchExpressions: [{ key: "app", operator: "In", values: ["web"] }] } }, 0),
      0,
    ],
  ] as const)
    it(`tells of a budget ${what}`, () =>
      assert.deepEqual(planDrain(pods, [made], new Set()).tightBudgets, [
        { name: "web-pdb", namespace: "shop", allowed, evicted: 2 },
      ]));

  for (const [what, made] of [
    ["that allows all of them", budget(web, 2)],
    ["of another namespace", budget(web, 0, "bank")],
    ["of other pods", budget({ selector: { matchLabels: { app: "api" } } }, 0)],
    ["without a selector", budget({}, 0)],
    ["of pods that stay", budget({ selector: { matchLabels: { app: "db" } } }, 0)],
  ] as const)
    it(`tells of no budget ${what}`, () =>
      assert.deepEqual(
        planDrain([...pods, pod("db", { owner: "", labels: { app: "db" } })], [made], new Set()).tightBudgets,
        [],
      ));
});

describe("what is said of a drain", () => {
  it("before: what goes, what is lost, what stays, and what has to wait", () => {
    const made = planDrain(pods, [budget({ selector: {} }, 1)], new Set(["pod"]));
    assert.deepEqual(planLines(made), [
      "Pods to evict: web-1, web-2, alone. Those with a controller are replaced on other nodes.",
      "Gone for good, as no controller replaces them: alone.",
      "Staying, of DaemonSets: proxy.",
      "Staying, of the node itself: etcd.",
      "Staying, as they would lose the data in their emptyDir volumes: cache, both.",
      "PodDisruptionBudget web-pdb lets 1 of 3 pods go now. The others wait for it.",
    ]);
  });

  it("before: each pod once, where two things would be lost with it", () => {
    assert.deepEqual(planLines(plan()).slice(3), [
      "Staying, as no controller would replace them: alone, both.",
      "Staying, as they would lose the data in their emptyDir volumes: cache.",
    ]);
  });

  it("before: that nothing goes, and the first of many pods by name", () => {
    const many = Array.from({ length: 9 }, (_, index) => pod(`p${index}`, { owner: "DaemonSet" }));
    assert.deepEqual(planLines(planDrain(many, [], new Set())), [
      "No pod of it will be evicted.",
      "Staying, of DaemonSets: p0, p1, p2, p3, p4, p5 … and 3 more.",
    ]);
  });

  it("afterwards", () => {
    const done = { gone: 2, waiting: [], failures: new Map(), isCanceled: false };
    const made = planDrain([...pods.slice(0, 3)], [], new Set());
    assert.deepEqual(endWords("n1", made, done), {
      message: "Node n1 is drained. Pods evicted: 2. Staying, of DaemonSets: proxy.",
      isComplete: true,
    });
    const stopped = "Node n1 is cordoned, but not drained. Pods evicted: 1 of 2.";
    assert.deepEqual(endWords("n1", made, { ...done, gone: 1, isCanceled: true }), {
      message: `${stopped} Staying, of DaemonSets: proxy.`,
      isComplete: false,
    });
    const failures = new Map([[pod("web-1"), "two budgets"]]);
    assert.deepEqual(
      endWords("n1", made, { ...done, gone: 1, failures }).message,
      `${stopped} web-1: two budgets Staying, of DaemonSets: proxy.`,
    );
  });
});
