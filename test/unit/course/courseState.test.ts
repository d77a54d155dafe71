import assert from "node:assert/strict";
import {
  afterObservation,
  type CourseState,
  makingSteps,
  nextStep,
  doneParts,
  doneSteps,
  newCourse,
} from "../../../src/course/courseState.ts";
import type { Observation } from "../../../src/course/observation.ts";
import { type PartId, partIds, type StepId, stepIds } from "../../../src/course/steps.ts";
import { deployment, pod, world } from "./courseWorld.ts";

function after(...observations: Observation[]): CourseState {
  return observations.reduce((state, observation) => afterObservation(state, observation, 1000), newCourse);
}
const parts = (...observations: Observation[]): string[] => [...doneParts(after(...observations))];
const explained = (kind: string, path: string, apiVersion = "eksctl.io/v1alpha5"): Observation => ({
  event: "fieldExplained",
  apiVersion,
  kind,
  path,
});

describe("A course without some steps", () => {
  const cleanUp: Observation = { event: "cleanUpAsked" };
  const without = (...hidden: string[]) => stepIds.filter((step) => !hidden.includes(step));
  const made = (...pods: string[]): Observation => ({
    event: "objectsChanged",
    objects: world({ pods: pods.map((name) => pod(name)) }),
    afterGap: false,
    isWhole: true,
  });
  const isCleanedUp = (shown: readonly StepId[], ...observations: Observation[]): boolean =>
    doneParts(
      observations.reduce((state, each) => afterObservation(state, each, 1000, shown), newCourse),
    ).has("courseCleanedUp");

  it("goes on with the next of its steps, and ends with the last", () => {
    assert.equal(nextStep(newCourse, without("basics.welcome", "basics.what-is-kubernetes")), "basics.nodes");
    const done = Object.fromEntries(partIds.map((part) => [part, 1]));
    assert.equal(nextStep({ ...newCourse, done }, without("eks.next")), "eks.high-level");
  });

  it("is cleaned up by Clean Up where no step makes anything, and nothing was made", () => {
    assert.ok(isCleanedUp(without(...makingSteps), cleanUp));
    assert.ok(!isCleanedUp(stepIds, cleanUp));
    assert.ok(!isCleanedUp(without(...makingSteps), made("hello"), cleanUp), "it is still there");
    assert.ok(isCleanedUp(without(...makingSteps), made("hello"), cleanUp, made()));
  });

  it("is cleaned up without Clean Up once the steps that it has are done", () => {
    const [, ...hidden] = makingSteps;
    const field = explained("Pod", "spec", "v1");
    assert.ok(isCleanedUp(without(...hidden), field, made("hello"), made()));
    assert.ok(!isCleanedUp(stepIds, field, made("hello"), made()));
  });
});

