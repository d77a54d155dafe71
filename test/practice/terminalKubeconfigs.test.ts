import assert from "node:assert/strict";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import {
  type TerminalKubeconfig,
  TerminalKubeconfigs,
} from "../../src/features/terminal/terminalKubeconfigs.ts";
import { kubeconfigFor, writePrivately } from "kubernetes-practice-cluster/kubeconfig";
import { kubectlProgram } from "@kubernetes-workshop/hosts/controlPlane/build";
import { runCommand } from "@kubernetes-workshop/hosts/runCommand";

describe("what kubectl config writes in a terminal", () => {
  let folder: string;
  let practice: string;
  let kubeconfigs: TerminalKubeconfigs;
  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), "terminals-"));
    practice = path.join(folder, "kubeconfig");
    await writePrivately(practice, kubeconfigFor({ server: "https://127.0.0.1:1", token: "t", caPem: "c" }));
    kubeconfigs = new TerminalKubeconfigs(path.join(folder, "terminal"));
  });
  afterEach(() => rm(folder, { recursive: true }));

  async function config({ files }: TerminalKubeconfig, ...args: string[]): Promise<string> {
    const env = { ...process.env, KUBECONFIG: files.join(path.delimiter) };
    const { code, stdout, stderr } = await runCommand(kubectlProgram(), ["config", ...args], { env });
    assert.equal(code, 0, stderr);
    return stdout.trim();
  }
  const namespaceOf = (terminal: TerminalKubeconfig): Promise<string> =>
    config(terminal, "view", "--minify", "-o", "jsonpath={..namespace}");

  it("reaches no other terminal of the practice cluster, and not its kubeconfig", async () => {
    const source = { isPractice: true, files: [practice] };
    const [one, two] = [
      await kubeconfigs.create("practice", source),
      await kubeconfigs.create("practice", source),
    ];
    const before = await readFile(practice, "utf8");
    assert.equal(await namespaceOf(one), "default");
    await config(one, "set-context", "--current", "--namespace=mine");
    assert.equal(await namespaceOf(one), "mine");
    await config(one, "set-cluster", "eks", "--server=https://abc.eks.amazonaws.com");
    await config(one, "set-context", "eks", "--cluster=eks");
    await config(one, "use-context", "eks");
    assert.equal(await config(one, "current-context"), "eks");
    assert.equal(await config(two, "current-context"), "practice");
    assert.equal(await namespaceOf(two), "default");
    assert.equal(await readFile(practice, "utf8"), before);
  });

  it("reaches no other terminal of a context, and leaves the user's current context", async () => {
    const users = path.join(folder, "config");
    const asUser = { files: [users], own: users };
    for (const name of ["a", "b"]) {
      await config(asUser, "set-cluster", name, `--server=https://${name}.example`);
      await config(asUser, "set-context", name, `--cluster=${name}`);
    }
    await config(asUser, "use-context", "b");
    const source = { isPractice: false, files: [users] };
    const [one, two] = [await kubeconfigs.create("a", source), await kubeconfigs.create("a", source)];
    assert.equal(await config(one, "current-context"), "a");
    await config(one, "use-context", "b");
    assert.equal(await config(one, "current-context"), "b");
    assert.equal(await config(two, "current-context"), "a");
    await config(two, "use-context", "a");
    assert.equal(await config(asUser, "current-context"), "b");
  });
});
