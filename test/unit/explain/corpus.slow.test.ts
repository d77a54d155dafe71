import assert from "node:assert/strict";
import { type FieldAt, fieldAt } from "../../../src/manifests/fieldAt.ts";
import { formatFieldPath } from "../../../src/manifests/fieldPath.ts";
import { corpus } from "@kubernetes-workshop/testing/corpus";
import { parsedFields } from "../manifests/outlineOracle.ts";
import { explained } from "./explained.ts";
import {
  type PublishedOpenApi,
  type PublishedSchema,
  publishedOpenApi,
  refOf,
} from "../../../scripts/kubernetes/publishedOpenApi.ts";

/** Whether an API server of this version knows a field: decided by the OpenAPI files alone. */
function isKnown({ schemas, kinds }: PublishedOpenApi, { type, path }: FieldAt): boolean {
  let at: PublishedSchema | undefined = schemas.get(
    kinds.get(`${type.apiVersion ?? ""} ${type.kind ?? ""}`) ?? "",
  );
  for (const segment of path) {
    at = typeof segment === "number" ? at?.items : memberOf(at, segment);
    const ref = at && refOf(at);
    // The files say nothing of what is in these, the API server does: a schema.
    if (ref !== undefined) at = schemas.get(ref.replace(/(JSONSchemaProps)Or\w+$/, "$1"));
  }
  return at !== undefined;
}

function memberOf(schema: PublishedSchema | undefined, name: string): PublishedSchema | undefined {
  const { properties = {}, additionalProperties } = schema ?? {};
  if (Object.hasOwn(properties, name)) return properties[name];
  return typeof additionalProperties === "object" ? additionalProperties : undefined;
}

/** Mistakes in the corpus: fields that never were, or went with the version that had them. */
const unknownFields = [
  "PersistentVolume spec.storageos.secretName", // it is secretRef
  "Pod spec.volumes[0].rbd.imagefeatures", // options of the rbd program, never in the API
  "Pod spec.volumes[0].rbd.imageformat",
  "Pod spec.volumes[0].scaleIO.protectionDoamin", // a typo
  "Pod spec.volumes[0].storageos.pool", // never in the API
  "Service spec.ipFamily", // until 1.19, ipFamilies since
];

describe("The manifests of the corpus", function () {
  this.timeout(60_000);
  const openApi = publishedOpenApi();
  const files = corpus();

  it("are explained field by field where the API server knows the field, and nowhere else", async function () {
    if (!openApi || files.length === 0) return this.skip();
    const wrong: string[] = [];
    const unknown = new Set<string>();
    let checked = 0;
    for (const { name, text } of files) {
      for (const { start } of parsedFields(text) ?? []) {
        const field = fieldAt(text, start);
        const type = `${field?.type.apiVersion ?? ""} ${field?.type.kind ?? ""}`;
        if (!field || !openApi.kinds.has(type)) continue;
        checked++;
        const what = `${field.type.kind ?? ""} ${formatFieldPath(field.path)}`;
        const known = isKnown(openApi, field);
        const explanation = await explained(type, field.path);
        if (known !== (explanation !== undefined))
          wrong.push(`${what} in ${name}: ${known ? "known but not explained" : "explained but unknown"}`);
        if (!known) unknown.add(what);
      }
    }
    assert.deepEqual(wrong.slice(0, 20), [], `${wrong.length} fields`);
    assert.deepEqual([...unknown].sort(), unknownFields);
    assert.ok(checked > 9_000, `only ${checked} fields were checked`);
  });
});
