import assert from "node:assert/strict";
import { severalLogs } from "../../../../src/features/inspect/severalLogs.ts";

const container = (name: string, kind = "ordinary") => ({ name, kind });
const pod = (name: string, ...containers: readonly ReturnType<typeof container>[]) => ({
  type: "pod",
  summary: { name, namespace: "shop", uid: name, containers },
});

describe("the logs of several rows", () => {
  const said = (elements: readonly unknown[]): string[] =>
    severalLogs(elements).map(({ pod: { name }, container: which }) => `${name}/${which}`);

  it("are those of the containers that run side by side, each once", () => {
    const web = pod("web", container("setup", "init"), container("app"), container("proxy", "sidecar"));
    const app = { type: "container", parent: web, summary: container("app") };
    assert.deepEqual(said([web, app, pod("db", container("db"))]), ["web/app", "web/proxy", "db/db"]);
  });

  it("are those of a container that people chose, whatever its role", () => {
    const web = pod("web", container("setup", "init"), container("app"));
    assert.deepEqual(said([{ type: "container", parent: web, summary: container("setup") }]), ["web/setup"]);
  });

  it("are none of what has no containers", () => {
    assert.deepEqual(said([{ type: "node", summary: { name: "n1" } }, undefined, pod("pending")]), []);
  });
});
