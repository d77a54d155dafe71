import assert from "node:assert/strict";
import { deletionLines } from "../../../../src/features/workloads/deletionLines.ts";

const object = (kind: string, metadata: object = {}): Parameters<typeof deletionLines>[0] => ({
  apiVersion: "v1",
  kind,
  metadata: { name: "web", ...metadata },
});
const owned = {
  ownerReferences: [{ apiVersion: "apps/v1", kind: "Deployment", name: "web", controller: true }],
};

describe("what is said before an object is deleted", () => {
  for (const [kind, metadata, lines] of [
    ["Deployment", { namespace: "shop" }, ["Namespace: shop", "Its pods are deleted with it."]],
    ["CronJob", {}, ["Its Jobs and their pods are deleted with it."]],
    ["ConfigMap", { namespace: "shop" }, ["Namespace: shop"]],
    [
      "ReplicaSet",
      owned,
      ["Its pods are deleted with it.", "It belongs to Deployment web, which may create it again."],
    ],
    ["Namespace", {}, ["Everything in it or of its kind is deleted with it."]],
    [
      "PersistentVolumeClaim",
      {},
      ["The data in its volume may be deleted with it; the reclaim policy of the volume decides."],
    ],
  ] as const)
    it(kind, () => assert.deepEqual(deletionLines(object(kind, metadata)), lines));
});
