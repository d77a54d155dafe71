import assert from "node:assert/strict";
import { autoscalerState } from "../../../../src/resources/objects/autoscalerState.ts";
import { summarizeAutoscaler } from "../../../../src/resources/objects/autoscalerSummary.ts";

type Autoscaler = Parameters<typeof summarizeAutoscaler>[0];
type Condition = NonNullable<NonNullable<Autoscaler["status"]>["conditions"]>[number];

const autoscaler = (status: Autoscaler["status"] = {}, conditions: readonly Condition[] = []) =>
  summarizeAutoscaler({
    metadata: { uid: "h", name: "web", namespace: "shop" },
    spec: {
      scaleTargetRef: { apiVersion: "apps/v1", kind: "Deployment", name: "web" },
      maxReplicas: 10,
      metrics: [
        {
          type: "Resource",
          resource: { name: "cpu", target: { type: "Utilization", averageUtilization: 50 } },
        },
        {
          type: "Pods",
          pods: { metric: { name: "requests" }, target: { type: "AverageValue", averageValue: "100" } },
        },
      ],
    },
    status: { currentReplicas: 3, desiredReplicas: 3, ...status, conditions },
  });

const able: Condition = { type: "AbleToScale", status: "True", reason: "ReadyForNewScale" };

describe("A HorizontalPodAutoscaler", () => {
  it("is summarized with its numbers and its metrics, each with its target", () => {
    const { target, least, most, current, desired, metrics } = autoscaler({
      desiredReplicas: 5,
      currentMetrics: [
        { type: "Resource", resource: { name: "cpu", current: { averageUtilization: 80 } } },
        { type: "Pods", pods: { metric: { name: "requests" }, current: { averageValue: "150" } } },
        { type: "Resource", resource: { name: "memory", current: { averageValue: "64Mi" } } },
      ],
    });
    assert.deepEqual(
      { target, least, most, current, desired },
      { target: { kind: "Deployment", name: "web" }, least: 1, most: 10, current: 3, desired: 5 },
    );
    assert.deepEqual(metrics, [
      { name: "cpu", now: "80%", target: "50%" },
      { name: "requests", now: "150", target: "100" },
      { name: "memory", now: "64Mi", target: undefined },
    ]);
  });

  it("is well while there are as many pods as it wants, and not done until then", () => {
    assert.deepEqual(autoscalerState(autoscaler({}, [able])), { severity: "ok", problems: [] });
    assert.equal(autoscalerState(autoscaler({ desiredReplicas: 5 }, [able])).severity, "pending");
  });

  it("is not done until its controller has looked at it", () => {
    assert.deepEqual([autoscaler().isObserved, autoscaler({}, [able]).isObserved], [false, true]);
    assert.equal(autoscalerState(autoscaler()).severity, "pending");
  });

  for (const [condition, problem] of [
    [
      {
        type: "AbleToScale",
        status: "False",
        reason: "FailedGetScale",
        message:
          'the HPA controller was unable to get the target\'s current scale: deployments.apps "web" not found',
      },
      { code: "missing", kind: "Deployment", name: "web" },
    ],
    [
      { type: "AbleToScale", status: "False", reason: "FailedUpdateScale", message: "forbidden" },
      { code: "cannotScale", said: "forbidden" },
    ],
    [
      {
        type: "ScalingActive",
        status: "False",
        reason: "FailedGetResourceMetric",
        message: "unable to fetch metrics from resource metrics API",
      },
      { code: "noMetrics", said: "unable to fetch metrics from resource metrics API" },
    ],
    [{ type: "ScalingActive", status: "False", reason: "ScalingDisabled" }, { code: "scaledToZero" }],
    [
      { type: "ScalingActive", status: "False", reason: "AmbiguousSelector", message: "pods by selector" },
      { code: "cannotScale", said: "pods by selector" },
    ],
  ] as const)
    it(`that has ${condition.reason} says what keeps it from scaling`, () =>
      assert.deepEqual(autoscalerState(autoscaler({}, [condition])), {
        severity: "warning",
        problems: [problem],
      }));

  it("is not blamed for conditions that hold", () =>
    assert.equal(
      autoscalerState(autoscaler({}, [{ type: "ScalingActive", status: "True", reason: "ValidMetricFound" }]))
        .severity,
      "ok",
    ));
});
