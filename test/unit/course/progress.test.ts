import assert from "node:assert/strict";
import { CourseProgress } from "../../../src/course/progress.ts";
import type { Observation } from "../../../src/course/steps.ts";

describe("CourseProgress", () => {
  function completed(...observations: Observation[]): string[] {
    const steps: string[] = [];
    const progress = new CourseProgress();
    progress.onDidComplete((step) => steps.push(step));
    observations.forEach((observation) => progress.observe(observation));
    return steps;
  }

  it("completes a step once, by what was seen", () => {
    assert.deepEqual(
      completed(
        { event: "clusterConnected" },
        { event: "nodesShown", count: 3 },
        { event: "podsOfNodeShown", count: 1 },
        { event: "clusterConnected" },
        { event: "nodesShown", count: 4 },
      ),
      ["basics.welcome", "basics.what-is-kubernetes", "basics.nodes"],
    );
  });

  it("does not complete a step by an empty cluster or node, but by the first thing that is seen later", () => {
    assert.deepEqual(
      completed(
        { event: "nodesShown", count: 0 },
        { event: "podsOfNodeShown", count: 0 },
        { event: "nodesShown", count: 1 },
      ),
      ["basics.what-is-kubernetes"],
    );
  });
});
