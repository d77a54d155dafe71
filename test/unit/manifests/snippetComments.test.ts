import { languages } from "@kubernetes-workshop/kubernetes/base/displayLanguage";
import { corpus } from "@kubernetes-workshop/testing/corpus";
import assert from "node:assert/strict";
import { parseAllDocuments } from "yaml";
import type { TextRange } from "../../../src/manifests/manifestObject.ts";
import { findSnippetComments, snippetComments } from "../../../src/manifests/snippetComments.ts";
import { yamlComments } from "../../../src/manifests/yamlComments.ts";
import { expanded, snippets } from "../../contributions/snippets.ts";

const every = languages.flatMap(snippets);
const ours = snippetComments(every.map(({ body }) => body.join("\n")));

function without(text: string, ranges: readonly TextRange[]): string {
  return ranges.toReversed().reduce((rest, { start, end }) => rest.slice(0, start) + rest.slice(end), text);
}

const cleaned = (text: string, selections?: readonly TextRange[]): string =>
  without(text, findSnippetComments(text, ours, selections));

const objects = (text: string): unknown[] =>
  parseAllDocuments(text, { logLevel: "silent" }).map((each) => each.toJS() as unknown);

const comment = "# reserved on the node";

describe("The comments of snippets", () => {
  for (const snippet of every)
    it(`of ${snippet.label} are all found, and nothing else`, () => {
      const text = expanded(snippet);
      const rest = cleaned(text);
      assert.equal(yamlComments(text).length, text.match(/(?<=^| )#/gm)?.length);
      assert.doesNotMatch(rest, /#|[ \t]$/m);
      assert.deepEqual(objects(rest), objects(text));
      const lines = text
        .split("\n")
        .filter((line) => !line.trimStart().startsWith("#"))
        .map((line) => line.replace(/ +#.*/, ""));
      assert.deepEqual(rest.split("\n"), lines);
    });

  it("are removed with the blanks in front of them, or with their line", () => {
    assert.ok(ours.has(comment));
    assert.equal(cleaned(`a: b \t${comment}  \n  ${comment}\nc: d`), "a: b\nc: d");
    assert.equal(cleaned(`a: b ${comment}\r\n${comment}\r\nc: d\r\n`), "a: b\r\nc: d\r\n");
    assert.equal(cleaned(`\uFEFFa: b ${comment}`), "\uFEFFa: b");
    assert.equal(cleaned(`a: b\n${comment}`), "a: b\n");
    assert.equal(cleaned(`a: [b, ${comment}\n  c] ${comment}`), "a: [b,\n  c]");
    assert.equal(cleaned(`--- ${comment}\na: b\n... ${comment}\n`), "---\na: b\n...\n");
  });

  for (const [what, text] of Object.entries({
    "a comment of the writer's": "a: b # mine\n# mine, too\n",
    "one of ours with the writer's words": `a: b ${comment} of mine\nc: d # mine: reserved on the node\n`,
    "a block scalar": `a: |\n  ${comment}\n  b ${comment}\n\n  ${comment}\nc: >-\n\n  ${comment}\n`,
    "quoted strings": `a: "b ${comment}"\nc: 'd ${comment}'\ne: "f\n  ${comment}"\n`,
    "a word with a number sign": "a: b#c\nd: e#reserved on the node\n",
    "a string that is still open": `a: "b\n  c: d ${comment}\n`,
  }))
    it(`are not found in ${what}`, () => assert.equal(cleaned(text), text));

  it("are found in the header of a block scalar, and among the writer's", () => {
    assert.equal(
      cleaned(`# mine\na: | ${comment}\n  b ${comment}\nc: d ${comment}\ne: f # mine\n`),
      `# mine\na: |\n  b ${comment}\nc: d\ne: f # mine\n`,
    );
  });

  it("are found only where a selection is, if there is one", () => {
    const text = `a: b ${comment}\nc: d ${comment}\ne: f ${comment}\n`;
    const start = text.indexOf("c:");
    const line = { start, end: text.indexOf("e:") };
    assert.equal(cleaned(text, [line]), `a: b ${comment}\nc: d\ne: f ${comment}\n`);
    assert.equal(cleaned(text, [{ start: start + 6, end: start + 9 }]), cleaned(text, [line]));
    assert.equal(
      cleaned(`${text}g: h\ni: j\n`, [{ start: text.length, end: text.length + 6 }]),
      `${text}g: h\ni: j\n`,
    );
    assert.equal(cleaned(text, [line, { start: 0, end: 9 }]), `a: b\nc: d\ne: f ${comment}\n`);
  });

  it("are found everywhere if a selection within a line touches none, such as that of a placeholder", () => {
    const text = `a: b ${comment}\nc: d ${comment}\n`;
    assert.equal(cleaned(text, [{ start: 3, end: 4 }]), "a: b\nc: d\n");
  });

  it("leave a file that is broken as it was, but for themselves", () => {
    assert.equal(cleaned(`a b\n c: d ${comment}\n: - ]\n  ${comment}\n`), "a b\n c: d\n: - ]\n");
  });

  it("survive control characters that the lexer uses itself", () => {
    assert.equal(cleaned(`a: \u001f\nb: \u0018 ${comment}\n`), "a: \u001f\nb: \u0018\n");
  });
});

describe("yamlComments", () => {
  it("finds in every file of the corpus what can go without changing a value", function () {
    const files = corpus().filter(
      ({ text }) =>
        text.includes("#") &&
        parseAllDocuments(text, { logLevel: "silent" }).every(({ errors }) => errors.length === 0),
    );
    if (files.length === 0) this.skip();
    this.timeout(60_000);
    for (const { name, text } of files) {
      const comments = yamlComments(text);
      for (const { start } of comments) assert.equal(text.charAt(start), "#", name);
      assert.deepEqual(objects(without(text, comments)), objects(text), name);
    }
  });
});
