import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { schemaFolder } from "@kubernetes-workshop/kubernetes/schemas/schemaFolder";
import { isObject, type JsonObject, objectAt } from "../../src/api/json.ts";
import { Schemas } from "../../src/api/schemas.ts";
import { onBothClusters } from "../support/conformance/suite.ts";

const documents = [
  "api/v1",
  "apis/apps/v1",
  "apis/autoscaling/v2",
  "apis/batch/v1",
  "apis/discovery.k8s.io/v1",
  "apis/networking.k8s.io/v1",
  "apis/policy/v1",
  "apis/rbac.authorization.k8s.io/v1",
];

onBothClusters("the rules of merging in the OpenAPI documents", (cluster) => {
  for (const document of documents)
    it(`are the generated ones, of every field of ${document}`, async () => {
      const schemas = await Schemas.load((path) => readFile(join(schemaFolder, path), "utf8"));
      const answer = await cluster.must({ method: "GET", path: `/openapi/v3/${document}` });
      const components = objectAt(answer, "components", "schemas");
      let compared = 0;
      for (const [id, component] of Object.entries(components)) {
        const name = id.split(".").slice(-3).join(".");
        const definition = schemas.definition(name);
        if (!definition || !isObject(component)) continue;
        assert.deepEqual(ruleOf(component), definition.merge ?? {}, name);
        for (const [field, property] of Object.entries(objectAt(component, "properties"))) {
          if (!isObject(property)) continue;
          assert.deepEqual(ruleOf(property), definition.fields?.[field]?.merge ?? {}, `${name}.${field}`);
          compared++;
        }
      }
      assert.ok(compared > 40, `${compared} fields were compared`);
    });
});

/** The merge rules in a server's schema, without the default ones. */
function ruleOf(schema: JsonObject): JsonObject {
  const rule: JsonObject = {
    list: schema["x-kubernetes-list-type"],
    keys: schema["x-kubernetes-list-map-keys"],
    map: schema["x-kubernetes-map-type"],
    patch: schema["x-kubernetes-patch-strategy"],
    patchKey: schema["x-kubernetes-patch-merge-key"],
  };
  const usual = ([, value]: [string, unknown]): boolean =>
    value !== undefined && value !== "atomic" && value !== "granular";
  const atomicMap = rule["map"] === "atomic" ? { map: "atomic" } : {};
  return { ...Object.fromEntries(Object.entries(rule).filter(usual)), ...atomicMap };
}
