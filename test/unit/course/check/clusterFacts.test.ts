import assert from "node:assert/strict";
import { newestWarnings } from "../../../../src/course/check/clusterFacts.ts";
import type { KubernetesObject } from "@kubernetes-workshop/kubernetes/resources/kubernetesObject";

const event = (name: string, times: object): KubernetesObject => ({
  apiVersion: "v1",
  kind: "Event",
  metadata: { name },
  ...{ reason: "Failed", message: name, involvedObject: { kind: "Pod", name: "web" }, ...times },
});
const at = (minute: number): string => `2026-01-01T12:${String(minute).padStart(2, "0")}:00Z`;

describe("newestWarnings", () => {
  it("orders by the last time that an event says, whichever API it comes from", () => {
    const events = [
      event("never", {}),
      event("a long time ago", { firstTimestamp: at(1), lastTimestamp: at(2) }),
      event("again and again", { firstTimestamp: at(1), lastTimestamp: at(30) }),
      event("a series", { eventTime: at(3), series: { count: 9, lastObservedTime: at(20) } }),
      event("once", { eventTime: at(10), firstTimestamp: null, lastTimestamp: null }),
    ];
    assert.deepEqual(
      newestWarnings(events).map(({ message }) => message),
      ["again and again", "a series", "once", "a long time ago", "never"],
    );
  });

  it("says of which object, and why", () => {
    const [warning] = newestWarnings([event("no such image", {})]);
    assert.deepEqual(warning, {
      reason: "Failed",
      message: "no such image",
      object: { kind: "Pod", name: "web" },
    });
  });
});
