import assert from "node:assert/strict";
import { shownServer } from "../../../src/cluster/shownServer.ts";

describe("shownServer", () => {
  it("is the address as the kubeconfig has it", () => {
    for (const server of ["https://127.0.0.1:6443", "https://rancher.example/k8s/clusters/c-1/", "host", ""])
      assert.equal(shownServer(server), server);
  });

  it("has no name and no password", () => {
    assert.equal(shownServer("https://me:s3cr3t@host:6443"), "https://host:6443");
    assert.equal(shownServer("https://token@host/path"), "https://host/path");
    assert.equal(shownServer("http://:s3cr3t@host"), "http://host");
  });

  it("has none where the address is none", () => {
    assert.equal(shownServer("me:s3cr3t@host:6443"), "host:6443");
    assert.equal(shownServer("https://me:s3cr3t@ho st"), "ho st");
    assert.equal(shownServer("tcp://me:s3@cr3t@host"), "host");
  });
});
