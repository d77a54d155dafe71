import assert from "node:assert/strict";
import { PracticeProcess } from "kubernetes-practice-cluster/test/support/practiceProcess";
import { NotYet, waitFor } from "@kubernetes-workshop/hosts/waitFor";
import { PracticeShell } from "../support/shell/practiceShell.ts";

const web = `
apiVersion: apps/v1
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
spec: {selector: {app: web}, ports: [{port: 8080, targetPort: 80}]}
---
apiVersion: v1
kind: Service
metadata: {name: lost}
spec: {selector: {app: lost}, ports: [{port: 80}]}
---
apiVersion: v1
kind: Service
metadata: {name: wrong}
spec: {selector: {app: web}, ports: [{port: 80, targetPort: 8081}]}
`;

describe("the Workshop Shell in the practice cluster", function () {
  this.timeout(90_000);
  let practice: PracticeProcess;
  let shell: PracticeShell;

  before(async () => {
    practice = await PracticeProcess.start();
    shell = new PracticeShell(practice);
    shell.files.set("web.yaml", web);
  });
  after(async () => {
    shell[Symbol.dispose]();
    await practice[Symbol.asyncDispose]();
  });

  it("says that nothing is there to ask from, before something is", async () => {
    assert.match(await shell.run("curl http://web"), /none is running there\. Apply one first\.\n$/);
  });

  it("asks a Service as a pod does", async () => {
    assert.match(await shell.run("apply -f web.yaml"), /^deployment\.apps\/web created$/m);
    assert.match(await shell.run("rollout status deploy/web"), /^deployment "web" successfully rolled out$/m);
    await waitFor("nginx to answer", async () => {
      const said = await shell.run("curl http://web:8080/");
      return said.includes("Welcome to nginx!") || new NotYet(said);
    });
    assert.equal(await shell.run("curl -s -o /dev/null -w %{http_code} web:8080/nothing"), "404");
  });

  const troubles: readonly (readonly [line: string, said: RegExp])[] = [
    ["curl http://lost", /^Service lost has no endpoints: no ready pod matches its selector app=lost\.$/m],
    ["curl http://web", /^Service web does not listen on port 80, but on 8080\.$/m],
    [
      "curl http://wrong.default.svc",
      /^Service wrong has endpoints, but nothing answers behind its port 80\./m,
    ],
    ["curl http://nothing", /^There is no Service nothing in namespace default\.$/m],
    ["curl http://web.elsewhere", /^There is no Service web in namespace elsewhere\.$/m],
    ["curl", /^curl: \(2\) no URL specified$/m],
  ];
  for (const [line, said] of troubles)
    it(`says what is in the way of ${line}`, async () => {
      assert.match(await shell.run(line), said);
    });

  it("never prints the value of a Secret", async () => {
    const value = Buffer.from("opensesame").toString("base64");
    shell.files.set(
      "key.yaml",
      `apiVersion: v1\nkind: Secret\nmetadata: {name: key}\ndata: {password: ${value}}\n`,
    );
    await shell.run("apply -f key.yaml");
    const other = "apiVersion: v1\nkind: Secret\nmetadata: {name: other}\nstringData: {a: opensesame}\n";
    await practice.kubectl(["apply", "-f", "-"], { input: other });
    for (const line of [
      "get secrets -o yaml",
      "get secret key -o json",
      "get secret other -o yaml",
      "get secret other -o yaml --show-managed-fields",
      "describe secret other",
      "get secrets -o wide",
    ]) {
      const said = await shell.run(line);
      assert.ok(!said.includes(value) && !said.includes("opensesame"), `${line}\n${said}`);
    }
    assert.match(await shell.run("get secret key -o yaml"), /^ {2}password: <hidden>$/m);
  });

  it("gives a shell in a container, line by line", async () => {
    const ended = new AbortController();
    let said = "";
    const running = shell.run("exec -it deploy/web -- sh", ended.signal, (text) => (said += text));
    const type = await waitFor("the shell to take input", () => shell.type);
    await waitFor("a prompt", () => said.includes("#"));
    type("echo a$((1 + 2))\r");
    await waitFor("the answer", () => said.includes("a3\r\n") || new NotYet(said));
    type("exit\r");
    await running;
    assert.equal(shell.type, undefined);
  });

  it("follows a log until somebody ends that", async () => {
    shell.files.set(
      "clock.yaml",
      `apiVersion: v1\nkind: Pod\nmetadata: {name: clock}\nspec: {containers: [{name: clock, image: "busybox:1.37", command: [sh, -c, "while true; do echo tick; sleep 1; done"]}]}\n`,
    );
    await shell.run("apply -f clock.yaml");
    await waitFor("the pod to run", async () => /Running/.test(await shell.run("get pod clock")));
    const ended = new AbortController();
    let said = "";
    const running = shell.run("logs -f clock", ended.signal, (text) => (said += text));
    await waitFor("two lines", () => /tick\ntick\n/.test(said) || new NotYet(said));
    ended.abort();
    await running;
  });

  it("watches until somebody ends that", async () => {
    const ended = new AbortController();
    let said = "";
    const running = shell.run("get pods -w", ended.signal, (text) => (said += text));
    await waitFor("the pods of now", () => /^clock .*Running/m.test(said) || new NotYet(said));
    await shell.run("delete pod clock");
    await waitFor(
      "the end of one",
      () => /^clock .*(?:Terminating|Completed|Error)/m.test(said) || new NotYet(said),
    );
    assert.equal(said.match(/^NAME /gm)?.length, 1);
    ended.abort();
    await running;
  });

  it("explains in the reader's language, too", async () => {
    using korean = new PracticeShell(practice, "ko");
    assert.match(await korean.run("explain pod.spec.containers.image"), /^ {4}.*[가-힣]/m);
    assert.match(await korean.run("explain deploy"), /^ {4}.*[가-힣]/m);
    assert.doesNotMatch(await shell.run("explain deploy"), /[가-힣]|In other words/);
  });

  it("tells of what it asked, as an API server sees it", async () => {
    shell.seen.length = 0;
    await shell.run("k get no");
    await shell.run("get node practice-worker-1");
    assert.deepEqual(shell.seen, [
      { command: "kubectl get", verb: "list", resource: "nodes" },
      { command: "kubectl get", verb: "get", resource: "nodes" },
    ]);
  });

  const completions: readonly (readonly [before: string, words: readonly string[]])[] = [
    ["ge", ["get"]],
    ["kubectl ro", ["rollout"]],
    ["kubectl rollout un", ["undo"]],
    ["k get dep", ["deployments", "deployment", "deploy"]],
    ["get pods,serv", ["pods,serviceaccounts", "pods,services", "pods,serviceaccount", "pods,service"]],
    ["get svc ", ["lost", "web", "wrong"]],
    ["get svc/w", ["svc/web", "svc/wrong"]],
    ["get svc -n kube-system k", ["kube-dns"]],
    ["get pods -n kube-sy", ["kube-system"]],
    ["get pods -o w", ["wide"]],
    ["get pods --no-", ["--no-headers"]],
    ["apply -f we", ["web.yaml"]],
    ["rollout status deployment w", ["web"]],
    ["get 'no", ["nodes", "node"]],
    ["get pods | gr", []],
    ["exec web -- l", []],
  ];
  for (const [before, words] of completions)
    it(`completes ${JSON.stringify(before)}`, async () => {
      const offered = await shell.complete(before);
      assert.deepEqual(offered.slice(0, Math.max(1, words.length)), words, offered.join());
    });
});
