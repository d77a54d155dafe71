import assert from "node:assert/strict";
import { Explainer, explanationMarkdown } from "../../../../src/explain/index.ts";
import { type Explanations, type FieldHover, hoverAt } from "../../../../src/features/hover/hoverAt.ts";
import { readSchemaFile } from "../../explain/explained.ts";

const explainer = new Explainer(readSchemaFile, "en");

/** Hovers at the first place of `word`. */
async function hover(
  text: string,
  word: string,
  load?: () => Promise<Explanations>,
): Promise<FieldHover | undefined> {
  const offset = text.indexOf(word);
  assert.ok(offset >= 0, `${word} is in the text`);
  const document = { uri: {}, version: 1, getText: () => text };
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

  it("loads nothing for a file that is no manifest", async () => {
    const load = (): Promise<Explanations> => assert.fail("It was loaded.");
    assert.equal(await hover("services:\n  web:\n    image: nginx\n", "image", load), undefined);
  });

  it("fails as the explanations do, so that it can be logged", async () => {
    const load = (): Promise<Explanations> => Promise.reject(new Error("no file"));
    await assert.rejects(hover(pod, "image", load), /no file/);
  });
});
