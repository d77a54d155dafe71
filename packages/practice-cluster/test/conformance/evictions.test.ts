import assert from "node:assert/strict";
import { isObject, type JsonObject, objectsAt, stringAt } from "../../src/api/json.ts";
import { daemonSet, deployment } from "../support/conformance/manifests.ts";
import { onBothClusters } from "../support/conformance/suite.ts";

onBothClusters("an eviction", (cluster) => {
  const budget = (name: string, app: string, spec: object): JsonObject => ({
    apiVersion: "policy/v1",
    kind: "PodDisruptionBudget",
    metadata: { name },
    spec: { selector: { matchLabels: { app } }, ...spec },
  });

  const evict = async (pod: JsonObject | undefined, query = ""): ReturnType<typeof cluster.request> => {
    const name = stringAt(pod, "metadata", "name") ?? "";
    const metadata = { name, namespace: cluster.namespace };
    return await cluster.request({
      method: "POST",
      path: `/api/v1/namespaces/${cluster.namespace}/pods/${name}/eviction${query}`,
      body: { apiVersion: "policy/v1", kind: "Eviction", metadata },
    });
  };

  /** Creates a budget, and waits for its status. */
  const budgeted = async (name: string, app: string, spec: object, allowed: number): Promise<JsonObject> => {
    await cluster.create("poddisruptionbudgets", budget(name, app, spec));
    return await cluster.until("poddisruptionbudgets", name, "counted", ({ status }) => {
      return (
        isObject(status) && status["disruptionsAllowed"] === allowed && status["observedGeneration"] === 1
      );
    });
  };

  const reasonOf = ({ status }: JsonObject): string | undefined =>
    stringAt(
      objectsAt(status, "conditions").find(({ type }) => type === "DisruptionAllowed"),
      "reason",
    );

  const running = (pods: readonly JsonObject[], count: number): boolean =>
    pods.length === count && pods.every((pod) => stringAt(pod, "status", "phase") === "Running");

  before(async () => {
    for (const app of ["web", "api"]) {
      await cluster.create("deployments", deployment(app, 3));
      await cluster.untilListed("pods", `app=${app}`, "running", (pods) => running(pods, 3));
    }
    await cluster.create("daemonsets", daemonSet("agent"));
  });

  it("is refused where the budget needs all pods", async () => {
    const counted = await budgeted("all", "web", { minAvailable: 3 }, 0);
    assert.partialDeepStrictEqual(counted["status"], {
      currentHealthy: 3,
      desiredHealthy: 3,
      expectedPods: 3,
    });
    assert.equal(reasonOf(counted), "InsufficientPods");
    const [pod] = await cluster.list("pods", "app=web");
    const { status, body } = await evict(pod);
    assert.equal(status, 429);
    assert.partialDeepStrictEqual(body, {
      reason: "TooManyRequests",
      message: "Cannot evict pod as it would violate the pod's disruption budget.",
      details: {
        causes: [
          {
            reason: "DisruptionBudget",
            message: "The disruption budget all needs 3 healthy pods and has 3 currently",
          },
        ],
      },
    });
    await cluster.delete("poddisruptionbudgets", "all");
  });

  it("is counted, and allowed again once the pod is replaced", async () => {
    const counted = await budgeted("most", "web", { maxUnavailable: "30%" }, 1);
    assert.partialDeepStrictEqual(counted["status"], {
      currentHealthy: 3,
      desiredHealthy: 2,
      expectedPods: 3,
    });
    assert.equal(reasonOf(counted), "SufficientPods");
    const [pod] = await cluster.list("pods", "app=web");
    const rehearsal = await evict(pod, "?dryRun=All");
    assert.equal(rehearsal.status, 201);
    assert.equal((await evict(pod)).status, 201);
    await cluster.untilGone("pods", stringAt(pod, "metadata", "name") ?? "");
    await cluster.until(
      "poddisruptionbudgets",
      "most",
      "allowing one again",
      ({ status }) =>
        isObject(status) && status["disruptionsAllowed"] === 1 && status["disruptedPods"] === undefined,
    );
    await cluster.delete("poddisruptionbudgets", "most");
  });

  it("is refused where two budgets are about the pod", async () => {
    await budgeted("one", "api", { minAvailable: 1 }, 2);
    await budgeted("other", "api", { minAvailable: "50%" }, 1);
    const [pod] = await cluster.list("pods", "app=api");
    const { status, body } = await evict(pod);
    assert.equal(status, 500);
    assert.partialDeepStrictEqual(body, {
      message:
        "This pod has more than one PodDisruptionBudget, which the eviction subresource does not support.",
    });
  });

  it("is refused where a budget counts pods whose controller has no scale", async () => {
    const counted = await cluster
      .create("poddisruptionbudgets", budget("agents", "agent", { maxUnavailable: 1 }))
      .then(() =>
        cluster.until(
          "poddisruptionbudgets",
          "agents",
          "given up",
          (each) => reasonOf(each) === "SyncFailed",
        ),
      );
    assert.partialDeepStrictEqual(counted["status"], { disruptionsAllowed: 0 });
  });
});
