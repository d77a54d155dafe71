import assert from "node:assert/strict";
import { cp, readFile, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { kubectlProgram } from "@kubernetes-workshop/hosts/controlPlane/build";
import { type CommandResult, runCommand } from "@kubernetes-workshop/hosts/runCommand";
import { TemporaryFolder } from "@kubernetes-workshop/hosts/temporaryFolder";
import ts from "typescript";
import { buildPackage, publishedFolder } from "../../scripts/buildPackage.ts";
import type * as Package from "../../src/index.ts";

/** The example in README.md, with another package name. */
const example = `
import { startPracticeCluster, type PracticeCluster } from "./package/index.js";

let cluster: PracticeCluster;
export const setUp = async (): Promise<void> => {
  cluster = await startPracticeCluster({ onLog: (level, message) => console.log(level.length, message) });
  process.env["KUBECONFIG"] = cluster.kubeconfigPath;
};
export const tearDown = (): Promise<void> => cluster.stop();
// @ts-expect-error: it is asked for by name only.
export const wrong = (): Promise<void> => cluster.stopNode(1);
`;

describe("the published package", function () {
  this.timeout(60_000);
  // The folder has no node_modules beside it, so only the package's own files are found.
  const folder = new TemporaryFolder("published-package");
  const copy = path.join(folder.path, "package");
  let library: typeof Package;

  before(async () => {
    await buildPackage();
    await cp(publishedFolder, copy, { recursive: true });
    library = (await import(pathToFileURL(path.join(copy, "index.js")).href)) as typeof Package;
  });

  after(() => folder.remove());

  const command = (...args: string[]): Promise<CommandResult> =>
    runCommand(process.execPath, [path.join(copy, "bin.js"), ...args]);

  const kubectl = async (kubeconfig: string, ...args: string[]): Promise<string> => {
    const env = { ...process.env, KUBECONFIG: kubeconfig };
    const { code, stdout, stderr } = await runCommand(kubectlProgram(), args, { env });
    assert.equal(code, 0, stderr);
    return stdout;
  };

  it("starts a cluster for kubectl, and leaves nothing behind", async () => {
    const cluster = await library.startPracticeCluster();
    try {
      assert.equal(await readFile(cluster.kubeconfigPath, "utf8"), cluster.kubeconfig);
      assert.equal((await stat(cluster.kubeconfigPath)).mode & 0o777, 0o600);
      const nodes = await kubectl(cluster.kubeconfigPath, "get", "nodes", "--output", "name");
      assert.equal(nodes.trim().split("\n").length, 4);
      await kubectl(cluster.kubeconfigPath, "create", "deployment", "web", "--image", "nginx:1.29");
      await kubectl(cluster.kubeconfigPath, "rollout", "status", "deployment/web", "--timeout", "20s");
    } finally {
      await cluster.stop();
    }
    await cluster.stopped;
    await cluster.stop();
    await assert.rejects(stat(cluster.kubeconfigPath), { code: "ENOENT" });
    await assert.rejects(cluster.stopNode("practice-control-plane"), /was stopped/);
  });

  it("keeps what was made in its folder, which one cluster has at a time", async () => {
    const kept = { folder: path.join(folder.path, "kept") };
    {
      await using cluster = await library.startPracticeCluster(kept);
      await kubectl(cluster.kubeconfigPath, "create", "configmap", "settings", "--from-literal=a=1");
      await assert.rejects(library.startPracticeCluster(kept), { code: "ELOCKED" });
    }
    await using again = await library.startPracticeCluster(kept);
    const value = await kubectl(
      again.kubeconfigPath,
      "get",
      "configmap",
      "settings",
      "-o",
      "jsonpath={.data.a}",
    );
    assert.equal(value, "1");
  });

  it("says which port is taken", async () => {
    await using cluster = await library.startPracticeCluster();
    const port = Number(new URL(cluster.server).port);
    await assert.rejects(library.startPracticeCluster({ port }), { code: "EADDRINUSE" });
  });

  it("does not touch the thread that started it", async () => {
    const clone = globalThis.structuredClone;
    await using cluster = await library.startPracticeCluster();
    assert.ok(cluster.server.startsWith("https://127.0.0.1:"));
    assert.equal(globalThis.structuredClone, clone);
    assert.ok("__proto__" in Object.prototype);
  });

  it("runs a command with the cluster's kubeconfig, and ends with its code", async () => {
    const { code, stdout, stderr } = await command("--", kubectlProgram(), "get", "namespaces", "-o", "name");
    assert.equal(code, 0, stderr);
    assert.match(stdout, /^namespace\/default$/m);
    assert.equal((await command("--", process.execPath, "-e", "process.exit(3)")).code, 3);
    const missing = await command("--", path.join(folder.path, "none"));
    assert.equal(missing.code, 1);
    assert.match(missing.stderr, /cannot be run/);
  });

  it("explains its options, and refuses others", async () => {
    assert.match((await command("--help")).stdout, /^Usage: kubernetes-practice-cluster/);
    const manifest = JSON.parse(await readFile(path.join(copy, "package.json"), "utf8")) as {
      version: string;
    };
    assert.equal((await command("--version")).stdout, `${manifest.version}\n`);
    for (const wrong of ["--nope", "--port=web", "--port=70000"]) {
      const { code, stderr } = await command(wrong);
      assert.equal(code, 1, wrong);
      assert.match(stderr, /^[^\n]+\n$/, "one line");
    }
  });

  it("has types that stand alone", async () => {
    const file = path.join(folder.path, "example.ts");
    await writeFile(file, example);
    const program = ts.createProgram([file], {
      strict: true,
      noEmit: true,
      skipLibCheck: true,
      module: ts.ModuleKind.NodeNext,
      target: ts.ScriptTarget.ES2024,
      lib: ["lib.es2024.d.ts", "lib.esnext.disposable.d.ts", "lib.dom.d.ts"],
      types: ["node"],
      typeRoots: [path.join(import.meta.dirname, "../../../../node_modules/@types")],
    });
    const found = ts.getPreEmitDiagnostics(program);
    assert.deepEqual(
      found.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, "\n")),
      [],
    );
  });
});
