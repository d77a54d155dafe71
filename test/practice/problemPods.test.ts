import assert from "node:assert/strict";
import { PracticeProcess } from "kubernetes-practice-cluster/test/support/practiceProcess";
import { assertFindsTroubledPods } from "../support/troubledPods.ts";

const pod = (name: string, image: string): object => ({
  apiVersion: "v1",
  kind: "Pod",
  metadata: { name },
  spec: { containers: [{ name: "web", image }] },
});

describe("the troubled pods of the practice cluster", function () {
  this.timeout(120_000);

  it("are found by following all pods and by sweeping", async () => {
    await using practice = await PracticeProcess.start();
    const run = async (args: readonly string[], input?: string): Promise<void> => {
      const { code, stderr } = await practice.kubectl(args, input === undefined ? {} : { input });
      assert.equal(code, 0, stderr);
    };
    const pods = [pod("good", "nginx:1.29"), pod("bad", "nginx:none")];
    await run(
      ["apply", "--server-side", "-f", "-"],
      pods.map((each) => JSON.stringify(each)).join("\n---\n"),
    );
    await run(["wait", "pod/good", "--for=condition=Ready", "--timeout=60s"]);
    await assertFindsTroubledPods({
      kubeconfigPath: practice.kubeconfigPath,
      context: undefined,
      removeBad: () => run(["delete", "pod", "bad", "--now"]),
    });
  });
});
