import assert from "node:assert/strict";
import { kubernetesVersion } from "@kubernetes-workshop/kubernetes/kinds/kubernetesVersion";
import { workers } from "@kubernetes-workshop/hosts/controlPlane/node";
import type { ControlPlane } from "@kubernetes-workshop/hosts/controlPlane/controlPlane";
import { startControlPlane } from "@kubernetes-workshop/hosts/controlPlane/start";
import { NotYet } from "@kubernetes-workshop/hosts/waitFor";

const [major, minor] = kubernetesVersion.slice(1).split(".");

describe("the real control plane", function () {
  this.timeout(20 * 60_000); // the first run on a machine builds it
  let controlPlane: ControlPlane;

  before(async () => {
    controlPlane = await startControlPlane({ name: "control-plane-test" });
    await Promise.all(Object.entries(workers).map(([name, labels]) => controlPlane.createNode(name, labels)));
  });

  after(async () => {
    await controlPlane.stop();
  });

  async function apply(manifest: object): Promise<void> {
    const { stderr, code } = await controlPlane.kubectl(["apply", "-f", "-"], {
      input: JSON.stringify(manifest),
    });
    assert.equal(code, 0, stderr);
  }

  it(`is Kubernetes ${kubernetesVersion}`, async () => {
    const { status, body } = await controlPlane.request("GET", "/version");
    assert.equal(status, 200);
    assert.partialDeepStrictEqual(body, { major, minor, gitVersion: kubernetesVersion });
  });

  it("has three nodes in three zones", async () => {
    const columns = "custom-columns=:.metadata.name,:.metadata.labels.topology\\.kubernetes\\.io/zone";
    const { stdout } = await controlPlane.kubectl(["get", "nodes", "--no-headers", "-o", columns]);
    assert.deepEqual(
      stdout
        .trim()
        .split("\n")
        .map((line) => line.split(/\s+/)),
      [
        ["worker-a", "ap-northeast-2a"],
        ["worker-b", "ap-northeast-2b"],
        ["worker-c", "ap-northeast-2c"],
      ],
    );
  });

  it("runs the three pods of a Deployment on nodes", async () => {
    await apply({
      apiVersion: "apps/v1",
      kind: "Deployment",
      metadata: { name: "web", namespace: "default" },
      spec: { replicas: 3, selector: { matchLabels: { app: "web" } }, template: podTemplate("web") },
    });
    const nodes = await controlPlane.waitFor("three running pods", async () => {
      const output = "jsonpath={range .items[*]}{.status.phase} {.spec.nodeName}{'\\n'}{end}";
      const { stdout } = await controlPlane.kubectl(["get", "pods", "-l", "app=web", "-o", output]);
      const pods = stdout.trim().split("\n");
      return pods.length === 3 && pods.every((pod) => pod.startsWith("Running ")) ? pods : new NotYet(stdout);
    });
    assert.equal(new Set(nodes).size, 3, "the scheduler spreads them over the nodes");
  });

  it("completes a Job", async () => {
    await apply({
      apiVersion: "batch/v1",
      kind: "Job",
      metadata: { name: "once", namespace: "default" },
      spec: { template: podTemplate("once", { restartPolicy: "Never" }) },
    });
    await controlPlane.waitFor("the job to complete", async () => {
      const { stdout } = await controlPlane.kubectl(["get", "job", "once", "-o", "jsonpath={.status}"]);
      return stdout.includes('"succeeded":1') || new NotYet(stdout);
    });
  });

  it("refuses nobody", async () => {
    const { stderr, code } = await controlPlane.kubectl(["get", "pods", "--context", "nobody"]);
    assert.equal(code, 1);
    assert.match(stderr, /Forbidden.*User "nobody" cannot list resource "pods"/);
  });

  it("does not know a wrong token", async () => {
    const { stderr, code } = await controlPlane.kubectl(["get", "pods", "--context", "wrong-token"]);
    assert.equal(code, 1);
    assert.match(stderr, /Unauthorized|must be logged in/);
  });
});

function podTemplate(app: string, spec: object = {}): object {
  return {
    metadata: { labels: { app } },
    spec: { containers: [{ name: app, image: `registry.example/${app}` }], ...spec },
  };
}
