import assert from "node:assert/strict";
import { PracticeProcess } from "../support/practiceProcess.ts";
import { waitFor } from "@kubernetes-workshop/hosts/waitFor";

const web = `
apiVersion: apps/v1
kind: Deployment
metadata: {name: web, labels: {app: web}}
spec:
  replicas: 3
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec:
      containers: [{name: web, image: "nginx:1.27", ports: [{containerPort: 80}]}]
---
apiVersion: v1
kind: Service
metadata: {name: web}
spec: {selector: {app: web}, ports: [{port: 80}]}
`;

const cronTabs = `
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
    additionalPrinterColumns: [{name: Spec, type: string, jsonPath: .spec.cronSpec}]
    schema:
      openAPIV3Schema:
        type: object
        properties:
          spec:
            type: object
            required: [cronSpec]
            properties:
              cronSpec: {type: string, description: When to run.}
              replicas: {type: integer, default: 1}
`;

describe("kubectl and the practice cluster", function () {
  this.timeout(90_000);
  let practice: PracticeProcess;

  before(async () => {
    practice = await PracticeProcess.start();
  });

  after(async () => {
    await practice[Symbol.asyncDispose]();
  });

  /** Runs kubectl, which must succeed, and returns its output. */
  async function kubectl(...args: string[]): Promise<string> {
    const { code, stdout, stderr } = await practice.kubectl(["--request-timeout=20s", ...args]);
    assert.equal(code, 0, `kubectl ${args.join(" ")}\n${stdout}${stderr}`);
    return stdout + stderr;
  }

  /** Runs kubectl, which must fail, and returns its error. */
  async function refused(args: readonly string[], input = ""): Promise<string> {
    const { code, stdout, stderr } = await practice.kubectl(["--request-timeout=20s", ...args], { input });
    assert.notEqual(code, 0, stdout);
    return stderr;
  }

  async function apply(manifest: string, ...args: string[]): Promise<string> {
    const { code, stdout, stderr } = await practice.kubectl(["apply", "-f", "-", ...args], {
      input: manifest,
    });
    assert.equal(code, 0, stderr);
    return stdout;
  }

  it("knows what there is", async () => {
    assert.match(await kubectl("api-resources"), /deployments +deploy +apps\/v1 +true +Deployment/);
    assert.match(await kubectl("version"), /Server Version: v1\.37/);
    assert.match(await kubectl("explain", "deployment.spec.strategy.type"), /FIELD: type <string>/);
    assert.match(await kubectl("explain", "pod.spec.containers.image"), /FIELD: image <string>/);
  });

  it("applies, and waits for the rollout", async () => {
    assert.equal(await apply(web), "deployment.apps/web created\nservice/web created\n");
    assert.match(
      await kubectl("rollout", "status", "deployment/web", "--timeout=60s"),
      /successfully rolled out/,
    );
    assert.equal(await apply(web), "deployment.apps/web unchanged\nservice/web unchanged\n");
  });

  it("gets in its forms", async () => {
    assert.match(
      await kubectl("get", "deployments"),
      /^NAME +READY +UP-TO-DATE +AVAILABLE +AGE\nweb +3\/3 +3 +3 /,
    );
    assert.match(await kubectl("get", "pods", "-o", "wide"), /NOMINATED NODE +READINESS GATES\nweb-/);
    assert.match(await kubectl("get", "rs,svc", "-l", "app=web", "-o", "name"), /^replicaset\.apps\/web-/);
    assert.match(
      await kubectl("get", "pods", "--field-selector", "status.phase=Failed"),
      /No resources found/,
    );
    assert.match(await kubectl("get", "deployment", "web", "-o", "yaml"), /progressDeadlineSeconds: 600/);
    assert.match(await kubectl("describe", "deployment", "web"), /ScalingReplicaSet/);
    assert.match(await refused(["get", "pod", "nothing"]), /pods "nothing" not found/);
    assert.match(await refused(["get", "nothing"]), /the server doesn't have a resource type "nothing"/);
  });

  it("diffs", async () => {
    const { code, stdout } = await practice.kubectl(["diff", "-f", "-"], {
      input: web.replace("replicas: 3", "replicas: 4"),
    });
    assert.equal(code, 1);
    assert.match(stdout, /- {2}replicas: 3\n\+ {2}replicas: 4/);
    assert.equal((await practice.kubectl(["diff", "-f", "-"], { input: web })).code, 0);
  });

  it("patches in every way", async () => {
    await kubectl(
      "patch",
      "deployment",
      "web",
      "-p",
      '{"spec":{"template":{"spec":{"containers":[{"name":"web","env":[{"name":"A","value":"1"}]}]}}}}',
    );
    await kubectl(
      "patch",
      "deployment",
      "web",
      "--type=merge",
      "-p",
      '{"metadata":{"labels":{"tier":"front"}}}',
    );
    await kubectl(
      "patch",
      "deployment",
      "web",
      "--type=json",
      "-p",
      '[{"op":"remove","path":"/metadata/labels/tier"}]',
    );
    const image = await kubectl(
      "get",
      "deployment",
      "web",
      "-o",
      "jsonpath={.spec.template.spec.containers[0].image} {.spec.template.spec.containers[0].env[0].name} {.metadata.labels}",
    );
    assert.equal(image, 'nginx:1.27 A {"app":"web"}');
    await kubectl("label", "deployment", "web", "tier=back");
    await kubectl("annotate", "deployment", "web", "note=hello");
  });

  it("rolls out and back", async () => {
    await kubectl("set", "image", "deployment/web", "web=nginx:1.28");
    await kubectl("rollout", "status", "deployment/web", "--timeout=60s");
    assert.match(await kubectl("rollout", "history", "deployment/web"), /1 +<none>\n2 +<none>\n3 +<none>/);
    await kubectl("rollout", "undo", "deployment/web");
    await kubectl("rollout", "status", "deployment/web", "--timeout=60s");
    await kubectl("rollout", "restart", "deployment/web");
    await kubectl("rollout", "status", "deployment/web", "--timeout=60s");
    assert.equal(
      await kubectl("get", "deployment", "web", "-o", "jsonpath={.spec.template.spec.containers[0].image}"),
      "nginx:1.27",
    );
  });

  it("scales", async () => {
    await kubectl("scale", "deployment", "web", "--replicas=2");
    await kubectl("rollout", "status", "deployment/web", "--timeout=60s");
    assert.match(await kubectl("get", "deployment", "web"), /web +2\/2/);
  });

  it("shows logs and runs commands", async () => {
    await waitFor("the old pods to go", async () => {
      const names = await kubectl("get", "pods", "-l", "app=web", "-o", "name");
      return names.trim().split("\n").length === 2;
    });
    const [pod = ""] = (
      await kubectl("get", "pods", "-l", "app=web", "--field-selector", "status.phase=Running", "-o", "name")
    ).split("\n");
    assert.match(await kubectl("logs", pod), /nginx/);
    assert.equal((await kubectl("logs", pod, "--tail=1")).trim().split("\n").length, 1);
    assert.match(await kubectl("exec", pod, "--", "wget", "-qO-", "http://web"), /Welcome to nginx/);
    assert.match(await refused(["exec", pod, "--", "sh", "-c", "exit 3"]), /exit code 3/);
    assert.match(
      (await practice.kubectl(["exec", "-i", pod, "--", "sh"], { input: "echo one\necho two\n" })).stdout,
      /one\ntwo\n/,
    );
  });

  it("cordons and drains", async () => {
    const [node = ""] = (
      await kubectl("get", "pods", "-l", "app=web", "-o", "jsonpath={.items[*].spec.nodeName}")
    ).split(" ");
    await kubectl("cordon", node);
    assert.match(await kubectl("get", "node", node), /Ready,SchedulingDisabled/);
    await kubectl("drain", node, "--ignore-daemonsets", "--delete-emptydir-data", "--timeout=60s", "--force");
    assert.equal(
      await kubectl(
        "get",
        "pods",
        "-l",
        "app=web",
        "--field-selector",
        `spec.nodeName=${node}`,
        "-o",
        "name",
      ),
      "",
    );
    await kubectl("uncordon", node);
  });

  it("applies on the server's side, and names conflicts", async () => {
    const config = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: shared}\ndata: {a: '1'}\n";
    assert.equal(await apply(config, "--server-side"), "configmap/shared serverside-applied\n");
    const changed = config.replace("'1'", "'2'");
    const args = ["apply", "--server-side", "--field-manager=other", "-f", "-"];
    assert.match(
      await refused(args, changed),
      /Apply failed with 1 conflict: conflict with "kubectl".*: \.data\.a/s,
    );
    await apply(changed, "--server-side", "--field-manager=other", "--force-conflicts");
    assert.equal(await kubectl("get", "configmap", "shared", "-o", "jsonpath={.data.a}"), "2");
  });

  it("creates what the client makes, and refuses what is wrong", async () => {
    await kubectl("create", "namespace", "made");
    await kubectl("-n", "made", "create", "secret", "generic", "s", "--from-literal=p=q");
    await kubectl("-n", "made", "create", "deployment", "d", "--image=nginx", "--replicas=2");
    await kubectl("-n", "made", "expose", "deployment", "d", "--port=80");
    await kubectl("-n", "made", "create", "cronjob", "c", "--image=busybox", "--schedule=* * * * *");
    assert.equal(await kubectl("-n", "made", "get", "secret", "s", "-o", "jsonpath={.data.p}"), "cQ==");
    assert.equal(
      await kubectl("-n", "made", "get", "deployment", "d", "-o", "jsonpath={.spec.replicas}"),
      "2",
    );
    assert.match(
      await refused(["create", "namespace", "Made"]),
      /Invalid value: "Made": a lowercase RFC 1123 label/,
    );
    assert.match(await refused(["create", "namespace", "made"]), /namespaces "made" already exists/);
    assert.match(
      await refused(["apply", "-f", "-"], web.replace("replicas: 3", "replica: 3")),
      /unknown field "spec\.replica"/,
    );
    await kubectl("delete", "namespace", "made", "--timeout=60s");
    assert.match(await refused(["get", "namespace", "made"]), /not found/);
  });

  it("dry-runs", async () => {
    await kubectl("create", "configmap", "dry", "--from-literal=a=b", "--dry-run=server");
    assert.match(await refused(["get", "configmap", "dry"]), /not found/);
  });

  it("serves custom resources", async () => {
    await apply(cronTabs);
    await kubectl("wait", "--for=condition=Established", "crd/crontabs.stable.example.com", "--timeout=10s");
    const mine =
      "apiVersion: stable.example.com/v1\nkind: CronTab\nmetadata: {name: mine}\nspec: {cronSpec: '* * * * *'}\n";
    await apply(mine);
    assert.match(await kubectl("get", "ct"), /NAME +SPEC\nmine +\* \* \* \* \*/);
    assert.match(await kubectl("explain", "crontab.spec.cronSpec"), /When to run\./);
    assert.equal(await kubectl("get", "ct", "mine", "-o", "jsonpath={.spec.replicas}"), "1");
    assert.match(
      await refused(["patch", "ct", "mine", "--type=merge", "-p", '{"spec":{"replicas":"x"}}']),
      /must be of type integer/,
    );
    await kubectl("delete", "crd", "crontabs.stable.example.com", "--timeout=20s");
  });

  it("deletes with what belongs to it", async () => {
    await kubectl("delete", "deployment", "web", "--cascade=orphan");
    assert.match(await kubectl("get", "replicasets", "-o", "name"), /replicaset/);
    await kubectl("delete", "replicasets", "-l", "app=web", "--cascade=foreground", "--timeout=60s");
    assert.equal(await kubectl("get", "replicasets,pods", "-l", "app=web", "-o", "name"), "");
    await apply(web);
    await kubectl("delete", "deployment", "web", "--timeout=60s");
    await waitFor("no pods", async () => {
      const left = await kubectl("get", "replicasets,pods", "-l", "app=web", "-o", "name");
      return left.trim() === "" || left.includes("No resources found");
    });
  });

  it("watches", async () => {
    const watching = practice.kubectl([
      "get",
      "configmaps",
      "-w",
      "--output-watch-events",
      "--request-timeout=4s",
    ]);
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    await kubectl("create", "configmap", "seen", "--from-literal=a=b");
    await kubectl("delete", "configmap", "seen");
    const { stdout } = await watching;
    assert.match(stdout, /ADDED +seen +1 [^]*DELETED +seen/);
  });
});
