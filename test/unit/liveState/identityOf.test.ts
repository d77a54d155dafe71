import assert from "node:assert/strict";
import { identityOf } from "../../../src/liveState/identityOf.ts";
import { fieldOf } from "./liveObjects.ts";

const identity = (metadata: string, { kind = "Pod", isTemplate = false } = {}) =>
  identityOf(fieldOf(`apiVersion: v1\nki¦nd: ${kind}\nmetadata:\n${metadata}`), isTemplate);

describe("identityOf", () => {
  it("is what the manifest says", () => {
    assert.deepEqual(identity("  name: web\n  namespace: team\n"), {
      apiVersion: "v1",
      kind: "Pod",
      name: "web",
      namespace: "team",
    });
    assert.equal(identity("  name: web\n")?.namespace, undefined);
  });

  it("is that of an item of a List", () => {
    const field = fieldOf(
      "apiVersion: v1\nkind: List\nitems:\n- apiVersion: v1\n  ki¦nd: Pod\n  metadata:\n    name: web\n",
    );
    assert.equal(identityOf(field, false)?.name, "web");
  });

  it("is none where the manifest leaves it open", () => {
    for (const metadata of [
      "  generateName: web-\n",
      "  labels: {}\n",
      "  name: {{ .Release.Name }}\n",
      '  name: "{{ .Release.Name }}-web"\n',
      "  name: ${NAME}\n",
      "  name: *name\n",
      "  name: web\n  namespace: {{ .Release.Namespace }}\n",
      "  name: ../secrets/a\n",
    ])
      assert.equal(identity(metadata), undefined, metadata);
    assert.equal(identity("  name: web\n", { kind: "{{ .Values.kind }}" }), undefined);
    assert.equal(identity("  name: web\n", { kind: "PodList" }), undefined);
  });

  it("of a template is one only with its namespace", () => {
    assert.equal(identity("  name: web\n", { isTemplate: true }), undefined);
    assert.equal(identity("  name: web\n  namespace: team\n", { isTemplate: true })?.name, "web");
  });
});
