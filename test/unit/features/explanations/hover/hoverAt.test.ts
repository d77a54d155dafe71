import assert from "node:assert/strict";
import { Explainer, explanationMarkdown } from "../../../../../src/explain/index.ts";
import {
  type Explanations,
  type FieldHover,
  hoverAt,
} from "../../../../../src/features/explanations/hover/hoverAt.ts";
import { readSchemaFile } from "../../../explain/explained.ts";

const explainer = new Explainer(readSchemaFile, "en");

/** Hovers at the first place of `word`. */
async function hover(
  text: string,
  word: string,
  load?: () => Promise<Explanations>,
  fileName?: string,
): Promise<FieldHover | undefined> {
  const offset = text.indexOf(word);
  assert.ok(offset >= 0, `${word} is in the text`);
  const document = { uri: {}, version: 1, getText: () => text, ...(fileName !== undefined && { fileName }) };
  return await hoverAt(document, offset, load ?? (() => Promise.resolve({ explainer, explanationMarkdown })));
}

const pod = `apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  containers:
    - name: web
      image: nginx:1.29
`;

describe("hoverAt", () => {
  it("explains the field under the pointer, and covers its key", async () => {
    const found = await hover(pod, "image");
    assert.ok(found);
    assert.deepEqual(found.field, { apiVersion: "v1", kind: "Pod", path: "spec.containers[0].image" });
    assert.equal(pod.slice(found.start, found.end), "image");
    assert.match(found.markdown, /image/);
  });

  it("explains while the file is broken elsewhere", async () => {
    const found = await hover(pod.replace("  name: web\n", '  name: "web\n  labels\n'), "image");
    assert.equal(found?.field.path, "spec.containers[0].image");
  });

  it("says nothing of a field that the kind does not have, nor beside fields", async () => {
    assert.equal(await hover(pod.replace("image:", "imagine:"), "imagine"), undefined);
    assert.equal(await hover(`${pod}# a comment`, "# a"), undefined);
  });

  it("explains a manifest inside a ConfigMap, and covers its place in the file", async () => {
    const inner = pod.replace("spec:", "\nspec:").replace(/^(?=.)/gm, "    ");
    const outer = `apiVersion: v1\nkind: ConfigMap\ndata:\n  pod.yaml: |\n${inner}  other: text\n`;
    const found = await hover(outer, "image");
    assert.equal(found?.field.path, "spec.containers[0].image");
    assert.equal(found.field.kind, "Pod");
    assert.equal(outer.slice(found.start, found.end), "image");
    assert.equal((await hover(outer, "other"))?.field.kind, "ConfigMap");
  });

  it("knows a chart and a kustomization by the name of the file", async () => {
    const chart = "apiVersion: v2\nname: web\ndependencies:\n  - condition: redis.enabled\n";
    const at = async (text: string, word: string, name: string): Promise<unknown> =>
      (await hover(text, word, undefined, name))?.field;
    assert.deepEqual(await at(chart, "condition", "/a/Chart.yaml"), {
      apiVersion: "v2",
      kind: "Chart",
      path: "dependencies[0].condition",
    });
    assert.deepEqual(await at("images:\n  - newTag: v2\n", "newTag", "C:\\a\\kustomization.yaml"), {
      apiVersion: "kustomize.config.k8s.io/v1beta1",
      kind: "Kustomization",
      path: "images[0].newTag",
    });
    assert.equal(await at(chart, "condition", "/a/Chart.lock"), undefined);
    assert.equal(await at(chart, "condition", "/a/values.yaml"), undefined);
  });

  it("loads nothing for a file that is no manifest", async () => {
    const load = (): Promise<Explanations> => assert.fail("It was loaded.");
    assert.equal(await hover("services:\n  web:\n    image: nginx\n", "image", load), undefined);
  });

  it("fails as the explanations do, so that it can be logged", async () => {
    const load = (): Promise<Explanations> => Promise.reject(new Error("no file"));
    await assert.rejects(hover(pod, "image", load), /no file/);
  });
});
