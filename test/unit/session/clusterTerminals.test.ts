import assert from "node:assert/strict";
import type { ClusterIdentity } from "../../../src/session/clusterKey.ts";
import { ClusterTerminals } from "../../../src/session/clusterTerminals.ts";
import { practiceTarget } from "../../../src/session/connectionTarget.ts";

function cluster(kubeContext: string, server: string): ClusterIdentity {
  return { target: { kind: "kubeContext", name: kubeContext, server, identity: "" }, kubeContext, server };
}

/** A terminal as VS Code has one, all of whose contexts are in one kubeconfig. */
const terminal = (): object => ({
  creationOptions: { env: { KUBECONFIG: "/context.json:/home/me/.kube/config" } },
});

describe("ClusterTerminals", () => {
  const dev = cluster("dev", "https://dev:6443");
  const prod = cluster("prod", "https://prod:6443");
  const practice = { target: practiceTarget, kubeContext: "practice", server: "https://127.0.0.1:1" };

  it("know the terminal of the connected cluster among others, also over another connection", () => {
    const terminals = new ClusterTerminals();
    const own = terminal();
    terminals.add(own, dev);
    assert.equal(terminals.of(dev, [terminal(), own]), "cluster");
    assert.equal(terminals.of(cluster("dev", "https://dev:6443"), [own]), "cluster");
    terminals.add(own, practice);
    assert.equal(terminals.of({ ...practice, server: "https://127.0.0.1:2" }, [own]), "cluster");
  });

  it("do not take a terminal of another context of the same kubeconfig for one", () => {
    const terminals = new ClusterTerminals();
    const own = terminal();
    terminals.add(own, dev);
    assert.equal(terminals.of(prod, [own]), "other");
    assert.equal(terminals.of(cluster("dev", "https://elsewhere:6443"), [own]), "other");
    assert.equal(terminals.of(practice, [own]), "other");
  });

  it("leave out a terminal without kubectl, such as that of a log", () => {
    const terminals = new ClusterTerminals();
    const log = terminal();
    terminals.ignore(log);
    assert.equal(terminals.of(dev, [log]), "none");
    assert.equal(terminals.of(dev, [log, terminal()]), "other");
  });

  it("take a Workshop Shell for one of whichever cluster is connected", () => {
    const terminals = new ClusterTerminals();
    const shell = terminal();
    terminals.addShell(shell);
    for (const each of [dev, prod, practice])
      assert.equal(terminals.of(each, [terminal(), shell]), "cluster");
    assert.equal(terminals.of(dev, []), "none");
  });

  it("do not vouch for terminals that they were not told of, nor for closed ones", () => {
    const terminals = new ClusterTerminals();
    terminals.add(terminal(), dev);
    assert.equal(terminals.of(dev, [terminal()]), "other");
    assert.equal(terminals.of(dev, []), "none");
  });
});
