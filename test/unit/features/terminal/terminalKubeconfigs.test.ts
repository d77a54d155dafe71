import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { type LoadedKubeconfig, loadKubeconfig } from "../../../../src/cluster/kubeconfig.ts";
import { TerminalKubeconfigs } from "../../../../src/features/terminal/terminalKubeconfigs.ts";
import { kubeconfigFor } from "kubernetes-practice-cluster/kubeconfig";

const config = (current: string): string =>
  JSON.stringify({
    clusters: ["a", "b"].map((name) => ({ name, cluster: { server: `https://${name}.example` } })),
    contexts: ["a", "b"].map((name) => ({ name, context: { cluster: name } })),
    "current-context": current,
  });

describe("the kubeconfigs of terminals", () => {
  let folder: string;
  let users: string;
  let practice: string;
  let kubeconfigs: TerminalKubeconfigs;
  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), "terminals-"));
    users = path.join(folder, "config");
    await writeFile(users, config("b"));
    practice = path.join(folder, "practice");
    await writeFile(practice, kubeconfigFor({ server: "https://127.0.0.1:1", token: "t", caPem: "c" }));
    kubeconfigs = new TerminalKubeconfigs(path.join(folder, "terminal"));
  });
  afterEach(() => rm(folder, { recursive: true }));

  const ofUser = { isPractice: false };
  const serverOf = (loaded: LoadedKubeconfig): string | undefined => loaded.getCurrentCluster()?.server;

  it("speak to the context that they were opened for, whichever is the current one of the user", async () => {
    const { files } = await kubeconfigs.create("a", { ...ofUser, files: [users] });
    assert.equal(serverOf(await loadKubeconfig(files)), "https://a.example");
  });

  it("speak to the practice cluster, of which they have no copy, so that it may start anew", async () => {
    const { files, own } = await kubeconfigs.create("practice", { isPractice: true, files: [practice] });
    const text = await readFile(own, "utf8");
    assert.doesNotMatch(text, /token|server/);
    await writeFile(practice, kubeconfigFor({ server: "https://127.0.0.1:2", token: "t", caPem: "c" }));
    const loaded = await loadKubeconfig(files);
    assert.equal(serverOf(loaded), "https://127.0.0.1:2");
    assert.equal(loaded.getContextObject("practice")?.namespace, "default");
  });

  it("are one for each terminal, and only for the owner", async () => {
    const one = await kubeconfigs.create("a", { ...ofUser, files: [users] });
    // As `kubectl config use-context b` or `aws eks update-kubeconfig` do there.
    await writeFile(one.own, JSON.stringify({ "current-context": "b" }));
    const two = await kubeconfigs.create("a", { ...ofUser, files: [users] });
    assert.equal(serverOf(await loadKubeconfig(one.files)), "https://b.example", "it is not overwritten");
    assert.equal(serverOf(await loadKubeconfig(two.files)), "https://a.example");
    assert.equal((await stat(two.own)).mode & 0o777, 0o600);
  });

  it("never speak to another cluster because the terminal's own file is gone", async () => {
    const { files, own } = await kubeconfigs.create("a", { ...ofUser, files: [users] });
    await rm(own);
    assert.equal(serverOf(await loadKubeconfig(files)), "https://a.example");
    const forPractice = await kubeconfigs.create("practice", { isPractice: true, files: [practice] });
    await rm(forPractice.own);
    assert.equal(serverOf(await loadKubeconfig(forPractice.files)), "https://127.0.0.1:1");
  });

  it("mend the file that names the context again, should somebody have written it", async () => {
    const { files } = await kubeconfigs.create("a", { ...ofUser, files: [users] });
    const [, pin = ""] = files;
    assert.equal((await stat(pin)).mode & 0o777, 0o400);
    await rm(pin);
    await writeFile(pin, JSON.stringify({ "current-context": "b" }));
    await kubeconfigs.create("a", { ...ofUser, files: [users] });
    assert.equal((await loadKubeconfig([pin, users])).currentContext, "a");
  });

  it("are removed when their window has ended, and no sooner", async () => {
    const ended = spawnSync(process.execPath, ["--version"]).pid;
    const left = await new TerminalKubeconfigs(path.join(folder, "terminal"), ended).create("practice", {
      isPractice: true,
      files: [practice],
    });
    const living = await kubeconfigs.create("practice", { isPractice: true, files: [practice] });
    const pinned = await kubeconfigs.create("a", { ...ofUser, files: [users] });
    await kubeconfigs.removeLeftOver();
    const names = await readdir(path.join(folder, "terminal"));
    assert.ok(!names.includes(path.basename(left.own)));
    for (const file of [living.own, ...pinned.files.slice(0, 2)])
      assert.ok(names.includes(path.basename(file)), file);
  });

  it("have nothing to remove at first", () => kubeconfigs.removeLeftOver());
});
