import assert from "node:assert/strict";
import {
  earlierRevisions,
  imagePatch,
  restartPatch,
  revisionsOf,
  rollBackPatch,
} from "../../../src/resources/rollout.ts";

describe("revisionsOf", () => {
  const owner = { uid: "web", controller: true };
  const replicaSet = (
    name: string,
    revision: string | undefined,
    image: string,
    owners = [owner],
  ): object => ({
    metadata: {
      name,
      ownerReferences: owners,
      creationTimestamp: "2026-01-01T00:00:00Z",
      annotations: {
        ...(revision && { "deployment.kubernetes.io/revision": revision }),
        "kubernetes.io/change-cause": `because of ${image}`,
      },
    },
    spec: {
      template: {
        metadata: { labels: { app: "web", "pod-template-hash": name } },
        spec: { containers: [{ name: "nginx", image }] },
      },
    },
  });
  const web = { metadata: { uid: "web" } };

  it("can be rolled back to, but for the current one, which is that of the newest number", () => {
    const [first, second] = [replicaSet("a", "1", "nginx:1"), replicaSet("b", "2", "nginx:2")];
    const numbers = (...replicaSets: object[]): number[] =>
      earlierRevisions(web, replicaSets).map(({ revision }) => revision);
    assert.deepEqual(numbers(first), []);
    assert.deepEqual(numbers(first, second), [1]);
    // After a rollback, the first ReplicaSet has a new number.
    assert.deepEqual(numbers(replicaSet("a", "3", "nginx:1"), second), [2]);
  });

  it("are those of the Deployment's own ReplicaSets, the newest first and by number", () => {
    const revisions = revisionsOf(web, [
      replicaSet("a", "2", "nginx:2"),
      replicaSet("b", "10", "nginx:1"),
      replicaSet("stranger", "11", "nginx:3", [{ uid: "api", controller: true }]),
      replicaSet("adopted by hand", "12", "nginx:4", [{ uid: "web", controller: false }]),
      replicaSet("not counted yet", undefined, "nginx:5"),
    ]);
    assert.deepEqual(
      revisions.map(({ revision, isCurrent, images, cause }) => [revision, isCurrent, images, cause]),
      [
        [10, true, ["nginx:1"], "because of nginx:1"],
        [2, false, ["nginx:2"], "because of nginx:2"],
      ],
    );
    assert.equal(revisions[0]?.createdAt, Date.UTC(2026, 0, 1));
  });

  it("are gone back to without the controller's own label", () => {
    const [revision] = revisionsOf(web, [replicaSet("a", "1", "nginx:1")]);
    assert.ok(revision);
    assert.deepEqual(rollBackPatch(revision), [
      {
        op: "replace",
        path: "/spec/template",
        value: {
          metadata: { labels: { app: "web" } },
          spec: { containers: [{ name: "nginx", image: "nginx:1" }] },
        },
      },
    ]);
  });
});

describe("The patches of a rollout", () => {
  it("change one container's image, or nothing but an annotation", () => {
    assert.deepEqual(imagePatch("nginx", "nginx:2"), {
      spec: { template: { spec: { containers: [{ name: "nginx", image: "nginx:2" }] } } },
    });
    assert.deepEqual(restartPatch(new Date(Date.UTC(2026, 0, 1))), {
      spec: {
        template: {
          metadata: { annotations: { "kubectl.kubernetes.io/restartedAt": "2026-01-01T00:00:00.000Z" } },
        },
      },
    });
  });
});
