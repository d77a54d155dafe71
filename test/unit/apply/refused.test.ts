import assert from "node:assert/strict";
import { problemsOf } from "../../../src/apply/refused.ts";
import { errorOfStatus } from "../../../src/cluster/requestError.ts";
import { readManifests } from "../../../src/manifests/readManifests.ts";

const text = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
  replicas: three
  templte: {}
`;

describe("where a refusal is marked", () => {
  const marked = (field: string, message: string, reason: string): string[] => {
    const [manifest] = readManifests(text).objects;
    assert.ok(manifest);
    const details = { causes: [{ field, message, reason }] };
    const error = errorOfStatus("https://host", 422, { message: "invalid", details });
    return problemsOf(text, [{ manifest, error }]).map(({ range }) => text.slice(range.start, range.end));
  };

  it("is the value that is wrong", () =>
    assert.deepEqual(marked("spec.replicas", "Invalid value", "FieldValueInvalid"), ["three"]));
  it("is the nearest field around one that is missing", () =>
    assert.deepEqual(marked("spec.selector", "Required value", "FieldValueRequired"), ["spec"]));

  it("is the key of a field that the kind does not have", () => {
    const [manifest] = readManifests(text).objects;
    assert.ok(manifest);
    const message = 'strict decoding error: unknown field "spec.templte"';
    const error = errorOfStatus("https://host", 400, { message });
    const [problem] = problemsOf(text, [{ manifest, error }]);
    assert.equal(text.slice(problem?.range.start, problem?.range.end), "templte");
    assert.match(problem?.message ?? "", /Deployment has no field named spec.templte/);
  });
});
