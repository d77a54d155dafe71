import assert from "node:assert/strict";
import { isLearners, learnerLabel } from "../../../src/course/courseObjects.ts";
import { leftObjects } from "../../../src/course/leftObjects.ts";
import { deployment, pod, replicaSet, world } from "./courseWorld.ts";

describe("leftObjects", () => {
  const names = (...args: Parameters<typeof world>): string[] =>
    leftObjects(world(...args)).map(({ kind, name }) => `${kind} ${name}`);

  it("are those that nothing else there stands behind", () => {
    assert.deepEqual(
      names({
        deployments: [deployment("web", 3)],
        replicaSets: [replicaSet("web-1", 3)],
        pods: [pod("web-1-a", { owner: "web-1" }), pod("hello")],
        services: [{ metadata: { name: "web", uid: "service" } }],
        endpointSlices: [
          {
            metadata: {
              name: "web-x",
              uid: "slice",
              ownerReferences: [{ uid: "service", controller: true }],
            },
          },
        ],
      }),
      ["Pod hello", "Deployment web", "Service web"],
    );
  });

  it("are also those whose owner is gone", () => {
    assert.deepEqual(names({ pods: [pod("web-1-a", { owner: "web-1" })] }), ["Pod web-1-a"]);
    assert.deepEqual(names(), []);
  });
});

describe("isLearners", () => {
  const of = (namespace: string, name: string, labels: Record<string, string> = {}) => ({
    metadata: { namespace, name, labels },
  });
  const mine = { [learnerLabel]: "learner-1" };

  it("takes what carries the learner's label, in any cluster", () => {
    assert.ok(isLearners(of("default", "web", mine), "learner-1", false));
    assert.ok(!isLearners(of("default", "web", mine), "learner-2", false));
    assert.ok(!isLearners(of("default", "web"), "learner-1", false));
  });

  it("takes in the practice cluster all but what makes up the cluster, and what a lab made", () => {
    assert.ok(isLearners(of("default", "web"), "learner-1", true));
    assert.ok(isLearners(of("shop", "kubernetes"), "learner-1", true));
    assert.ok(!isLearners(of("kube-system", "coredns"), "learner-1", true));
    assert.ok(!isLearners(of("lab-image-typo", "shop"), "learner-1", true));
    assert.ok(!isLearners(of("default", "kubernetes"), "learner-1", true));
    const slice = of("default", "kubernetes-x", { "kubernetes.io/service-name": "kubernetes" });
    assert.ok(!isLearners(slice, "learner-1", true));
  });
});
