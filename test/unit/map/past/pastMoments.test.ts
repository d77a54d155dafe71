import assert from "node:assert/strict";
import { summarizeNode } from "@kubernetes-workshop/kubernetes/resources/nodeSummary";
import { followedPod, type MapObject, type MapPod } from "../../../../src/map/mapObject.ts";
import { NewHappenings } from "../../../../src/map/newHappenings.ts";
import { pastMoments } from "../../../../src/map/past/pastMoments.ts";
import { Recording } from "../../../../src/map/recording.ts";
import type { Occurrence } from "../../../../src/trace/happening.ts";
import { node, scheduled, service } from "../../../support/mapFixtures.ts";

const now = Date.UTC(2026, 0, 1, 12);
const ago = (seconds: number): Date => new Date(now - seconds * 1000);

/** A pod that was created, scheduled, started, and ready so many seconds ago. */
function livingPod([created, chosen, started, ready]: readonly [number, number, number, number]): MapPod {
  return followedPod({
    metadata: { name: "web", uid: "web", namespace: "default", creationTimestamp: ago(created) },
    spec: { containers: [{ name: "main" }], nodeName: "worker" },
    status: {
      phase: "Running",
      conditions: [
        { type: "PodScheduled", status: "True", lastTransitionTime: ago(chosen) },
        { type: "Ready", status: "True", lastTransitionTime: ago(ready) },
      ],
      containerStatuses: [
        {
          ...{ name: "main", image: "", imageID: "", ready: true, restartCount: 0 },
          state: { running: { startedAt: ago(started) } },
        },
      ],
    },
  }).drawn;
}

/** What each moment before the present showed, as text. */
function shown(objects: readonly MapObject[], occurrences: readonly Occurrence[] = []): string[] {
  const since = now - 600_000;
  const happenings = new NewHappenings().begin(occurrences, since);
  const recording = new Recording();
  recording.begin(objects, pastMoments(objects, happenings, { since, now }), now);
  return recording.moments.map(({ number, at }) => {
    const state = [...recording.objectsAfter(number).values()].map(textOf).sort();
    return `${(now - at) / 1000}: ${state.join(", ")}`;
  });
}

function textOf(object: MapObject): string {
  switch (object.type) {
    case "pod": {
      const { name, nodeName, status } = object.summary;
      return `${name} ${status.text} ${status.ready}/${status.total} on ${nodeName ?? "no node"}`;
    }
    case "node":
      return `${object.summary.name} ${object.summary.status.text}`;
    case "service":
      return `${object.name} to ${object.pods.map(({ isReady }) => (isReady ? "ready" : "waiting")).join(" ")}`;
    case "row":
      return "row";
  }
}

function occurred(what: Occurrence["what"], seconds: number): Occurrence {
  const at = now - seconds * 1000;
  return { ...scheduled("gone", at), what };
}

describe("pastMoments", () => {
  it("puts the life of a pod together from its times", () => {
    assert.deepEqual(shown([livingPod([40, 39, 30, 20])]), [
      "40: web Pending 0/1 on no node",
      "39: web Pending 0/1 on worker",
      "30: web Running 0/1 on worker",
      "20: web Running 1/1 on worker",
    ]);
  });

  it("leaves out what is older than the recording reaches back, and keeps what came of it", () => {
    assert.deepEqual(shown([livingPod([3600, 3599, 3590, 20])]), ["20: web Running 1/1 on worker"]);
    assert.deepEqual(shown([livingPod([3600, 3599, 3590, 3580])]), []);
  });

  it("shows several steps within a second as one", () => {
    assert.deepEqual(shown([livingPod([40, 40, 40, 20])]), [
      "40: web Running 0/1 on worker",
      "20: web Running 1/1 on worker",
    ]);
  });

  it("says of a pod only what it says itself", () => {
    const waiting = followedPod({
      metadata: { name: "web", uid: "web", namespace: "default", creationTimestamp: ago(40) },
      spec: { containers: [{ name: "main" }] },
      status: { phase: "Pending" },
    }).drawn;
    assert.deepEqual(shown([waiting]), ["40: web Pending 0/1 on no node"]);
  });

  it("knows of a node what it was before its readiness changed", () => {
    const summary = summarizeNode({
      metadata: { name: "worker", uid: "worker", creationTimestamp: ago(3600) },
      status: { conditions: [{ type: "Ready", status: "Unknown", lastTransitionTime: ago(30) }] },
    });
    const objects: MapObject[] = [{ ...node("worker"), summary }, livingPod([40, 40, 40, 40])];
    assert.deepEqual(shown(objects), [
      "40: web Running 1/1 on worker, worker Ready",
      "30: web Running 1/1 on worker, worker NotReady",
    ]);
  });

  it("has a Service get its pods as they start, and requests as they become ready", () => {
    const objects = [livingPod([40, 40, 30, 20]), { ...service("api", ["web"]), createdAt: now - 50_000 }];
    assert.deepEqual(
      shown(objects).map((text) => text.split(",")[0]),
      ["50: api to ", "40: api to ", "30: api to waiting", "20: api to ready"],
    );
  });

  it("draws a pod that is gone by its events, as far as they name its node", () => {
    const events = [
      occurred({ type: "made", owner: scheduled("gone", 0).object }, 60),
      occurred({ type: "scheduled", node: "worker", wishes: undefined }, 59),
      occurred({ type: "containerStarted", container: "main", again: false }, 50),
      occurred({ type: "stopping", container: "main", unhealthy: false }, 10),
    ];
    assert.deepEqual(shown([], events), [
      "60: gone Pending 0/1 on no node",
      "59: gone Pending 0/1 on worker",
      "50: gone Running 0/1 on worker",
      "10: ",
    ]);
    assert.deepEqual(shown([], events.slice(2)), ["50: ", "10: "]);
    assert.deepEqual(shown([], events.slice(0, 3)).at(-1), "0: ");
  });

  it("takes a time that is ahead of this machine's for now", () => {
    assert.deepEqual(shown([livingPod([-5, -5, -5, -5])]), ["0: web Running 1/1 on worker"]);
  });
});
