import assert from "node:assert/strict";
import type { ControlPlane } from "@kubernetes-workshop/hosts/controlPlane/controlPlane";
import { workers } from "@kubernetes-workshop/hosts/controlPlane/node";
import { startControlPlane } from "@kubernetes-workshop/hosts/controlPlane/start";
import { NotYet, waitFor } from "@kubernetes-workshop/hosts/waitFor";
import { loadKubeconfig } from "../../src/cluster/kubeconfig.ts";
import { ShellOnCluster } from "../support/shell/practiceShell.ts";

const web = `apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  replicas: 2
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec: {containers: [{name: web, image: "nginx:1.29", ports: [{containerPort: 80}]}]}
---
apiVersion: v1
kind: Service
metadata: {name: web}
spec: {selector: {app: web}, ports: [{port: 80}]}
`;

/** Commands that print the same in both on a real control plane, ages aside. */
const same: readonly string[] = [
  "get nodes -o wide",
  "get pods -o wide",
  "get all",
  "get deploy,rs -A",
  "get deploy web -o yaml",
  "get pods nothing",
  "describe deploy web",
  "describe pods -l app=web",
  "describe svc web",
  "describe nodes",
  "rollout status deploy/web",
  "rollout history deploy/web",
  "api-resources",
  // The practice cluster says less of the values that a field may have.
  "explain deploy.spec.strategy",
  "explain pod.spec.containers",
  "explain pods.spec.restartPolicy",
  "explain svc.spec.type",
  "explain svc.spec",
  "get all -n nowhere",
];

describe("the Workshop Shell and kubectl on a real control plane", function () {
  this.timeout(90_000);
  let controlPlane: ControlPlane;
  let shell: ShellOnCluster;

  before(async () => {
    controlPlane = await startControlPlane({ name: "shell" });
    for (const [name, labels] of Object.entries(workers)) await controlPlane.createNode(name, labels);
    const config = await loadKubeconfig([controlPlane.kubeconfigPath]);
    const target = { kind: "kubeContext", name: config.currentContext, server: "", identity: "" } as const;
    shell = new ShellOnCluster(config, target);
    shell.files.set("web.yaml", web);
    assert.equal(await shell.run("apply -f web.yaml"), "deployment.apps/web created\nservice/web created\n");
    assert.match(await shell.run("rollout status deploy/web --timeout=30s"), /successfully rolled out\n$/);
  });
  after(async () => {
    shell[Symbol.dispose]();
    await controlPlane[Symbol.asyncDispose]();
  });

  for (const line of same)
    it(`print the same: ${line}`, async () => {
      await waitFor(
        "both to print the same",
        async () => {
          const { stdout, stderr } = await controlPlane.kubectl(line.split(" "));
          const [ours, theirs] = [withoutAges(await shell.run(line)), withoutAges(stdout + stderr)];
          return ours === theirs || new NotYet(`${ours}\n---\n${theirs}`);
        },
        { timeoutMs: 10_000 },
      );
    });
});

function withoutAges(text: string): string {
  return text.replaceAll(/(?<=^|[ (])(?:\d+(?:y|d|h|m|s)){1,2}(?= |\)|$) */gm, "AGE ");
}
