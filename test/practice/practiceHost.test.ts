import assert from "node:assert/strict";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { build } from "esbuild";
import { CourseProgress } from "../../src/course/progress.ts";
import { PracticeHost } from "../../src/features/practice/practiceHost.ts";
import { controlPlaneProgram } from "@kubernetes-workshop/hosts/controlPlane/build";
import { repositoryFolder } from "@kubernetes-workshop/hosts/paths";
import { packSchemas } from "../../scripts/packSchemas.ts";
import { silentLog } from "kubernetes-practice-cluster/test/support/controllerWorld";
import { runCommand } from "@kubernetes-workshop/hosts/runCommand";
import { NotYet, waitFor } from "@kubernetes-workshop/hosts/waitFor";

/** As the extension is installed, as far as the practice cluster needs it. */
async function installed(folder: string): Promise<string> {
  await build({
    entryPoints: {
      practice: path.join(repositoryFolder, "packages", "practice-cluster", "src", "worker.ts"),
    },
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node22.19",
    outdir: path.join(folder, "dist"),
    logLevel: "error",
    banner: {
      js: 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);',
    },
  });
  packSchemas(path.join(folder, "dist", "schemas"));
  return folder;
}

describe("PracticeHost", function () {
  this.timeout(90_000);
  let folder: string;
  let extensionPath: string;
  const hosts: PracticeHost[] = [];

  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), "practice-host-"));
    extensionPath = await installed(folder);
  });
  afterEach(() => hosts.splice(0).forEach((host) => host.dispose()));
  after(() => rm(folder, { recursive: true, force: true }));

  /** A window. */
  function open(storage: string): PracticeHost {
    const host = new PracticeHost({ extensionPath, storagePath: path.join(folder, storage) }, silentLog);
    hosts.push(host);
    return host;
  }

  async function kubectl(kubeconfig: string, ...args: string[]): Promise<string> {
    const env = { ...process.env, KUBECONFIG: kubeconfig };
    const { code, stdout, stderr } = await runCommand(controlPlaneProgram("kubectl"), args, { env });
    assert.equal(code, 0, stderr);
    return stdout;
  }

  it("is one cluster for two windows that start it in the same moment", async () => {
    const windows = [open("two"), open("two")];
    const [one, two] = await Promise.all(windows.map((window) => window.start()));
    assert.ok(one);
    assert.deepEqual(one, two);
    await kubectl(one.kubeconfigPath, "create", "configmap", "shared", "--from-literal=a=b");
    const owners = await Promise.allSettled(windows.map((window) => window.stopNode("nothing")));
    const texts = owners.map((owner) => (owner.status === "rejected" ? String(owner.reason) : ""));
    assert.equal(texts.filter((text) => text.includes("There is no node nothing")).length, 1, "one has it");
    assert.equal(texts.filter((text) => text.includes("running in another window")).length, 1);
  });

  it("is never what somebody has written into its kubeconfig", async () => {
    const first = open("written");
    const access = await first.start();
    const another = ["--server=https://abc.gr7.ap-northeast-2.eks.amazonaws.com"];
    // As `aws eks update-kubeconfig` does, where it finds a kubeconfig.
    await kubectl(access.kubeconfigPath, "config", "set-cluster", "eks", ...another);
    await kubectl(access.kubeconfigPath, "config", "set-credentials", "eks", "--exec-command=aws");
    await kubectl(access.kubeconfigPath, "config", "set-context", "eks", "--cluster=eks", "--user=eks");
    await kubectl(access.kubeconfigPath, "config", "use-context", "eks");
    assert.doesNotMatch(await readFile(access.kubeconfigPath, "utf8"), /^\{/, "it is no longer JSON");
    assert.deepEqual(await first.start(), access);
    assert.deepEqual(await open("written").start(), access, "another window finds the practice cluster");
  });

  it("starts in the next window when the first is closed", async () => {
    const first = open("next");
    const { kubeconfigPath: kubeconfig } = await first.start();
    await kubectl(kubeconfig, "create", "configmap", "kept", "--from-literal=a=b");
    first.dispose();
    const { kubeconfigPath } = await open("next").start();
    assert.match(await kubectl(kubeconfigPath, "get", "configmap", "kept", "-o", "name"), /configmap\/kept/);
  });

  it("is a new cluster after a reset, for the kubeconfig that terminals have", async () => {
    const host = open("reset");
    const access = await host.start();
    const kubeconfig = await readFile(access.kubeconfigPath, "utf8");
    await kubectl(access.kubeconfigPath, "create", "configmap", "old", "--from-literal=a=b");
    await host.reset();
    assert.deepEqual(await host.start(), access);
    assert.equal(await readFile(access.kubeconfigPath, "utf8"), kubeconfig);
    assert.equal(await kubectl(access.kubeconfigPath, "get", "configmaps", "-o", "name"), "");
    await kubectl(access.kubeconfigPath, "create", "configmap", "new", "--from-literal=a=b");
    await host.stop();
    await host.start();
    assert.match(
      await kubectl(access.kubeconfigPath, "get", "configmaps", "-o", "name"),
      /^configmap\/new\n$/,
    );
  });

  it("hears of kubectl, and of nothing else", async () => {
    const host = open("kubectl");
    const progress = new CourseProgress();
    const isTicked = (): boolean => progress.state.done.kubectlSeen !== undefined;
    const seen: string[] = [];
    host.onDidSeeKubectl((request) => {
      seen.push([request.command, request.verb, request.resource].join(" "));
      progress.observe({ event: "kubectlSeen", ...request });
    });
    const { kubeconfigPath: kubeconfig } = await host.start();
    assert.equal(seen.length, 0);
    await kubectl(kubeconfig, "version");
    await kubectl(kubeconfig, "get", "pods");
    await kubectl(kubeconfig, "describe", "nodes");
    await waitFor("the host to hear of the last one", () => seen.includes("kubectl describe list nodes"));
    assert.ok(seen.includes("kubectl get list pods"), seen.join());
    assert.equal(isTicked(), false, "no other command is kubectl get nodes");
    await kubectl(kubeconfig, "get", "nodes");
    await waitFor("the step to be ticked", isTicked);
  });

  it("stops a node, whose pods come again elsewhere, and starts it", async () => {
    const host = open("nodes");
    const { kubeconfigPath: kubeconfig } = await host.start();
    await kubectl(kubeconfig, "create", "deployment", "web", "--image=nginx", "--replicas=3");
    await kubectl(kubeconfig, "rollout", "status", "deployment/web", "--timeout=30s");
    const placed = async (): Promise<string[]> =>
      (
        await kubectl(
          kubeconfig,
          "get",
          "pods",
          "-o",
          "jsonpath={range .items[?(@.status.phase=='Running')]}{.spec.nodeName}{'\\n'}{end}",
        )
      )
        .trim()
        .split("\n");
    const [node = ""] = await placed();
    await host.stopNode(node);
    await waitFor("the node to be not ready", async () => {
      const row = await kubectl(kubeconfig, "get", "node", node, "--no-headers");
      return /\sNotReady\s/.test(row) || new NotYet(row);
    });
    await waitFor(
      "the pods to run elsewhere",
      async () => {
        const rows = await kubectl(kubeconfig, "get", "pods", "--no-headers", "-o", "wide");
        const running = rows
          .split("\n")
          .filter((row) => /\s1\/1\s+Running\s/.test(row) && !row.includes(node));
        return running.length === 3 || new NotYet(rows);
      },
      { timeoutMs: 60_000 },
    );
    const events = await kubectl(kubeconfig, "get", "events", "-A", "--no-headers");
    assert.match(events, new RegExp(`NodeNotReady +node/${node}`));
    assert.match(events, /NodeNotReady +pod\/web-/);
    assert.match(events, /TaintManagerEviction +pod\/web-/);
    await host.startNode(node);
    await waitFor("the node to be ready", async () => {
      const row = await kubectl(kubeconfig, "get", "node", node, "--no-headers");
      return /\sReady\s/.test(row) || new NotYet(row);
    });
    await assert.rejects(host.stopNode("nothing"), /There is no node nothing/);
  });

  it("says why it does not start", async () => {
    const host = new PracticeHost(
      { extensionPath: path.join(folder, "nowhere"), storagePath: folder },
      silentLog,
    );
    hosts.push(host);
    await assert.rejects(host.start(), /stopped unexpectedly/);
    assert.equal(host.isRunning, false);
  });
});
