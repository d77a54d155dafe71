import assert from "node:assert/strict";
import { fieldAt } from "../../../src/manifests/fieldAt.ts";
import { formatFieldPath } from "../../../src/manifests/fieldPath.ts";
import { fieldInBlock } from "../../../src/manifests/fieldInBlock.ts";

const inner = `apiVersion: apps/v1
kind: Deployment

spec:
  replicas: 3
  template:
    spec:
      containers:
        - name: web
`;

/** A ConfigMap with the inner manifest at an indentation, after a block header. */
function configMap({
  header = "|",
  indentation = 4,
  kind = "ConfigMap",
  text = inner,
  field = "data",
} = {}): string {
  const block = text.replace(/^(?=.)/gm, " ".repeat(indentation));
  return `apiVersion: v1\nkind: ${kind}\nmetadata:\n  name: a\n${field}:\n  before: x\n  app.yaml: ${header}\n${block}  after: >\n    replicas: 5\n`;
}

/** What is found at the first `word`: the kind, the path, and the text that it covers. */
function found(text: string, word: string): string | undefined {
  const offset = text.indexOf(word);
  assert.ok(offset >= 0, `${word} is in the text`);
  const at = fieldInBlock(text, offset);
  return (
    at &&
    `${at.fileName} ${at.field.type.kind ?? ""} ${formatFieldPath(at.field.path)}: ${text.slice(at.field.start, at.field.end)}`
  );
}

describe("fieldInBlock", () => {
  it("finds the fields of a manifest inside a ConfigMap, at their places in the file", () => {
    const text = configMap();
    assert.equal(found(text, "replicas"), "app.yaml Deployment spec.replicas: replicas");
    assert.equal(found(text, "3"), "app.yaml Deployment spec.replicas: 3");
    assert.equal(found(text, "name: web"), "app.yaml Deployment spec.template.spec.containers[0].name: name");
    assert.equal(found(text, "web"), "app.yaml Deployment spec.template.spec.containers[0].name: web");
  });

  it("gives the same at any indentation, with every header of a literal block, in CRLF and after another document", () => {
    for (const header of ["|", "|-", "|+", "|  # the app", "|  \t"])
      for (const indentation of [3, 4, 9])
        for (const change of [
          (text: string) => text,
          (text: string) => text.replaceAll("\n", "\r\n"),
          (text: string) => `a: b\n---\n${text}`,
        ]) {
          const text = change(configMap({ header, indentation }));
          assert.equal(found(text, "replicas"), "app.yaml Deployment spec.replicas: replicas", text);
          assert.equal(found(text, "apps/v1"), "app.yaml Deployment apiVersion: apps/v1", text);
        }
    assert.equal(
      found(configMap({ header: "|2-", indentation: 4 }), "replicas"),
      "app.yaml Deployment spec.replicas: replicas",
    );
  });

  it("reads past lines of templates, wherever they stand", () => {
    const text = configMap().replace("      replicas", "{{- if .Values.web }}\n      replicas");
    assert.equal(found(text, "replicas"), "app.yaml Deployment spec.replicas: replicas");
    const ended = configMap().replace("  after", "{{- end }}\n  after");
    const after = fieldAt(ended, ended.indexOf("after"));
    assert.deepEqual(after?.path, ["data", "after"]);
    assert.equal(found(ended, "after"), undefined);
  });

  it("reads a block in an item of a List", () => {
    const item = configMap()
      .replace(/^(?=.)/gm, "    ")
      .replace("    api", "  - api");
    assert.equal(
      found(`apiVersion: v1\nkind: List\nitems:\n${item}`, "replicas"),
      "app.yaml Deployment spec.replicas: replicas",
    );
  });

  it("finds nothing in other blocks, in other fields, in blocks of blocks, and beside the block", () => {
    for (const text of [
      configMap({ header: ">" }),
      configMap({ kind: "Secret" }),
      configMap({ field: "binaryData" }),
      configMap({ text: configMap() }),
    ])
      assert.equal(found(text, "replicas"), undefined, text);
    assert.equal(found(configMap(), "replicas: 5"), undefined);
    assert.equal(found(configMap(), "    spec"), undefined);
    assert.equal(found("", ""), undefined);
  });

  it("takes time linear in the length of the block", () => {
    const lines = 100_000;
    const text = configMap({ text: `${inner}${"# a\n".repeat(lines)}` });
    assert.equal(found(text, "replicas"), "app.yaml Deployment spec.replicas: replicas");
  });
});
