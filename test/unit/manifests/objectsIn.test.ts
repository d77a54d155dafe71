import assert from "node:assert/strict";
import { objectsIn } from "../../../src/manifests/objectsIn.ts";

describe("objectsIn", () => {
  const names = (text: string): string[] =>
    objectsIn(text).map(({ kind, namespace, name }) => `${kind} ${namespace ?? "-"}/${name}`);

  it("reads every document of a file, and leaves out what is no object", () => {
    const text = [
      "# comment",
      "apiVersion: v1",
      "kind: Pod",
      "metadata:",
      "  name: hello # unique",
      "spec: {containers: [{name: web}]}",
      "---",
      "just: text",
      "---",
      "apiVersion: apps/v1",
      "kind: Deployment",
      "metadata: {name: web, namespace: shop}",
      "spec:",
      "  template:",
      "    metadata:",
      "      name: inner",
      "---",
      "",
    ].join("\n");
    assert.deepEqual(names(text), ["Pod -/hello", "Deployment shop/web"]);
    const [pod, deployment] = objectsIn(text);
    assert.ok(text.slice(pod?.start, pod?.end).includes("name: hello"));
    assert.ok(text.slice(deployment?.start, deployment?.end).includes("namespace: shop"));
  });

  it("reads what is begun, broken or empty", () => {
    assert.deepEqual(names(""), []);
    assert.deepEqual(names("---"), []);
    assert.deepEqual(names("---\n---\n"), []);
    assert.deepEqual(names("apiVersion: v1\nkind: Pod\nmetadata:\n  name: [\n"), ["Pod -/"]);
    assert.deepEqual(names("---\r\napiVersion: v1\r\nkind: Pod\r\nmetadata:\r\n  name: a\r\n"), ["Pod -/a"]);
  });
});
