import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { stripVTControlCharacters } from "node:util";
import { kubectlProgram } from "@kubernetes-workshop/hosts/controlPlane/build";
import { PracticeProcess } from "../support/practiceProcess.ts";
import { NotYet, waitFor } from "@kubernetes-workshop/hosts/waitFor";

/** Runs a program in a terminal. It is part of util-linux, and has these arguments only on Linux. */
const scriptProgram = "/usr/bin/script";

describe("kubectl's sessions with the practice cluster", function () {
  this.timeout(60_000);
  let practice: PracticeProcess;
  const started: ChildProcess[] = [];

  before(async () => {
    practice = await PracticeProcess.start();
    const { code, stderr } = await practice.kubectl(["run", "web", "--image=nginx:1.27", "--labels=app=web"]);
    assert.equal(code, 0, stderr);
    await practice.kubectl(["wait", "--for=condition=Ready", "pod/web", "--timeout=30s"]);
  });
  afterEach(() => started.splice(0).forEach((child) => child.kill()));
  after(() => practice[Symbol.asyncDispose]());

  /** Starts a program that keeps running, and collects its output. */
  function start(program: string, args: readonly string[]): { child: ChildProcess; printed: () => string } {
    const env = { ...process.env, KUBECONFIG: practice.kubeconfigPath };
    const child = spawn(program, args, { env, stdio: ["pipe", "pipe", "pipe"] });
    started.push(child);
    let text = "";
    child.stdout.on("data", (data: Buffer) => (text += data.toString()));
    child.stderr.on("data", (data: Buffer) => (text += data.toString()));
    return { child, printed: () => stripVTControlCharacters(text) };
  }

  async function untilPrinted(printed: () => string, wanted: RegExp): Promise<void> {
    await waitFor(String(wanted), () => wanted.test(printed()) || new NotYet(printed()));
  }

  it("exec -it is a shell at a terminal", async function () {
    if (process.platform !== "linux" || !existsSync(scriptProgram)) this.skip();
    const kubectl = `${kubectlProgram()} exec -it web -- sh`;
    const { child, printed } = start(scriptProgram, ["-qec", kubectl, "/dev/null"]);
    await untilPrinted(printed, /\/ # $/);
    child.stdin?.write("echo one two | wc -w\n");
    await untilPrinted(printed, /wc -w\r\n2\r\n\/ # $/);
    child.stdin?.write("nothing\n");
    await untilPrinted(printed, /nothing: not found\r\n\/ # $/);
    const gone = new Promise((resolve) => child.once("exit", resolve));
    child.stdin?.write("exit 3\n");
    assert.equal(await gone, 3);
  });

  it("exec is refused, and the cluster goes on, while an image cannot be pulled", async () => {
    await practice.kubectl(["run", "typo", "--image=nginx:1.29-doesnotexist"]);
    await waitFor("the pull to fail", async () => {
      const { stdout } = await practice.kubectl(["get", "pod", "typo", "--no-headers"]);
      return /ErrImagePull|ImagePullBackOff/.test(stdout) || new NotYet(stdout);
    });
    const { code, stderr } = await practice.kubectl(["exec", "-i", "typo", "--", "sh"], { input: "ls" });
    assert.equal(code, 1);
    assert.match(stderr, /unable to upgrade connection: container not found \("typo"\)/);
    assert.equal((await practice.kubectl(["delete", "pod", "typo", "--now"])).code, 0);
  });

  it("get -w shows what changes, while it changes", async () => {
    const { printed } = start(kubectlProgram(), ["get", "pods", "-l", "app=seen", "-w"]);
    await practice.kubectl(["run", "seen", "--image=nginx:1.27", "--labels=app=seen"]);
    // If kubectl starts slowly, its first line is a later state of the pod.
    await untilPrinted(printed, /seen +\d\/1 +\S+[^]*seen +1\/1 +Running/);
    await practice.kubectl(["delete", "pod", "seen", "--wait=false"]);
    await untilPrinted(printed, /seen +1\/1 +Terminating/);
  });

  it("logs -f goes on", async () => {
    const { printed } = start(kubectlProgram(), ["logs", "-f", "web"]);
    await untilPrinted(printed, /start worker processes/);
    const before = printed().length;
    await practice.kubectl(["exec", "web", "--", "wget", "-qO-", "http://localhost"]);
    await waitFor("another line", () => printed().length > before || new NotYet(printed()));
  });

  const refusals: readonly (readonly [string, readonly string[], RegExp])[] = [
    ["attach", ["attach", "web"], /the practice cluster cannot attach to a container.*kubectl exec -it/],
    ["port-forward", ["port-forward", "pod/web", "0:80"], /the practice cluster forwards no ports/],
    ["top", ["top", "pods"], /Metrics API not available/],
    ["cp", ["cp", "web:/etc/hosts", "/dev/null"], /exec: "tar": executable file not found/],
  ];
  for (const [what, args, message] of refusals)
    it(`${what} says that it is not there`, async () => {
      const { code, stdout, stderr } = await practice.kubectl(["--request-timeout=10s", ...args]);
      assert.notEqual(code, 0, stdout);
      assert.match(stderr, message);
    });
});
