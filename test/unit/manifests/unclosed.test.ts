import assert from "node:assert/strict";
import { fieldAt } from "../../../src/manifests/fieldAt.ts";
import { formatFieldPath } from "../../../src/manifests/fieldPath.ts";
import { readOutline } from "../../../src/manifests/outline/readOutline.ts";
import { YamlFile } from "../../../src/manifests/yamlFile.ts";
import { yamlFileOf } from "../../../src/manifests/yamlFileOf.ts";

const pod = "apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec:\n";
const container = `${pod}  containers:\n    - name: a\n      image: nginx\n`;

/** The path at the end of the first `word` of a text. */
function pathOf(text: string, word: string): string | undefined {
  const found = fieldAt(text, text.indexOf(word) + word.length);
  return found && formatFieldPath(found.path);
}

describe("A quote or bracket that nothing closes", () => {
  for (const [what, text, words] of [
    [
      "a quote in a list over lines",
      `${container}      command: [\n        "sh",\n        "-c\n      ]\n      tty: true\n`,
      {
        sh: "spec.containers[0].command[0]",
        "-c": "spec.containers[0].command[1]",
        tty: "spec.containers[0].tty",
      },
    ],
    [
      "a quote in a map over lines",
      `apiVersion: v1\nkind: Pod\nspec: {\n  nodeName: "a\n}\nstatus: {}\n`,
      { nodeName: "spec.nodeName", status: "status" },
    ],
    [
      "an apostrophe in a comment",
      `${container}      command: [\n        sh, # the 'shell\n        run, # it's "it\n      ]\n      tty: true\n`,
      { run: "spec.containers[0].command[1]", tty: "spec.containers[0].tty" },
    ],
    [
      "a lost quote in JSON",
      '{\n  "kind: "Pod",\n  "metadata": {\n    "name: "web",\n    "labels": {"a: "b"}\n  },\n  "spec": {"nodeName": "x"}\n}\n',
      { nodeName: "spec.nodeName", web: "metadata.name", labels: "metadata.labels" },
    ],
    ["a quote at the text's end", '{\n  "a": 1\n}\nfoo: [a,\n  "', { foo: "foo" }],
    [
      "a lone brace",
      `${pod}  {\n  nodeName: a\n  tolerations: []\n`,
      { nodeName: "spec.nodeName", tolerations: "spec.tolerations" },
    ],
    [
      "a lone quote",
      `${pod}  "\n  nodeName: "a"\n  hostname: "b"\n`,
      { nodeName: "spec.nodeName", hostname: "spec.hostname" },
    ],
    [
      "a comma that lacks in JSON",
      '{"a": 1\n "b": {"c": 2}\n "d": 3}',
      { '"b': "b", '"c': "b.c", '"d': "d" },
    ],
    [
      "a map without commas",
      "labels: {\n  app: web\n  tier: front\n}\nother: 1\n",
      { tier: "labels.tier", other: "other" },
    ],
  ] as const)
    it(`is passed over: ${what}`, () => {
      for (const [word, path] of Object.entries(words)) assert.equal(pathOf(text, word), path, word);
    });
});

describe("fieldAt in less usual YAML", () => {
  for (const [what, text, word, path] of [
    [
      "a template's comment over lines",
      `${pod}  {{- /* it's\n  "a: [\n  */ -}}\n  hostname: b\n`,
      "hostname",
      "spec.hostname",
    ],
    [
      "an explicit key",
      `${pod}  ? hostname\n  : b\n  ? containers\n  :\n    - name: a\n`,
      "- name",
      "spec.containers[0].name",
    ],
    [
      "an explicit key in front of a field",
      `${pod}  ? hostname\n  nodeName: b\n`,
      "nodeName",
      "spec.nodeName",
    ],
    ["a map that is merged", "a:\n  <<: {limits: {cpu: 1}}\n", "cpu", "a.limits.cpu"],
    ["a block that is merged", "a:\n  <<:\n    limits:\n      cpu: 1\n", "cpu", "a.limits.cpu"],
    ["one of several that are merged", "a:\n  <<: [*b, {cpu: 1}]\n", "cpu", "a.cpu"],
    ["the merge itself", "a:\n  <<: *b\n", "<<", "a['<<']"],
    ["a pair in a list", "a: [b: c, d]\n", "c", "a[0].b"],
    ["a scalar that goes on", "a: b\n  c\n  d\ne: f\n", "d", "a"],
    ["a scalar in a list that goes on", "a: [b\n  c, d]\n", "d", "a[1]"],
    ["a template in a list", 'a: [{{ .Values.a | default "b" }}, c]\n', "c", "a[1]"],
    [
      "tabs all through",
      "spec:\n\ttemplate:\n\t\tspec:\n\t\t\thostname: a\n",
      "hostname",
      "spec.template.spec.hostname",
    ],
  ] as const)
    it(`is right: ${what}`, () => assert.equal(pathOf(text, word), path));
});

describe("YamlFile", () => {
  it("is read once for each version of a document", () => {
    let reads = 0;
    const document = { version: 1, getText: () => (reads++, "a: b\n---\nc: d\n") };
    assert.equal(yamlFileOf(document), yamlFileOf(document));
    assert.equal(reads, 1);
    const before = yamlFileOf(document);
    assert.equal(before.documents[0]?.outline, before.documents[0]?.outline);
    document.version = 2;
    assert.notEqual(yamlFileOf(document), before);
    assert.equal(reads, 2);
  });

  it("finds the document of an offset, and none on a marker", () => {
    const file = new YamlFile("\uFEFFa: b\n---\nc: d\n...\n");
    assert.deepEqual(
      [1, 5, 7, 9, 13, 16, 18].map((offset) =>
        file.documents.findIndex((each) => each === file.documentAt(offset)),
      ),
      [0, 0, -1, 1, 1, -1, 2],
    );
  });

  it("leaves alone, in the log, what is too long", () => {
    const said: string[] = [];
    const log = {
      debug: (text: string) => void said.push(text),
      info: () => {},
      warn: () => {},
      error: () => {},
    };
    const long = `a: b\nc: "${"x".repeat(2_000_000)}"\nd: e\n`;
    assert.equal(readOutline(long).skippedLines, 1);
    assert.equal(fieldAt(new YamlFile(long, log), 0)?.path[0], "a");
    assert.equal(fieldAt(new YamlFile(`a: b\n${"# no\n".repeat(3_000_000)}`, log), 0), undefined);
    assert.match(said[0] ?? "", /^Lines of a YAML document that are too long to read: 1$/);
    assert.match(said[1] ?? "", /^A YAML file with 15000005 characters is too long/);
  });
});
