import assert from "node:assert/strict";
import type { ControlPlane } from "@kubernetes-workshop/hosts/controlPlane/controlPlane";
import { startControlPlane } from "@kubernetes-workshop/hosts/controlPlane/start";
import { assertFindsTroubledPods } from "../support/troubledPods.ts";

const pods = "/api/v1/namespaces/default/pods";
const image = "nginx:none";

/** The status that a kubelet reports. */
function statusOf(name: string): object {
  const state =
    name === "good" ? { running: {} } : { waiting: { reason: "ImagePullBackOff", message: "not found" } };
  const ready = name === "good";
  return {
    phase: ready ? "Running" : "Pending",
    conditions: [{ type: "Ready", status: ready ? "True" : "False" }],
    containerStatuses: [{ name: "web", image, imageID: "", ready, restartCount: 0, state }],
  };
}

describe("the troubled pods of a real API server", function () {
  this.timeout(180_000);
  let plane: ControlPlane;

  // No kubelet and no controller: the pods stay as they are made.
  before(async () => (plane = await startControlPlane({ name: "problem-pods", isStatic: true })));
  after(() => plane.stop());

  it("are found by following all pods and by sweeping", async () => {
    for (const name of ["good", "bad"]) {
      const spec = { nodeName: "n1", containers: [{ name: "web", image }] };
      const made = await plane.request("POST", pods, { metadata: { name }, spec });
      assert.equal(made.status, 201, JSON.stringify(made.body));
      const patch = { status: statusOf(name) };
      const type = "application/strategic-merge-patch+json";
      const patched = await plane.request("PATCH", `${pods}/${name}/status`, patch, type);
      assert.equal(patched.status, 200, JSON.stringify(patched.body));
    }
    await assertFindsTroubledPods({
      kubeconfigPath: plane.kubeconfigPath,
      context: "admin",
      removeBad: async () => {
        assert.equal((await plane.request("DELETE", `${pods}/bad?gracePeriodSeconds=0`)).status, 200);
      },
    });
  });
});
