import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import {
  checkTools,
  type ToolCheck,
  type ToolCheckOptions,
  type ToolFinding,
} from "../../../src/tools/checkTools.ts";
import { type ToolId, tools } from "../../../src/tools/tools.ts";
import { TemporaryFolder } from "@kubernetes-workshop/hosts/temporaryFolder";
import { waitFor } from "@kubernetes-workshop/hosts/waitFor";
import { executable } from "@kubernetes-workshop/testing/executables";

describe("checkTools", () => {
  let folder: TemporaryFolder;
  beforeEach(() => {
    folder = new TemporaryFolder("check");
  });
  afterEach(() => folder.remove());

  /** Looks at a machine whose only programs are those of the temporary folder, and whose shell is the system's. */
  function check(more: Partial<ToolCheckOptions> = {}): Promise<ToolCheck> {
    return checkTools({
      env: { PATH: folder.path },
      signal: new AbortController().signal,
      platform: "linux",
      limits: { timeoutMs: 20_000, maxBytes: 100_000 },
      dockerDesktopPlaces: [],
      ...more,
    });
  }

  const of = ({ findings }: ToolCheck, id: ToolId): ToolFinding => {
    const finding = findings.find(({ tool }) => tool.id === id);
    assert.ok(finding);
    return finding;
  };

  it("says of each tool whether it is there, in the order of the table", async () => {
    const minikube = await executable(folder.path, "minikube", 'echo "minikube version: v1.33.1"');
    const found = await check();
    assert.deepEqual(
      found.findings.map(({ tool }) => tool.id),
      tools.map(({ id }) => id),
    );
    assert.deepEqual(of(found, "minikube").found, { path: minikube, version: "v1.33.1" });
    assert.deepEqual(
      found.findings.filter(({ found }) => found).map(({ tool }) => tool.id),
      ["minikube"],
    );
  });

  it("tells apart why a program told no version", async () => {
    const limits = { timeoutMs: 1000, maxBytes: 100_000 };
    await executable(folder.path, "minikube", "/bin/sleep 1000");
    await executable(folder.path, "kind", "while :; do echo kind kind kind kind kind kind kind kind; done");
    await executable(folder.path, "kops", "echo; echo some words; echo 'kops: no such store' >&2; exit 4");
    await executable(folder.path, "kubeadm", "echo; echo 'kubeadm, the game'; echo 2");
    await executable(folder.path, "eksctl", "kill -9 $$");
    await writeFile(path.join(folder.path, "aws"), "#!/nowhere/python\n", { mode: 0o755 });
    const found = await check({ limits });
    const why = (id: ToolId): unknown => of(found, id).found?.version;
    assert.deepEqual(why("minikube"), { kind: "timeout", seconds: 1 });
    assert.deepEqual(why("kind"), { kind: "tooMuch" });
    assert.deepEqual(why("kops"), { kind: "failed", code: 4, said: "kops: no such store" });
    assert.deepEqual(why("kubeadm"), { kind: "unknown", said: "kubeadm, the game" });
    assert.deepEqual(why("eksctl"), { kind: "failed", code: null, said: "" });
    assert.equal((why("aws") as { kind: string }).kind, "notStarted");
  });

  it("runs at most three programs at a time", async () => {
    const log = path.join(folder.path, "log");
    for (const { question } of tools)
      await executable(folder.path, question.program, `echo + >> ${log}; /bin/sleep 0.05; echo - >> ${log}`);
    await check();
    const marks = (await readFile(log, "utf8")).trim().split("\n");
    let running = 0;
    const most = Math.max(...marks.map((mark) => (running += mark === "+" ? 1 : -1)));
    assert.equal(marks.length, 2 * tools.length);
    assert.ok(most >= 2 && most <= 3, `${most} ran together`);
  });

  it("finds what only the login shell knows of, before what VS Code knows of", async () => {
    const brew = new TemporaryFolder("brew");
    const shell = await executable(
      folder.path,
      "zsh",
      `PATH=${brew.path}:/usr/bin:/bin; export PATH; for last; do :; done; eval "$last"`,
    );
    const kind = await executable(brew.path, "kind", 'echo "kind v0.23.0 go1.21.10 darwin/arm64"');
    await executable(folder.path, "kind", 'echo "kind v0.1.0 go1 darwin/arm64"');
    await executable(folder.path, "eksctl", "echo 0.191.0");
    const found = await check({ shell });
    assert.equal(found.loginShell.kind, "answered");
    assert.deepEqual(of(found, "kind").found, { path: kind, version: "v0.23.0" });
    assert.equal(of(found, "eksctl").found?.version, "0.191.0");
    await brew.remove();
  });

  it("does without a login shell that does not answer", async () => {
    const shell = await executable(folder.path, "zsh", "exit 1");
    await executable(folder.path, "eksctl", "echo 0.191.0");
    const found = await check({ shell });
    assert.deepEqual(found.loginShell, { kind: "silent", shell });
    assert.equal(of(found, "eksctl").found?.version, "0.191.0");
  });

  it("lets programs find each other, and neither a cluster nor the ways of VS Code", async () => {
    await executable(
      folder.path,
      "eksctl",
      'echo "1.2.3-$PATH,$KUBECONFIG,$VSCODE_PID,$ELECTRON_RUN_AS_NODE,$LANG"',
    );
    const env = {
      PATH: folder.path,
      KUBECONFIG: "/home/me/.kube/production",
      VSCODE_PID: "1",
      ELECTRON_RUN_AS_NODE: "1",
      LANG: "C",
    };
    assert.equal(of(await check({ env }), "eksctl").found?.version, `1.2.3-${folder.path},/dev/null,,,C`);
  });

  it("asks kubectl for its own version only", async () => {
    await executable(
      folder.path,
      "kubectl",
      '[ "$*" = "version --client -o json" ] && echo \'{"clientVersion": {"gitVersion": "v1.37.2"}}\'',
    );
    assert.equal(of(await check(), "kubectl").found?.version, "v1.37.2");
  });

  it("asks no script for the command prompt on Windows, and knows Path and PATHEXT by any case", async () => {
    const script = await executable(folder.path, "aws.cmd", "echo aws-cli/2.0.0");
    const found = await check({ platform: "win32", env: { Path: folder.path, PathExt: ".cmd" } });
    assert.deepEqual(of(found, "aws").found, { path: script, version: { kind: "needsShell" } });
    assert.equal(found.loginShell.kind, "none");
  });

  it("takes Docker Desktop from its files, and says when only the docker command is there", async () => {
    const docker = await executable(folder.path, "docker", 'echo "Docker version 28.2.2, build e6534b4"');
    const alone = of(await check(), "dockerDesktop");
    assert.equal(alone.found, undefined);
    assert.deepEqual(alone.dockerAlone, { path: docker, version: "28.2.2" });

    const place = (name: string, text: string): { path: string; versionFile: string } => ({
      path: folder.path,
      versionFile: path.join(folder.path, `${name}:${text.length}`),
    });
    for (const [text, version] of [
      ["<dict><key>CFBundleShortVersionString</key>\n\t<string>4.43.2</string></dict>", "4.43.2"],
      ['{"appVersion": "4.74.0", "buildNumber": "227015"}', "4.74.0"],
      ['{"ComposeVersion": "1.24.1", "Informational": "2.1.0.1"}', "2.1.0.1"],
      ["binary", undefined],
    ] as const) {
      const desktop = place("version", text);
      await writeFile(desktop.versionFile, text);
      const nowhere = { path: "/nowhere/docker-desktop" };
      const finding = of(await check({ dockerDesktopPlaces: [nowhere, desktop] }), "dockerDesktop");
      const expected = version ?? { kind: "unknown", said: "" };
      assert.deepEqual(finding.found, { path: folder.path, version: expected });
      assert.equal(finding.dockerAlone, undefined);
    }
  });

  it("tells how far it is, and stops when it is told to", async () => {
    const seen: number[] = [];
    await check({ onProgress: (done, all) => seen.push(done / all) });
    assert.deepEqual(
      seen,
      tools.map((_, index) => (index + 1) / tools.length),
    );

    const stop = new AbortController();
    const started = path.join(folder.path, "started");
    await executable(folder.path, "minikube", `echo > ${started}; /bin/sleep 1000`);
    const rejected = assert.rejects(check({ signal: stop.signal }), { name: "AbortError" });
    await waitFor("minikube to run", () => existsSync(started));
    stop.abort();
    await rejected;
  });
});