describe("The course", () => {
  // The lesson says: a field such as `containers`, in both languages.
  it("takes any field of a Pod for the part that explains one, and none of another kind", () => {
    for (const path of ["kind", "metadata.labels", "spec.containers", "spec.containers[0].image"])
      assert.deepEqual(parts(explained("Pod", path, "v1")), ["podFieldExplained"], path);
    for (const [kind, version] of [
      ["Deployment", "apps/v1"],
      ["PodTemplate", "v1"],
      ["Pod", "example.com/v1"],
    ] as const)
      assert.deepEqual(parts(explained(kind, "spec.template.spec.containers", version)), [], kind);
  });

  it("completes a step once all its parts are done", () => {
    assert.deepEqual(
      doneSteps(
        after({
          event: "objectsChanged",
          objects: world({ pods: [pod("hello")] }),
          afterGap: false,
          isWhole: true,
        }),
      ),
      [],
    );
    assert.deepEqual(
      doneSteps(
        after(
          {
            event: "objectsChanged",
            objects: world({ pods: [pod("hello")] }),
            afterGap: false,
            isWhole: true,
          },
          explained("Pod", "spec", "v1"),
        ),
      ),
      ["basics.objects-overview"],
    );
  });

  it("is not impressed by an empty cluster, node, control plane or filter", () => {
    assert.deepEqual(
      parts(
        { event: "workloadsShown", count: 0 },
        { event: "podsOfNodeShown", count: 0 },
        { event: "controlPlaneShown", count: 0 },
        { event: "labelFilterUsed", matches: 0 },
      ),
      [],
    );
  });

  it("wants three different fields of a ClusterConfig explained", () => {
    assert.deepEqual(
      parts(
        explained("ClusterConfig", "metadata"),
        explained("ClusterConfig", "addons"),
        explained("ClusterConfig", "addons"),
      ),
      [],
    );
    assert.deepEqual(
      parts(
        explained("ClusterConfig", "metadata"),
        explained("ClusterConfig", "addons"),
        explained("Deployment", "spec", "apps/v1"),
        explained("ClusterConfig", "metadata.name"),
      ),
      ["clusterConfigExplained"],
    );
  });

  it("takes an EKS cluster for step 14, another only with a request of kubectl's", () => {
    assert.deepEqual(parts({ event: "clusterConnected", isEks: false }), ["clusterConnected"]);
    assert.deepEqual(parts({ event: "clusterConnected", isEks: true }), ["clusterConnected", "kubectlSeen"]);
    const getNodes = {
      event: "kubectlSeen",
      command: "kubectl get",
      verb: "list",
      resource: "nodes",
    } as const;
    assert.deepEqual(parts(getNodes), ["kubectlSeen"]);
    assert.deepEqual(parts({ ...getNodes, command: undefined }), ["kubectlSeen"]);
  });

  it("does not take another command of kubectl's for kubectl get nodes", () => {
    const others = [
      { command: "kubectl version", verb: "get", resource: undefined },
      { command: "kubectl get", verb: "list", resource: "pods" },
      { command: "kubectl get", verb: "get", resource: "nodes" },
      { command: "kubectl describe", verb: "list", resource: "nodes" },
    ];
    for (const other of others) assert.deepEqual(parts({ event: "kubectlSeen", ...other }), []);
  });

  it("wants the questions of the last chapter answered", () => {
    assert.deepEqual(parts({ event: "questionsAnswered", chapter: "basics" }), []);
    assert.deepEqual(parts({ event: "questionsAnswered", chapter: "eks" }), ["questionsAnswered"]);
  });

  describe("is cleaned up", () => {
    const changed = (objects: Parameters<typeof world>[0]): Observation => ({
      event: "objectsChanged",
      objects: world(objects),
      afterGap: false,
      isWhole: true,
    });
    const made = changed({ deployments: [deployment("web", 1)] });
    const gone = changed({});

    it("when nothing is left of what the learner had cleaned up", () => {
      assert.ok(
        !parts({ event: "cleanUpAsked" }, gone).includes("courseCleanedUp"),
        "there never was anything",
      );
      assert.ok(!parts(made, { event: "cleanUpAsked" }, made).includes("courseCleanedUp"), "still there");
      assert.ok(parts(made, { event: "cleanUpAsked" }, gone).includes("courseCleanedUp"));
    });

    it("not while a kind is not known", () => {
      const unknown: Observation = {
        event: "objectsChanged",
        objects: world(),
        afterGap: true,
        isWhole: false,
      };
      assert.ok(!parts(made, { event: "cleanUpAsked" }, unknown).includes("courseCleanedUp"));
      assert.ok(parts(made, { event: "cleanUpAsked" }, unknown, gone).includes("courseCleanedUp"));
    });

    it("not by an object that is deleted on the way", () => {
      assert.ok(!parts(made, gone).includes("courseCleanedUp"));
    });

    it("not by the look at another cluster", () => {
      const elsewhere = changed({ cluster: "production" });
      assert.ok(!parts(made, { event: "cleanUpAsked" }, elsewhere).includes("courseCleanedUp"));
    });
  });

  it("takes nothing in the practice cluster that was there before the learner began anew", () => {
    const made = (createdAt: string, cluster?: string): readonly string[] => {
      const running = pod("hello");
      const objects = world({
        pods: [{ ...running, metadata: { ...running.metadata, creationTimestamp: new Date(createdAt) } }],
        ...(cluster !== undefined && { cluster }),
      });
      const began = { ...newCourse, resetAt: Date.parse("2026-01-01T12:00:00.500Z") };
      const observation = { event: "objectsChanged", objects, afterGap: false, isWhole: true } as const;
      return [...doneParts(afterObservation(began, observation, 1000))];
    };
    assert.deepEqual(made("2026-01-01T11:59:59Z"), []);
    assert.deepEqual(made("2026-01-01T12:00:00Z"), ["podRunning"]);
    // The clock of another cluster may be slow, and the learner's label tells there.
    assert.deepEqual(made("2026-01-01T11:59:59Z", "prod https://example.com"), ["podRunning"]);
  });

  it("goes on with the first step that has something to do", () => {
    const state = (...parts: PartId[]): CourseState => ({
      ...newCourse,
      done: Object.fromEntries(parts.map((part) => [part, 1])),
    });
    const basics = partIds.slice(0, partIds.indexOf("controlPlaneShown"));
    assert.equal(nextStep(newCourse), "basics.welcome");
    assert.equal(nextStep(state("toolsChecked")), "basics.welcome");
    assert.equal(nextStep(state(...basics)), "architecture.overview");
    assert.equal(nextStep(state(...partIds)), "eks.next");
  });

  it("stays the same where a change of the cluster tells nothing new", () => {
    const seen: Observation = {
      event: "objectsChanged",
      objects: world({ pods: [pod("hello")] }),
      afterGap: false,
      isWhole: true,
    };
    const state = after(seen);
    assert.equal(afterObservation(state, seen, 2000), state);
  });

  it("keeps as data when each part was done first", () => {
    const state = after({ event: "toolsChecked" });
    assert.deepEqual(JSON.parse(JSON.stringify(afterObservation(state, { event: "toolsChecked" }, 2000))), {
      ...newCourse,
      done: { toolsChecked: 1000 },
    });
  });
});
