import assert from "node:assert/strict";
import { clusterKinds } from "../../../../../src/features/explanations/definitions/clusterKinds.ts";

const group = (name: unknown, groupVersion: unknown): unknown => ({
  name,
  preferredVersion: { groupVersion },
});

/** Answers of a cluster by their paths; all else fails. */
function reader(answers: Readonly<Record<string, unknown>>): { get: (path: string) => Promise<unknown> } {
  const byPath = new Map(Object.entries(answers));
  return {
    get: (path) =>
      byPath.has(path) ? Promise.resolve(byPath.get(path)) : Promise.reject(new Error(`asked for ${path}`)),
  };
}

describe("clusterKinds", () => {
  it("lists kinds that are not Kubernetes' own, with their names, and no subresources", async () => {
    const found = await clusterKinds(
      reader({
        "/apis": { groups: [group("apps", "apps/v1"), group("example.com", "example.com/v1")] },
        "/apis/example.com/v1": {
          resources: [
            { name: "widgets", kind: "Widget", shortNames: ["wd", 1] },
            { name: "widgets/status", kind: "Widget" },
            "nonsense",
          ],
        },
      }),
    );
    assert.deepEqual(found, [
      { apiVersion: "example.com/v1", kind: "Widget", names: ["widgets", "widget", "wd"], isRemote: true },
    ]);
  });

  it("passes over groups that cannot be read, and names that are no part of an address", async () => {
    const groups = [group("a.b", "a.b/v1"), group("x", "../../v1"), group("y", 1), null];
    assert.deepEqual(await clusterKinds(reader({ "/apis": { groups } })), []);
    assert.deepEqual(await clusterKinds(reader({ "/apis": "nonsense" })), []);
  });
});
