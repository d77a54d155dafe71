import assert from "node:assert/strict";
import { PracticeProcess } from "kubernetes-practice-cluster/test/support/practiceProcess";
import { PracticeShell } from "../support/shell/practiceShell.ts";

const manifest = `apiVersion: apps/v1
kind: Deployment
metadata: {name: web, labels: {app: web}}
spec:
  replicas: 3
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec:
      containers:
      - name: web
        image: nginx:1.29
        ports: [{containerPort: 80, name: http}]
        env: [{name: GREETING, value: hello}]
        resources: {requests: {cpu: 100m, memory: 64Mi}, limits: {memory: 128Mi}}
        readinessProbe: {httpGet: {path: /, port: 80}}
---
apiVersion: v1
kind: Service
metadata: {name: web}
spec: {selector: {app: web}, ports: [{port: 80, targetPort: http}]}
---
apiVersion: v1
kind: Pod
metadata: {name: hello, labels: {app: hello, "app.kubernetes.io/name": hello}}
spec: {containers: [{name: hello, image: "nginx:1.29"}]}
---
apiVersion: v1
kind: Pod
metadata: {name: typo}
spec: {containers: [{name: typo, image: "ngnix:1.29"}]}
---
apiVersion: v1
kind: Secret
metadata: {name: key}
stringData: {password: opensesame}
---
apiVersion: v1
kind: ConfigMap
metadata: {name: settings}
data: {mode: "true", note: "two\\nlines\\n"}
---
apiVersion: batch/v1
kind: Job
metadata: {name: once}
spec: {template: {spec: {restartPolicy: Never, containers: [{name: once, image: "busybox:1.37", command: [echo, done]}]}}}
---
apiVersion: apps/v1
kind: DaemonSet
metadata: {name: agent}
spec:
  selector: {matchLabels: {app: agent}}
  template: {metadata: {labels: {app: agent}}, spec: {containers: [{name: agent, image: "busybox:1.37", command: [sleep, infinity]}]}}
`;

/** Commands that print the same in both, ages aside. */
const same: readonly string[] = [
  "get nodes",
  "get no -o wide",
  "get pods",
  "get po -o wide",
  "get pods -A",
  "get pods,services",
  "get deploy,rs,po -l app=web",
  "get all",
  "get pods --show-labels",
  "get pods -L app,tier",
  "get pods --no-headers",
  "get pod hello",
  "get pod/hello svc/web",
  "get pod hello nothing",
  "get pods -n nowhere",
  "get nodes -l no=node",
  "get pods -o name",
  "get pods,svc -o name -l app=web",
  "get nothing",
  "get",
  "get pods --nothing",
  "get pods -x",
  "get pods -n",
  "get pod nothing",
  "get pod nothing --ignore-not-found",
  "get pod hello -o yaml",
  "get deploy web -o yaml",
  "get deploy -o json",
  "get cm settings -o yaml",
  "get pod hello -l app=web",
  "get events",
  "api-resources",
  "api-resources --api-group=apps -o wide",
  "api-resources --namespaced=false -o name",
  "config current-context",
];

describe("the Workshop Shell and kubectl", function () {
  this.timeout(90_000);
  let practice: PracticeProcess;
  let shell: PracticeShell;

  before(async () => {
    practice = await PracticeProcess.start();
    shell = new PracticeShell(practice);
    const applied = await practice.kubectl(["apply", "-f", "-"], { input: manifest });
    assert.equal(applied.code, 0, applied.stderr);
    for (const what of ["deployment/web", "daemonset/agent"]) {
      const { code, stderr } = await practice.kubectl(["rollout", "status", what, "--timeout=60s"]);
      assert.equal(code, 0, stderr);
    }
    const done = await practice.kubectl(["wait", "--for=condition=complete", "job/once", "--timeout=60s"]);
    assert.equal(done.code, 0, done.stderr);
  });

  after(async () => {
    shell[Symbol.dispose]();
    await practice[Symbol.asyncDispose]();
  });

  async function byKubectl(line: string): Promise<string> {
    const { stdout, stderr } = await practice.kubectl(line.split(" "));
    return stdout + stderr;
  }

  for (const line of same)
    it(`print the same: ${line}`, async () => {
      const [ours, theirs] = [await shell.run(line), await byKubectl(line)];
      assert.equal(withoutAges(ours), withoutAges(theirs));
    });
});

/** What differs from one moment to the next, with the width of its column. */
function withoutAges(text: string): string {
  return text.replaceAll(/(?<=[ (])(?:\d+(?:y|d|h|m|s)){1,2}(?= |\)|$) */gm, "AGE ");
}
