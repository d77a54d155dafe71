import assert from "node:assert/strict";
import { parseAllDocuments } from "yaml";
import { applyOrder } from "../../../src/manifests/applyOrder.ts";
import { looksLikeManifest } from "../../../src/manifests/looksLikeManifest.ts";
import { rangeOfField } from "../../../src/manifests/rangeOfField.ts";
import { readManifests } from "../../../src/manifests/readManifests.ts";
import { corpus } from "@kubernetes-workshop/testing/corpus";

const names = (text: string): string[] =>
  readManifests(text).objects.map(({ object }) => `${object.kind} ${object.metadata.name}`);
const pod = (name: string): string => `apiVersion: v1\nkind: Pod\nmetadata:\n  name: ${name}\n`;

describe("readManifests", () => {
  it("reads all documents and passes over empty ones", () => {
    assert.deepEqual(names(`# first\n---\n${pod("a")}---\n---\n# nothing\n---\n${pod("b")}...\n`), [
      "Pod a",
      "Pod b",
    ]);
    assert.deepEqual(readManifests("").objects, []);
    assert.deepEqual(readManifests("%YAML 1.1\n---\n" + pod("a")).problems, []);
  });

  it("says in which document each is", () => {
    const text = `---\n${pod("a")}---\n---\n${pod("b")}`;
    const second = readManifests(text).objects[1]!;
    const range = rangeOfField(text, second.documentIndex, ["metadata", "name"]);
    assert.equal(text.slice(range?.value?.start, range?.value?.end), "b");
    assert.ok((range?.key.start ?? 0) > text.indexOf("name: a"));
  });

  it("reads fifty documents", () => {
    const all = Array.from({ length: 50 }, (_, index) => pod(`p${index}`));
    assert.equal(names(all.join("---\n")).length, 50);
  });

  it("reads only what a selection touches", () => {
    const text = [pod("a"), pod("b"), pod("c")].join("---\n");
    const from = text.indexOf("name: b");
    assert.deepEqual(
      readManifests(text, [{ start: from, end: from + 3 }]).objects.map(({ object }) => object.metadata.name),
      ["b"],
    );
    assert.equal(readManifests(text, [{ start: 3, end: text.length - 3 }]).objects.length, 3);
  });

  it("reads JSON, also indented by tabs", () => {
    const text = JSON.stringify({ apiVersion: "v1", kind: "Pod", metadata: { name: "a" } }, undefined, "\t");
    assert.deepEqual(names(text), ["Pod a"]);
  });

  it("takes the items of a List as objects, also of a typed one", () => {
    const list = {
      apiVersion: "v1",
      kind: "List",
      items: [{ apiVersion: "v1", kind: "Pod", metadata: { name: "a" } }],
    };
    assert.deepEqual(names(JSON.stringify(list)), ["Pod a"]);
    assert.deepEqual(readManifests(JSON.stringify(list)).objects[0]?.root, ["items", 0]);
    assert.deepEqual(names("apiVersion: v1\nkind: PodList\nitems:\n- metadata: {name: b}\n"), ["Pod b"]);
  });

  it("reads values as the cluster does", () => {
    const text = `${pod("a")}spec: {mode: 0644, on: yes, date: 2020-01-01, ports: 1:30}\nmore: &m {a: b}\nagain: {<<: *m}\n`;
    const object = readManifests(text).objects[0]?.object;
    assert.deepEqual(object?.["spec"], { mode: 420, true: true, date: "2020-01-01", ports: "1:30" });
    assert.deepEqual(object["again"], { a: "b" });
  });

  for (const [what, text, marked, message] of [
    ["a key that is there twice", `${pod("a")}kind: Pod\n`, "kind: Pod", /twice/],
    ["a bracket that is not closed", `${pod("a")}spec: [a\n`, undefined, /not valid YAML/],
    ["a tab", `${pod("a")}spec:\n\ta: b\n`, undefined, /tab|not valid YAML/],
    ["a template", `${pod("a")}spec:\n  {{- toYaml . }}\n`, undefined, /template/],
    ["a map in a key", `${pod("a")}spec: { ? { ? {a: b} : c } : d }\n`, "{a: b}", /key can't/],
    ["a list in a key", `${pod("a")}spec:\n  ? [{ ? [a, b] : c }]\n  : d\n`, "[a, b]", /key can't/],
    ["keys in keys", `${pod("a")}spec: ${"{ ? ".repeat(400)}1${"}".repeat(400)}\n`, undefined, /key can't/],
    ["no kind", "apiVersion: v1\nmetadata: {name: a}\n", "apiVersion", /kind is missing/],
    ["no apiVersion", "kind: Pod\nmetadata: {name: a}\n", "kind", /apiVersion is missing/],
    ["no metadata", "apiVersion: v1\nkind: Pod\n", "kind", /metadata is missing/],
    ["no name", "apiVersion: v1\nkind: Pod\nmetadata:\n  labels: {a: b}\n", "metadata", /name is missing/],
    ["a number as name", pod("1"), "1", /quotes/],
    [
      "a name to be made",
      "apiVersion: v1\nkind: Pod\nmetadata:\n  generateName: a-\n",
      "a-",
      /instead of generateName/,
    ],
    [
      "an item of a List that is none",
      "apiVersion: v1\nkind: List\nitems:\n- a\n",
      "a",
      /Expected an object/,
    ],
    ["only text", "hello\n", undefined, /Expected an object/],
    ["an alias without its anchor", `${pod("a")}spec: *nothing\n`, "*nothing", /nothing/],
  ] as const)
    it(`says where there is ${what}`, () => {
      const { objects, problems } = readManifests(text);
      assert.deepEqual(objects, []);
      assert.match(problems[0]?.message ?? "", message);
      const { start = 0, end = 0 } = problems[0]?.range ?? {};
      assert.ok(end > start && end <= text.length);
      if (marked !== undefined) assert.equal(text.slice(start, end), marked);
    });

  it("refuses aliases that were made to fill the memory", () => {
    const lines = ["a0: &a0 [x, x]"];
    for (let n = 1; n < 12; n++) lines.push(`a${n}: &a${n} [${`*a${n - 1}, `.repeat(9)}]`);
    assert.match(readManifests(pod("a") + lines.join("\n")).problems[0]?.message ?? "", /cannot be read/);
  });

  for (const [what, open, close] of [
    ["lists", "[", "]"],
    ["maps", "{ a: ", "}"],
  ] as const)
    it(`says that ${what} are nested too deeply, wherever that is noticed`, () => {
      for (const depth of [3_000, 10_000, 30_000]) {
        const text = `${pod("deep")}spec: ${open.repeat(depth)}1${close.repeat(depth)}\n`;
        const { objects, problems } = readManifests(`${text}---\n${pod("b")}`);
        assert.deepEqual(
          [objects.map(({ object }) => object.metadata.name), problems.map(({ message }) => message)],
          [["b"], ["This document is nested too deeply to be read."]],
          `${depth}`,
        );
      }
    });

  it("keeps the good documents apart from the bad", () => {
    const { objects, problems } = readManifests(`${pod("a")}---\na: [\n---\n${pod("b")}`);
    assert.equal(objects.length, 2);
    assert.equal(problems.length, 1);
  });

  it("reads every manifest of the corpus, and finds every field of it", function () {
    const files = corpus();
    if (files.length === 0) this.skip();
    this.timeout(120_000);
    let checked = 0;
    for (const { name, text } of files) {
      const documents = parseAllDocuments(text, { logLevel: "silent", version: "1.1" });
      if (!Array.isArray(documents) || documents.some(({ errors }) => errors.length > 0)) continue;
      const expected = documents
        .flatMap((document) => itemsOf(document.toJS()))
        .filter(
          (each) =>
            typeof each.metadata?.name === "string" &&
            each.kind !== undefined &&
            each.apiVersion !== undefined,
        )
        .map(({ kind, metadata }) => `${kind} ${String(metadata?.name)}`);
      const { objects } = readManifests(text);
      assert.deepEqual(
        objects.map(({ object }) => `${object.kind} ${object.metadata.name}`),
        expected,
        name,
      );
      for (const { documentIndex, root } of objects.slice(0, 5))
        for (const field of [["apiVersion"], ["kind"], ["metadata", "name"]]) {
          const range = rangeOfField(text, documentIndex, [...root, ...field]);
          if (field[0] !== "metadata" && root.length > 0) continue;
          assert.equal(range?.isThere, true, `${name} ${documentIndex} ${field.join(".")}`);
          checked++;
        }
    }
    assert.ok(checked > 500, `only ${checked} fields were found`);
  });
});

interface Parsed {
  readonly apiVersion?: unknown;
  readonly kind?: string;
  readonly metadata?: { readonly name?: unknown } | null;
  readonly items?: Parsed[];
}

function itemsOf(value: unknown): Parsed[] {
  if (typeof value !== "object" || value === null) return [];
  const object = value as Parsed;
  return object.kind?.endsWith("List") && Array.isArray(object.items)
    ? object.items.flatMap(itemsOf)
    : [object];
}

describe("applyOrder", () => {
  it("puts namespaces and definitions first, and leaves the others as they are", () => {
    const kinds = ["Service", "CustomResourceDefinition", "Deployment", "Namespace", "ConfigMap"];
    assert.deepEqual(
      applyOrder(kinds.map((kind) => ({ object: { kind } }))).map(({ object }) => object.kind),
      ["Namespace", "CustomResourceDefinition", "Service", "Deployment", "ConfigMap"],
    );
  });
});

describe("looksLikeManifest", () => {
  for (const text of [
    pod("a"),
    `# a\n---\n${pod("b")}`,
    '{"apiVersion": "v1",\n "kind": "Pod"}',
    pod("a").replaceAll("\n", "\r\n"),
  ])
    it(`is true of ${JSON.stringify(text.slice(0, 30))}`, () => assert.equal(looksLikeManifest(text), true));
  for (const text of [
    "",
    "kind: Pod",
    "a: b",
    "apiVersion:\nkind:\n",
    "apiVersion: eksctl.io/v1alpha5\nkind: ClusterConfig\n",
  ])
    it(`is false of ${JSON.stringify(text)}`, () => assert.equal(looksLikeManifest(text), false));
});
