import assert from "node:assert/strict";
import { bundledKinds, listBundledKinds } from "../../../../src/explain/custom/bundledKinds.ts";
import { Explainer } from "../../../../src/explain/explainer.ts";
import { FieldSearch } from "../../../../src/explain/fields/fieldSearch.ts";
import { builtInKinds, type ListedKind } from "../../../../src/explain/fields/listedKind.ts";
import { readSchemaFile } from "../explained.ts";

const explainer = new Explainer(readSchemaFile, "en", { findCustomKind: bundledKinds(readSchemaFile) });
const search = new FieldSearch(({ apiVersion, kind }) => explainer.fieldPaths({ apiVersion, kind }));

describe("FieldSearch", () => {
  let kinds: readonly ListedKind[];
  before(async () => {
    kinds = [...builtInKinds(await explainer.kindIndexes()), ...(await listBundledKinds(readSchemaFile))];
  });

  async function found(text: string): Promise<string[]> {
    const targets = await search.find(text, kinds);
    return targets.map(({ kind, names }) => [kind.kind, ...names].join("."));
  }

  const first: readonly [string, string][] = [
    ["deploy.spec.strategy", "Deployment.spec.strategy"],
    ["Deployment.spec.replicas", "Deployment.spec.replicas"],
    ["svc.spec.ports.targetPort", "Service.spec.ports.targetPort"],
    ["deployments.spec.template.spec.cont", "Deployment.spec.template.spec.containers"],
    ["deploy maxsurge", "Deployment.spec.strategy.rollingUpdate.maxSurge"],
    ["cj.", "CronJob.kind"],
    ["statefulset", "StatefulSet"],
    ["sts", "StatefulSet"],
    ["livenessProbe", "Pod.spec.containers.livenessProbe"],
    ["crd.spec.names.shortNames", "CustomResourceDefinition.spec.names.shortNames"],
    ["clusterconfig.managedNodeGroups", "ClusterConfig.managedNodeGroups"],
    ["nodepool.spec.disruption", "NodePool.spec.disruption"],
    ["nodepool.metadata.labels", "NodePool.metadata.labels"],
  ];
  for (const [text, expected] of first)
    it(`finds ${expected} by ${text}`, async () => assert.equal((await found(text))[0], expected));

  it("finds what is in a field first by its depth", async () => {
    const below = await found("deploy.spec.strategy.");
    assert.deepEqual(below.slice(0, 2), [
      "Deployment.spec.strategy.type",
      "Deployment.spec.strategy.rollingUpdate",
    ]);
  });

  it("finds a field by some of its letters", async () =>
    assert.ok((await found("termgrace")).some((each) => each.endsWith("terminationGracePeriodSeconds"))));

  it("finds the same field in every kind that has it", async () => {
    const all = await found("maxSurge");
    assert.ok(all.includes("Deployment.spec.strategy.rollingUpdate.maxSurge"));
    assert.ok(all.includes("DaemonSet.spec.updateStrategy.rollingUpdate.maxSurge"));
  });

  it("finds nothing for nothing, nor for what is nowhere", async () => {
    assert.deepEqual(await found(" "), []);
    assert.deepEqual(await found("zzqqzz"), []);
  });

  it("lists the fields of every kind", async () => {
    for (const kind of kinds) assert.ok((await explainer.fieldPaths(kind)).length > 0, kind.kind);
    assert.ok(kinds.length > 90, String(kinds.length));
    assert.ok(!kinds.some(({ kind }) => kind.endsWith("List") || kind === "DeleteOptions"));
  });
});
