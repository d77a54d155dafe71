import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { NotYet, waitFor } from "@kubernetes-workshop/hosts/waitFor";
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
spec: {nodeSelector: {kubernetes.io/hostname: ip-192-168-12-34.ap-northeast-2.compute.internal}, containers: [{name: typo, image: "ngnix:1.29"}]}
---
apiVersion: v1
kind: Secret
metadata: {name: key}
data: {password: b3BlbnNlc2FtZQ==}
---
apiVersion: v1
kind: ConfigMap
metadata: {name: settings}
data: {mode: "true", note: "two\\nlines\\n"}
---
apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: {name: crontabs.stable.example.com}
spec:
  group: stable.example.com
  scope: Namespaced
  names: {plural: crontabs, kind: CronTab, shortNames: [ct]}
  versions:
  - name: v1
    served: true
    storage: true
    schema: {openAPIV3Schema: {type: object, x-kubernetes-preserve-unknown-fields: true}}
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

const cronTab = `apiVersion: stable.example.com/v1
kind: CronTab
metadata: {name: nightly, labels: {app: cron}}
spec:
  cronSpec: "0 3 * * *"
  containerPort: 80
  dnsConfig: {podCIDRs: [10.0.0.0/8], someUID: a}
  items: [{firstName: a, on: true}, {firstName: b}]
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
  "explain pod",
  "explain deploy.spec",
  "explain pods.spec.containers.image",
  "explain svc.spec.ports.targetPort",
  "explain cm.data",
  "explain pod.metadata.labels",
  "explain deploy.spec.template.spec.containers.resources.limits",
  "explain pod.metadata.creationTimestamp",
  "explain hpa",
  "explain pod.nothing",
  "explain nothing",
  "explain",
  "explain pod node",
  "describe pod hello",
  "describe pods -l app=web",
  "describe pod typo",
  "describe deploy web",
  "describe deployment/web",
  "describe rs",
  "describe ds agent",
  "describe job once",
  "describe svc web",
  "describe svc",
  "describe node practice-worker-1",
  "describe nodes",
  "describe cm settings",
  "describe secret key",
  "describe pod nothing",
  "describe pod web",
  "describe crontab nightly",
  "describe pods -n nowhere",
  "logs hello",
  "logs hello --tail=2",
  "logs deploy/agent",
  "logs ds/agent",
  "logs once",
  "logs typo",
  "logs hello -c nothing",
  "logs nothing",
  "logs",
  "logs hello --previous",
  "logs -l app=web --prefix",
  "logs hello --tail=many",
  "exec hello -- echo a b",
  "exec hello -- sh -c exit",
  "exec deploy/web -- cat /nothing",
  "exec once-nothing -- ls",
  "exec typo -- ls",
  "exec hello ls",
  "exec hello",
  "rollout status deploy/web",
  "rollout status ds/agent",
  "rollout status pod/hello",
  "rollout history deploy/web",
  "rollout history deploy/web --revision=1",
  "rollout history deploy/web --revision=9",
  "rollout history ds/agent",
  "scale deploy/web",
  "scale deploy --replicas=2",
  "scale pod/hello --replicas=2",
  "set image deploy/web",
  "set image deploy/web nothing=nginx",
  "label pod hello",
  "label pod hello app=other",
  "label pod hello a=b=c",
  "cordon",
  "cordon nothing",
  "drain practice-worker-1",
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
    const tab = await practice.kubectl(["apply", "-f", "-"], { input: cronTab });
    assert.equal(tab.code, 0, tab.stderr);
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
      // Something may come about between the two.
      await waitFor(
        "both to print the same",
        async () => {
          const [ours, theirs] = [withoutAges(await shell.run(line)), withoutAges(await byKubectl(line))];
          return ours === theirs || new NotYet(`${ours}\n---\n${theirs}`);
        },
        { timeoutMs: 20_000 },
      );
    });
});

/** Commands that change something, in an order in which all have something to do; each prints the same in both. */
const changes: readonly string[] = [
  "apply -f web.yaml",
  "apply -f web.yaml",
  "rollout status deploy/web --timeout=60s",
  "apply -f more.yaml",
  "apply -f bad.yaml",
  "apply -f broken.yaml",
  "apply",
  "label pod hello tier=front",
  "label pod hello tier=back",
  "label pod hello tier=back --overwrite",
  "label pod hello tier=back",
  "label pod hello tier- nothing-",
  "label pod hello tier=x app-",
  "label nodes --all shown=yes",
  "annotate pod hello note=a",
  "annotate pod hello note=b",
  "annotate pod hello note=b --overwrite",
  "annotate pod hello note-",
  "scale deploy/web --replicas=2",
  "scale deployment web nothing --replicas=2",
  "set image deploy/web web=nginx:1.28",
  "set image deploy/web web=nginx:1.28",
  "rollout status deploy/web",
  "rollout history deploy/web",
  "rollout undo deploy/web",
  "rollout undo deploy/web --to-revision=9",
  "rollout undo deploy/web --to-revision=3",
  "rollout history deploy/web --revision=2",
  "rollout pause deploy/web",
  "rollout undo deploy/web",
  "rollout resume deploy/web",
  "rollout restart deploy/web ds/agent",
  "rollout restart pod/hello",
  "rollout status ds/agent",
  "cordon practice-worker-1",
  "cordon ip-192-168-12-34.ap-northeast-2.compute.internal",
  "cordon ip-192-168-12-34.ap-northeast-2.compute.internal",
  "uncordon ip-192-168-12-34.ap-northeast-2.compute.internal",
  "delete job once",
  "delete pod hello nothing",
  "delete pod nothing --ignore-not-found",
  "drain ip-192-168-12-34.ap-northeast-2.compute.internal",
  "drain ip-192-168-12-34.ap-northeast-2.compute.internal --ignore-daemonsets --force",
  "delete pods -l app=hello",
  "delete cm,secret settings",
  "delete svc/web deploy/web",
  "delete -f web.yaml --ignore-not-found",
  "delete pods",
  "delete",
];

describe("the Workshop Shell and kubectl change", function () {
  this.timeout(120_000);
  let ours: PracticeProcess;
  let theirs: PracticeProcess;
  let shell: PracticeShell;
  let folder: string;
  const files: Readonly<Record<string, string>> = {
    "web.yaml": manifest,
    "more.yaml": manifest.replace("replicas: 3", "replicas: 4"),
    "bad.yaml": "apiVersion: v1\nkind: Service\nmetadata: {name: Web}\nspec: {ports: [{port: 0}]}\n",
    "broken.yaml": "",
  };

  before(async () => {
    [ours, theirs] = await Promise.all([PracticeProcess.start(), PracticeProcess.start()]);
    shell = new PracticeShell(ours);
    folder = await mkdtemp(path.join(tmpdir(), "shell-"));
    for (const [name, text] of Object.entries(files)) {
      shell.files.set(name, text);
      await writeFile(path.join(folder, name), text);
    }
  });
  after(async () => {
    shell[Symbol.dispose]();
    await Promise.all([ours[Symbol.asyncDispose](), theirs[Symbol.asyncDispose]()]);
    await rm(folder, { recursive: true });
  });

  for (const [index, line] of changes.entries())
    it(`the same: ${index + 1} ${line}`, async () => {
      const words = line.split(" ").map((word) => (word.endsWith(".yaml") ? path.join(folder, word) : word));
      const { stdout, stderr } = await theirs.kubectl(words);
      const printed = (stdout + stderr).replaceAll(`${folder}/`, "");
      assert.equal(comparable(await shell.run(line)), comparable(printed));
    });
});

/** Without what is random, without how far a rollout was at each moment, and without an order where there is none. */
function comparable(text: string): string {
  return (
    withoutAges(text)
      .replaceAll(/(?<!-)-(?:[0-9a-f]{8,10}-)?[a-z0-9]{5}(?= |"|,|;|\]|$)/gm, "-RANDOM")
      // kubectl goes through a Go map here, so in any order.
      .replaceAll(/due to error: \[(.*)\]/g, (_, errors: string) => `due to error: ${sortedErrors(errors)}`)
      // Which other pods are on a node is up to the scheduler.
      .replaceAll(/^(?:evicting pod |pod\/).*(?:web|coredns)-.*\n/gm, "")
      // kubectl keeps in an annotation what it applied; we have the server remember it.
      .replaceAll(/^(?:Waiting for |Warning: resource ).*\n/gm, "")
      .replace("Warning: ", "Warning:\n")
      .split(/\n|; /)
      .sort()
      .join("\n")
  );
}

/** Sorts the reasons for which a drain was refused, each of which begins with `cannot`. */
function sortedErrors(errors: string): string {
  return errors
    .split(/, (?=cannot )/)
    .sort()
    .join(", ");
}

/** What differs from one moment to the next, with the width of its column. */
function withoutAges(text: string): string {
  return text.replaceAll(/(?<=^|[ (])(?:\d+(?:y|d|h|m|s)){1,2}(?= |\)|$) */gm, "AGE ");
}
