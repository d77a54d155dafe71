import assert from "node:assert/strict";
import type { KubernetesObject } from "@kubernetes-workshop/kubernetes/resources/kubernetesObject";
import { applyChange, deleteChange, ownersChange, takeOverChange } from "../../../src/apply/changes.ts";
import { errorOfStatus } from "../../../src/cluster/requestError.ts";
import { learnerLabel } from "../../../src/course/courseObjects.ts";
import type { ManifestObject } from "../../../src/manifests/manifestObject.ts";

type Target = Parameters<typeof applyChange>[0];

const prod: Target = {
  target: { kind: "kubeContext", name: "prod", server: "https://10.0.0.1:6443", identity: "x" },
  kubeContext: "prod",
  server: "https://10.0.0.1:6443",
  objects: { namespace: "team-a" },
};
const practice: Target = {
  ...prod,
  target: { kind: "practice" },
  kubeContext: "practice",
  server: "https://127.0.0.1:40000",
};
const of = (kind: string, name: string, namespace?: string): ManifestObject => ({
  object: { apiVersion: "v1", kind, metadata: { name, ...(namespace !== undefined && { namespace }) } },
  documentIndex: 0,
  root: [],
});
const pods = ["a", "b"].map((name) => of("Pod", name));

describe("what is to be confirmed", () => {
  it("names all objects, and where those go that name no namespace", () => {
    const change = applyChange(prod, [...pods, of("ConfigMap", "c", "shop")]);
    assert.equal(change.question, "Apply this to prod?");
    assert.deepEqual(change.about, ["3 objects: Pod a, Pod b, ConfigMap c in shop"]);
    assert.deepEqual(change.notes, ["Namespace, unless the manifest sets one: team-a"]);
    assert.deepEqual(
      change.objects.map(({ kind, name, namespace, uid }) => [kind, name, namespace, uid]),
      [
        ["Pod", "a", undefined, undefined],
        ["Pod", "b", undefined, undefined],
        ["ConfigMap", "c", "shop", undefined],
      ],
    );
    assert.deepEqual([change.isAlwaysAsked, change.takesOver], [undefined, undefined]);
  });

  it("names the first of many, and may change all", () => {
    const many = Array.from({ length: 14 }, (_, index) => of("Pod", `p${index}`));
    const change = applyChange(prod, many);
    assert.match(change.about?.[0] ?? "", /^14 objects: Pod p0, .*Pod p11 and 2 more$/);
    assert.equal(change.objects.length, 14);
  });

  it("is asked in the practice cluster too where much is deleted", () => {
    const isAsked = (...manifests: readonly ManifestObject[]): unknown =>
      deleteChange(practice, manifests).isAlwaysAsked;
    assert.equal(isAsked(of("Pod", "a")), false);
    assert.equal(isAsked(...pods), true);
    assert.equal(isAsked(of("Namespace", "shop")), true);
    assert.deepEqual(deleteChange(practice, [of("Namespace", "shop")]).notes, [
      "Deleting Namespace shop also deletes everything in it or of its kind.",
    ]);
    assert.equal(deleteChange(practice, pods).question, "Delete this from the practice cluster?");
  });

  it("says of each contested field who manages it, and is asked everywhere", () => {
    const cause = {
      field: ".spec.replicas",
      reason: "FieldManagerConflict",
      message: 'conflict with "kubectl"',
    };
    const error = errorOfStatus("https://host", 409, { message: "conflict", details: { causes: [cause] } });
    const manifest = of("Deployment", "web", "shop");
    const change = takeOverChange(practice, [{ manifest, error }]);
    assert.deepEqual(change.notes, ["Deployment web in shop: spec.replicas is managed by kubectl"]);
    assert.deepEqual([change.isAlwaysAsked, change.takesOver], [true, true]);
    assert.equal(change.objects.length, 1);
  });

  it("is asked for what another learner has made, and for nothing else", () => {
    const live = (name: string, owner?: string): KubernetesObject => ({
      apiVersion: "v1",
      kind: "Pod",
      metadata: { name, ...(owner !== undefined && { labels: { [learnerLabel]: owner } }) },
    });
    assert.equal(ownersChange(prod, [live("a"), live("b", "me")], ["me"]), undefined);
    const change = ownersChange(practice, [live("a"), live("b", "me"), live("c", "you")], ["me"]);
    assert.deepEqual(change?.about, ["1 object: Pod c"]);
    assert.equal(change.isAlwaysAsked, true);
    assert.equal(ownersChange(prod, [live("c", "before")], ["me", "before"]), undefined);
    assert.equal(ownersChange(prod, [live("c", "you")], [])?.objects.length, 1);
  });
});
